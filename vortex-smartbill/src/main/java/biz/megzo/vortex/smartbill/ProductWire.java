package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.CatalogSource.CatalogItem;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Product;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.rules.FieldRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product as V3 writes it ({@code api/smartbill.md} 4.3).
 *
 * @param codes whether the account knows products by code
 */
record ProductWire(JsonNode json, boolean codes) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What tells products apart: the code, or the name where there are no codes. */
  String key() {
    // as it stands: blanks at an end make another product for SmartBill
    return json.path(codes ? "code" : "name").asText("");
  }

  String subject() {
    String text = key().isBlank() ? Json.text(json, "name") : key();
    return text.isBlank() ? "product " + Json.text(json, "id") : text;
  }

  /** Why the product can not be used; empty when it can. */
  String problem() {
    if (key().isBlank()) {
      return codes
          ? "has no code; give it one in SmartBill, or set productCodes to false if the account"
              + " works without codes"
          : "has no name; give it one in SmartBill";
    }
    if (!Sku.valid(key())) {
      return "its code is longer than "
          + Sku.MAX_LENGTH
          + " characters, has blanks at an end or control characters; correct it in SmartBill";
    }
    return "";
  }

  /** Why the product can not be used when another one of the list has its key. */
  String duplicate() {
    return key().isBlank()
        ? problem()
        : "another product has the same code; give each its own in SmartBill";
  }

  CatalogItem item() {
    Sku sku = Sku.of(key());
    String name = Json.text(json, "name");
    String unit = Json.text(json, "measuringUnitName");
    boolean gross = Json.bool(json, "isVatIncluded");
    Product product =
        new Product(
            sku,
            name.isEmpty() ? sku.value() : name,
            price().orElse(null),
            gross,
            vat().orElse(null),
            unit.isEmpty() ? null : unit,
            Json.bool(json, "isService"));
    return new CatalogItem(product, fields(sku));
  }

  private FieldRecord fields(Sku sku) {
    FieldRecord.Builder fields =
        FieldRecord.builder()
            .text("code", sku.value())
            .textIfPresent("name", Json.text(json, "name"))
            .textIfPresent("description", Json.text(json, "description"))
            .textIfPresent("cnCode", Json.text(json, "cnCode"))
            .textIfPresent("id", Json.text(json, "id"))
            .textIfPresent("currency", Json.text(json, "currency").toUpperCase(Locale.ROOT))
            .textIfPresent("vatName", Json.text(json, "vatName"))
            .textIfPresent("unit", Json.text(json, "measuringUnitName"));
    Json.decimal(json, "price").ifPresent(value -> fields.decimal("price", value));
    percent().ifPresent(value -> fields.decimal("vatPercent", value));
    flag("isVatIncluded").ifPresent(value -> fields.bool("priceIncludesVat", value));
    flag("isService").ifPresent(value -> fields.bool("service", value));
    return fields.build();
  }

  private Optional<Boolean> flag(String field) {
    return json.path(field).isValueNode() && !json.path(field).isNull()
        ? Optional.of(Json.bool(json, field))
        : Optional.empty();
  }

  /** A price needs a currency that exists: none is assumed. */
  private Optional<Money> price() {
    @Nullable Currency currency = currency();
    return currency == null
        ? Optional.empty()
        : Json.decimal(json, "price").map(amount -> Money.of(amount, currency));
  }

  private @Nullable Currency currency() {
    try {
      return Currency.getInstance(Json.text(json, "currency").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Optional<Vat> vat() {
    String name = Json.text(json, "vatName");
    return percent().map(percent -> new Vat(name.isEmpty() ? null : name, percent));
  }

  /** Pseudo percentages such as 9999 are no rates (5.1). */
  private Optional<BigDecimal> percent() {
    return Json.decimal(json, "vatPercentage")
        .filter(percent -> percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0);
  }
}
