package biz.megzo.vortex.smartbill.fake;

import static biz.megzo.vortex.smartbill.fake.EstimateRules.demand;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of section 2.9 about lines, discounts and VAT. Quantities are never looked at. */
final class LineRules {
  /** Instead of a unit: take the catalogue's. */
  static final String UNIT_OF_CATALOGUE = "@@@@@";

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final String NO_VALUE =
      "discountPercentage/discountValue trebuie specificat pentru fiecare produs de tip discount";
  private static final String MIXED_RATES =
      "La aplicarea unui discount pentru produse cu cote tva diferite, trebuie sa specifici si cota"
          + " tva a discountului.";

  private final Company company;
  private final String currency;

  LineRules(Company company, String currency) {
    this.company = company;
    this.currency = currency;
  }

  void check(List<JsonNode> lines) {
    lines.forEach(this::required);
    lines.forEach(this::product);
    lines.forEach(this::tax);
    includedStandsAlone(lines);
    for (int i = 0; i < lines.size(); i++) {
      if (Json.flag(lines.get(i), "isDiscount")) {
        discount(lines.get(i), lines.subList(0, i));
      }
    }
    lines.forEach(this::currency);
  }

  private void required(JsonNode line) {
    demand(!Json.text(line, "name").isEmpty(), missing("name"));
    demand(!Json.text(line, "measuringUnitName").isEmpty(), missing("measuringUnitName"));
    demand(Json.given(line, "quantity"), missing("quantity"));
    demand(Json.given(line, "price"), missing("price"));
    boolean rate = Json.flag(line, "isDiscount") || Json.given(line, "taxPercentage");
    demand(rate || !company.vatPayer, missing("taxPercentage"));
  }

  private static String missing(String field) {
    return field + " trebuie specificat pentru fiecare produs";
  }

  private void product(JsonNode line) {
    String name = Json.text(line, "name");
    if (company.usesCodes && !Json.flag(line, "isDiscount")) {
      demand(!Json.text(line, "code").isEmpty(), "Produsul " + name + " nu are codul specificat.");
    }
    demand(
        Json.number(line, "price").signum() >= 0,
        "Pretul produsului " + name + " trebuie sa fie pozitiv.");
    String unit = Json.text(line, "measuringUnitName");
    boolean known =
        unit.equals(UNIT_OF_CATALOGUE)
            ? company.productOf(line).isPresent()
            : company.units.contains(unit);
    demand(known, "Unitatea de masura " + unit + " nu a fost gasita pe server!");
    String warehouse = Json.text(line, "warehouseName");
    demand(
        warehouse.isEmpty() || company.warehouse(warehouse).isPresent(),
        "Gestiunea " + warehouse + " nu a fost gasita pe server.");
  }

  private void tax(JsonNode line) {
    boolean mentioned = Json.given(line, "taxPercentage") || Json.given(line, "taxName");
    if (!company.vatPayer) {
      demand(!mentioned && !Json.given(line, "isTaxIncluded"), "Firma este neplatitoare de tva.");
      return;
    }
    if (mentioned) {
      String name = Json.text(line, "name");
      boolean bare = Json.text(line, "taxName").isEmpty();
      boolean zero = Json.number(line, "taxPercentage").signum() == 0;
      demand(!(bare && zero), "Trebuie sa setezi o cota tva pentru produsul " + name + ".");
      demand(
          rate(line).isPresent(), "Cota tva a produsului " + name + " nu a fost gasita pe server!");
    }
  }

  private Optional<VatRate> rate(JsonNode line) {
    String name = Json.text(line, "taxName");
    BigDecimal percentage = Json.number(line, "taxPercentage");
    return company.rates.stream()
        .filter(rate -> rate.is(percentage) && (name.isEmpty() || rate.name().equals(name)))
        .findFirst();
  }

  private void includedStandsAlone(List<JsonNode> lines) {
    List<VatRate> rates = lines.stream().flatMap(line -> rate(line).stream()).distinct().toList();
    demand(
        rates.size() < 2 || rates.stream().noneMatch(VatRate::included),
        "Nu puteti adauga produse cu cote tva diferite daca unul din ele are cota TVA inclus!");
  }

  private void discount(JsonNode line, List<JsonNode> before) {
    int type = Json.given(line, "discountType") ? line.path("discountType").asInt() : 2;
    demand(Json.given(line, type == 2 ? "discountPercentage" : "discountValue"), NO_VALUE);
    if (type == 2) {
      BigDecimal percent = Json.number(line, "discountPercentage");
      demand(
          percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0,
          "Trebuie sa introduceti valoarea procentului!");
    }
    int items = line.path("numberOfItems").asInt(0);
    if (company.vatPayer && items >= 1 && items <= before.size()) {
      var rates = new ArrayList<Optional<VatRate>>();
      before.subList(before.size() - items, before.size()).stream()
          .filter(covered -> Json.given(covered, "taxPercentage"))
          .map(this::rate)
          .distinct()
          .forEach(rates::add);
      boolean explicit = type != 2 && Json.given(line, "taxPercentage");
      demand(rates.size() < 2 || explicit, MIXED_RATES);
    }
  }

  private void currency(JsonNode line) {
    String own = Json.text(line, "currency");
    demand(
        (own.isEmpty() ? "RON" : own).equals(currency),
        "Aveti produse care au pretul in alta moneda decat cea a facturii.");
  }
}
