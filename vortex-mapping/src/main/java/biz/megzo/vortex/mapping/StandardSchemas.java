package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of docs/fields.md, for hosts that give no schemas of their own connectors. */
final class StandardSchemas {
  static final FieldSchema PRODUCT =
      schema(
          "smartbill.product",
          "code name description cnCode id currency vatName unit: TEXT; price: DECIMAL;"
              + " vatPercent: PERCENT; priceIncludesVat service: BOOLEAN");
  static final FieldSchema OFFER = offer();
  static final FieldSchema PRICE =
      schema(
          "celro.price",
          "pretf* pret_vechi: DECIMAL; hasTVA* overridePrice: BOOLEAN; moneda<3: TEXT");
  static final FieldSchema ORDER =
      with(
          schema(
              "celro.order",
              "order.id* order.notes order.source status.code status.label payment.method"
                  + " payment.state payment.label delivery.label prices buyer.name buyer.company"
                  + " buyer.taxId buyer.regCom buyer.email buyer.phone billing.street billing.city"
                  + " billing.county billing.postalCode billing.country delivery.name"
                  + " delivery.phone delivery.street delivery.city delivery.county"
                  + " delivery.postalCode delivery.country: TEXT; delivery.parcels"
                  + " delivery.envelopes: INTEGER; delivery.weight: DECIMAL; order.date: DATE;"
                  + " order.total: GROSS"),
          records(
                  "lines",
                  schema(
                      "celro.order.line",
                      "id* kind* sku name erp.name erp.unit erp.vatName: TEXT; quantity*: DECIMAL; price"
                          + " total: GROSS; vatPercent erp.vatPercent: PERCENT"))
              .must(),
          null);
  static final FieldSchema ESTIMATE =
      with(
          schema(
              "smartbill.estimate",
              "client.name* client.country* client.vatCode client.regCom client.address client.city"
                  + " client.county client.email client.phone client.contact currency language"
                  + " mentions observations: TEXT; client.isTaxPayer: BOOLEAN; issueDate dueDate:"
                  + " DATE; exchangeRate: DECIMAL; precision: INTEGER"),
          records(
                  "products",
                  schema(
                      "smartbill.estimate.products",
                      "name* code measuringUnitName currency taxName warehouseName"
                          + " productDescription<2000: TEXT; quantity* price* discountValue: DECIMAL;"
                          + " taxPercentage discountPercentage: PERCENT; numberOfItems"
                          + " discountType: INTEGER; isTaxIncluded isService isDiscount"
                          + " useSBProductName: BOOLEAN"))
              .must(),
          null);

  private StandardSchemas() {}

  private static FieldSchema offer() {
    FieldSchema offer =
        schema(
            "celro.offer",
            "products_name* manufacturers_name* products_image* products_description products_url"
                + " vendor_ext_id: TEXT; categories_id* garantie garantie_pj procesare_in: INTEGER;"
                + " products_weight: DECIMAL; status existing: BOOLEAN");
    return with(offer, records("image", schema("celro.offer.image", "url*: TEXT")), "charact.");
  }

  private static Field records(String name, FieldSchema nested) {
    return Field.records(name, nested, name, name);
  }

  private static FieldSchema with(FieldSchema schema, Field more, @Nullable String openPrefix) {
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.add(more);
    return new FieldSchema(schema.name(), fields, openPrefix);
  }

  /**
   * Names, a star behind those that must be there, or the longest length, and the type of each
   * group behind a colon.
   */
  private static FieldSchema schema(String name, String text) {
    List<Field> fields = new ArrayList<>();
    for (String group : text.split(";", -1)) {
      int colon = group.indexOf(':');
      String type = group.substring(colon + 1).strip();
      boolean percent = type.equals("PERCENT");
      boolean gross = type.equals("GROSS");
      FieldType fieldType = percent || gross ? FieldType.DECIMAL : FieldType.valueOf(type);
      Kind kind = percent ? Kind.PERCENT : gross ? Kind.GROSS : Kind.PLAIN;
      for (String each : group.substring(0, colon).strip().split(" ", -1)) {
        boolean must = each.endsWith("*");
        int limit = each.indexOf('<');
        String field = must || limit > 0 ? each.replaceFirst("[*<].*", "") : each;
        Field made = Field.of(field, fieldType, field, field).kind(kind);
        made = limit > 0 ? made.max(Integer.parseInt(each.substring(limit + 1))) : made;
        fields.add(must ? made.must() : made);
      }
    }
    return new FieldSchema(name, fields, null);
  }
}
