package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.OfferSink.OfferContent;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns offers into the items of the two write calls ({@code api/celro.md} 3.1, 3.3). */
final class OfferItems {
  private static final Set<String> CURRENCIES = Set.of("RON", "EUR", "USD");
  private static final Pattern SEPARATOR = Pattern.compile("\\|");

  private OfferItems() {}

  /** Thrown and caught inside the package: an item that can not be sent, with the remedy. */
  static final class BadItem extends Exception {
    private static final long serialVersionUID = 1L;

    BadItem(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /** An item of {@code updateStockAndPrice}. */
  static Map<String, Object> update(OfferUpdate offer) throws BadItem {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("products_model", offer.sku().value());
    FieldRecord price = offer.price();
    if (price != null) {
      price(item, price);
      if (!"RON".equals(item.getOrDefault("moneda", "RON"))) {
        throw new BadItem("a price update is in lei; convert the price or drop moneda");
      }
      item.remove("moneda"); // this call has no such field
    }
    if (offer.stock() != null) {
      item.put("stoc", stock(offer.stock()));
    }
    if (offer.active() != null) {
      item.put("status", offer.active() ? 1 : 0);
    }
    if (item.size() == 1) {
      throw new BadItem("nothing to change: neither price, stock nor status is given");
    }
    return item;
  }

  /** An item of the importer, in full form. */
  static Map<String, Object> full(OfferContent offer) throws BadItem {
    FieldRecord content = offer.content();
    required(OfferSchemas.CONTENT, content);
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("products_model", offer.sku().value());
    for (Field field : OfferSchemas.CONTENT.fields()) {
      if (field.type() != FieldType.RECORDS && !field.name().equals(OfferSchemas.EXISTING)) {
        content.get(field.name()).ifPresent(value -> item.put(field.name(), scalar(value)));
      }
    }
    item.put("stoc", stock(offer.stock()));
    price(item, offer.price());
    item.put("image", images(content));
    item.put("charact", characteristics(content));
    return item;
  }

  /** The form of an offer on a product of the marketplace's own catalogue (3.6). */
  static Form join(OfferContent offer) throws BadItem {
    Map<String, Object> price = new LinkedHashMap<>();
    price(price, offer.price());
    if (!Integer.valueOf(1).equals(price.get("hasTVA"))) {
      throw new BadItem(
          "an offer on an existing product takes a price with VAT: map hasTVA to true");
    }
    if (!"RON".equals(price.getOrDefault("moneda", "RON"))) {
      throw new BadItem("an offer on an existing product is in lei; convert the price");
    }
    String model = offer.sku().value();
    return new Form()
        .put(
            "products_model",
            Base64.getEncoder().encodeToString(model.getBytes(StandardCharsets.UTF_8)))
        .put("stoc", stock(offer.stock()))
        .put("pret", price.get("pretf"))
        .put("overridePrice", price.getOrDefault("overridePrice", 0));
  }

  private static int stock(int units) throws BadItem {
    if (units < 0) {
      throw new BadItem("stock must be 0 or more, was " + units);
    }
    return units;
  }

  private static void price(Map<String, Object> item, FieldRecord price) throws BadItem {
    required(OfferSchemas.PRICE, price);
    BigDecimal amount = price.decimal("pretf").orElseThrow();
    if (amount.signum() <= 0) {
      throw new BadItem("pretf must be above 0, was " + amount.toPlainString());
    }
    item.put("pretf", Form.plain(amount));
    item.put("hasTVA", price.bool("hasTVA").orElseThrow() ? 1 : 0);
    String currency = price.text("moneda").orElse("RON").toUpperCase(Locale.ROOT);
    if (!CURRENCIES.contains(currency)) {
      throw new BadItem("moneda must be RON, EUR or USD, was '" + currency + "'");
    }
    if (price.has("moneda")) {
      item.put("moneda", currency);
    }
    price.decimal("pret_vechi").ifPresent(old -> item.put("pret_vechi", Form.plain(old)));
    price.bool("overridePrice").ifPresent(yes -> item.put("overridePrice", yes ? 1 : 0));
  }

  private static Object scalar(FieldValue value) {
    if (value instanceof FieldValue.Decimal decimal) {
      return Form.plain(decimal.value());
    }
    if (value instanceof FieldValue.Whole whole) {
      return whole.value();
    }
    if (value instanceof FieldValue.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    return value.print();
  }

  private static List<Map<String, Object>> images(FieldRecord content) {
    List<Map<String, Object>> images = new ArrayList<>();
    for (FieldRecord image : content.records("image")) {
      image
          .text("url")
          .filter(url -> !url.isBlank())
          .ifPresent(
              url -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("id", 0);
                entry.put("url", url);
                images.add(entry);
              });
    }
    return images;
  }

  private static Map<String, List<String>> characteristics(FieldRecord content) throws BadItem {
    Map<String, List<String>> characteristics = new LinkedHashMap<>();
    for (String field : content.names()) {
      if (field.startsWith(OfferSchemas.CHARACTERISTIC)) {
        String name = field.substring(OfferSchemas.CHARACTERISTIC.length());
        if (name.isBlank() || name.indexOf('[') >= 0 || name.indexOf(']') >= 0) {
          throw new BadItem(
              "the characteristic '" + name + "' can not be sent: no [ or ] in names");
        }
        String value = content.get(field).map(v -> v.print()).orElse("");
        List<String> values =
            SEPARATOR.splitAsStream(value).map(String::strip).filter(v -> !v.isEmpty()).toList();
        characteristics.put(name, values);
      }
    }
    return characteristics;
  }

  /** Refuses a record that lacks a required field or holds one of another type. */
  static void required(FieldSchema schema, FieldRecord record) throws BadItem {
    for (Field field : schema.fields()) {
      boolean there = record.get(field.name()).filter(v -> fits(field, v)).isPresent();
      if (field.required()
          && (!there || record.text(field.name()).filter(String::isBlank).isPresent())) {
        throw new BadItem(
            schema.name() + " needs " + field.name() + " (" + field.english() + "); map it");
      }
      if (record.has(field.name()) && !there) {
        throw new BadItem(schema.name() + ": " + field.name() + " must be " + field.type().name());
      }
    }
  }

  private static boolean fits(Field field, FieldValue value) {
    return value.type() == field.type()
        || (field.type() == FieldType.DECIMAL && value.type() == FieldType.INTEGER);
  }
}
