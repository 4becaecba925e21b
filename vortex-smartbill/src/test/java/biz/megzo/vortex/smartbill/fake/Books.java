package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What happens to documents, whoever asks: the API or a person. Called inside the lock. */
final class Books {
  private final World world;

  Books(World world) {
    this.world = world;
  }

  /** Takes the next number of the series, unless it is a draft. */
  EstimateState create(Company company, JsonNode body, LocalDate issued) {
    String name = Json.text(body, "seriesName");
    SeriesState series = company.series(name, 'p').orElseThrow();
    String number = "";
    if (!Json.flag(body, "isDraft")) {
      number = SeriesState.printed(series.next);
      if (company.estimate(name, number).isPresent()) {
        throw new Refusal("Numarul " + number + " este deja alocat pe seria " + name + "!");
      }
      series.next++;
    }
    List<FakeLine> lines = Totals.of(body, line -> printedName(company, line));
    body.path("products").forEach(line -> catalogue(company, line));
    var estimate =
        new EstimateState(name, number, world.nextDocument(), issued, lines, body.deepCopy());
    company.estimates.add(estimate);
    return estimate;
  }

  private static boolean keepsName(Company company, JsonNode line) {
    return company.usesCodes && Json.flag(line, "useSBProductName");
  }

  private static String printedName(Company company, JsonNode line) {
    return company
        .productOf(line)
        .filter(product -> keepsName(company, line))
        .map(FakeProduct::name)
        .orElseGet(() -> Json.text(line, "name"));
  }

  /** A line may rename its product, and saves it when told to. */
  private static void catalogue(Company company, JsonNode line) {
    var known = company.productOf(line);
    if (Json.flag(line, "isDiscount")) {
      return;
    }
    boolean saves = Json.flag(line, "saveToDb");
    if (known.isPresent()) {
      FakeProduct named =
          keepsName(company, line) ? known.get() : known.get().named(Json.text(line, "name"));
      company.put(saves ? saved(company, line, named.id(), named.name()) : named);
    } else if (saves) {
      company.put(saved(company, line, company.newId("prod"), Json.text(line, "name")));
    }
  }

  private static FakeProduct saved(Company company, JsonNode line, String id, String name) {
    return new FakeProduct(
        id,
        company.usesCodes ? Json.text(line, "code") : "",
        name,
        Json.text(line, "measuringUnitName"),
        Json.number(line, "price"),
        Json.text(line, "taxName"),
        Json.flag(line, "isService"));
  }

  /** A proforma that is none of ours, with the next number of the series. */
  EstimateState foreign(Company company, String series, String mentions) {
    ObjectNode body = Json.object().put("companyVatCode", company.cif).put("seriesName", series);
    body.put("mentions", mentions);
    body.putObject("client").put("name", "Alt client SRL").put("country", "Romania");
    ObjectNode line = body.putArray("products").addObject();
    line.put("name", "Consultanta").put("quantity", 1).put("price", BigDecimal.TEN);
    return create(company, body, world.today());
  }

  void delete(Company company, EstimateState estimate) {
    company.estimates.remove(estimate);
    company
        .series(estimate.series, 'p')
        .filter(series -> series.next == Long.parseLong(estimate.number) + 1)
        .filter(series -> !world.is(FakeQuirk.COUNTER_STAYS_ON_DELETE))
        .ifPresent(series -> series.next--);
  }

  /** Whether no proforma of the series has a higher number. */
  static boolean last(Company company, EstimateState estimate) {
    return company.estimates.stream()
        .filter(other -> other.series.equals(estimate.series) && !other.number.isEmpty())
        .noneMatch(other -> Long.parseLong(other.number) > Long.parseLong(estimate.number));
  }

  /** Issues an invoice for a proforma and takes its goods out of stock. */
  FakeInvoice invoice(Company company, EstimateState estimate, String series, boolean draft) {
    FakeEstimate seen = estimate.seen(List.of());
    String number = draft ? "" : nextInvoiceNumber(company, series);
    var invoice =
        new FakeInvoice(
            series, number, seen.total(), BigDecimal.ZERO, false, estimate.series, estimate.number);
    company.invoices.add(invoice);
    if (!draft) {
      moveGoods(company, estimate.body, BigDecimal.ONE.negate());
    }
    return invoice;
  }

  String nextInvoiceNumber(Company company, String series) {
    SeriesState counter =
        company.series(series, 'f').orElseThrow(() -> new Refusal(EstimateRules.NO_SERIES));
    return SeriesState.printed(counter.next++);
  }

  void cancelInvoice(Company company, FakeInvoice invoice, boolean cancelled) {
    if (invoice.cancelled() == cancelled) {
      return;
    }
    company.replace(invoice, invoice.cancelled(cancelled));
    company
        .estimate(invoice.estimateSeries(), invoice.estimateNumber())
        .ifPresent(
            estimate ->
                moveGoods(
                    company, estimate.body, cancelled ? BigDecimal.ONE : BigDecimal.ONE.negate()));
  }

  private void moveGoods(Company company, JsonNode body, BigDecimal direction) {
    for (JsonNode line : body.path("products")) {
      boolean goods = !Json.flag(line, "isDiscount") && !Json.flag(line, "isService");
      String wanted = Json.text(line, "warehouseName");
      BigDecimal by = Json.number(line, "quantity").multiply(direction);
      company
          .productOf(line)
          .filter(product -> goods && !product.service())
          .ifPresent(
              product ->
                  company.warehouses.stream()
                      .filter(one -> wanted.isEmpty() ? one.everHeld(product.id()) : true)
                      .filter(one -> wanted.isEmpty() || one.name.equals(wanted))
                      .findFirst()
                      .ifPresent(one -> company.move(one, product, world.today(), by)));
    }
  }
}
