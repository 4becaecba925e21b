package biz.megzo.vortex.celro;

import static biz.megzo.vortex.rules.FieldType.DATE;
import static biz.megzo.vortex.rules.FieldType.DECIMAL;
import static biz.megzo.vortex.rules.FieldType.INTEGER;
import static biz.megzo.vortex.rules.FieldType.TEXT;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.Kind;

/** {@code celro.order}: what an order gives to rules. */
final class OrderSchema {
  static final FieldSchema LINE =
      FieldSchema.of(
          "celro.order.line",
          Field.of("id", TEXT, "Cel.ro's id of the line", "Id-ul liniei la Cel.ro").must(),
          Field.of(
                  "kind",
                  TEXT,
                  "product, transport, discount or other",
                  "product, transport, discount sau other (produs, transport, reducere, altceva)")
              .must(),
          Field.of("sku", TEXT, "Product model", "Modelul produsului"),
          Field.of("name", TEXT, "Name on the order", "Denumirea din comandă"),
          Field.of("quantity", DECIMAL, "Quantity", "Cantitatea").must(),
          Field.of("price", DECIMAL, "Price of one unit, VAT included", "Prețul unitar cu TVA")
              .kind(Kind.GROSS),
          Field.of("total", DECIMAL, "Total of the line, VAT included", "Totalul liniei cu TVA")
              .kind(Kind.GROSS),
          Field.of("vatPercent", DECIMAL, "VAT percentage", "Cota de TVA în procente")
              .kind(Kind.PERCENT),
          Field.of("erp.name", TEXT, "Name in the ERP's catalogue", "Denumirea din nomenclator"),
          Field.of(
              "erp.unit",
              TEXT,
              "Unit in the ERP's catalogue",
              "Unitatea de măsură din nomenclator"),
          Field.of(
              "erp.vatName", TEXT, "VAT rate in the ERP", "Numele cotei de TVA din nomenclator"),
          Field.of(
                  "erp.vatPercent",
                  DECIMAL,
                  "VAT percentage in the ERP's catalogue",
                  "Procentul de TVA din nomenclator")
              .kind(Kind.PERCENT));

  static final FieldSchema ORDER =
      FieldSchema.of(
          "celro.order",
          Field.of("order.id", TEXT, "Order number at Cel.ro", "Numărul comenzii la Cel.ro").must(),
          Field.of("order.notes", TEXT, "The buyer's comments", "Observațiile clientului"),
          Field.of(
              "order.source", TEXT, "Site the order came from", "Site-ul de unde vine comanda"),
          Field.of("order.date", DATE, "Day of the order", "Data comenzii"),
          Field.of(
                  "order.total",
                  DECIMAL,
                  "What the buyer pays, VAT included",
                  "Cât plătește clientul, cu TVA")
              .kind(Kind.GROSS),
          Field.of("status.code", TEXT, "Cel.ro's id of the status", "Id-ul stării la Cel.ro"),
          Field.of("status.label", TEXT, "Cel.ro's name of the status", "Numele stării la Cel.ro"),
          Field.of(
              "payment.method",
              TEXT,
              "CASH_ON_DELIVERY, CARD, BANK_TRANSFER, OTHER or UNKNOWN",
              "CASH_ON_DELIVERY (ramburs), CARD, BANK_TRANSFER (ordin de plată), OTHER, UNKNOWN"),
          Field.of(
              "payment.state",
              TEXT,
              "UNPAID, AUTHORISED, PAID, REFUNDED or UNKNOWN",
              "UNPAID (neplătit), AUTHORISED, PAID (plătit), REFUNDED (returnat), UNKNOWN"),
          Field.of(
              "payment.label", TEXT, "Cel.ro's words for the payment", "Modul de plată la Cel.ro"),
          Field.of(
              "delivery.label", TEXT, "Cel.ro's words for delivery", "Modul de livrare la Cel.ro"),
          Field.of(
              "prices",
              TEXT,
              "gross, net or unknown: which reading of Cel.ro's prices gives the total",
              "gross (cu TVA), net (fără TVA) sau unknown: cum dau prețurile totalul comenzii"),
          Field.of("buyer.name", TEXT, "Person or contact", "Persoana sau contactul"),
          Field.of("buyer.company", TEXT, "Company", "Firma"),
          Field.of("buyer.taxId", TEXT, "Tax id (CIF or CNP)", "CIF sau CNP"),
          Field.of(
              "buyer.regCom", TEXT, "Trade register number", "Numărul la registrul comerțului"),
          Field.of("buyer.email", TEXT, "E-mail", "E-mail"),
          Field.of("buyer.phone", TEXT, "Phone", "Telefon"),
          Field.of("billing.street", TEXT, "Billing: street", "Facturare: strada"),
          Field.of("billing.city", TEXT, "Billing: city", "Facturare: localitatea"),
          Field.of("billing.county", TEXT, "Billing: county", "Facturare: județul"),
          Field.of("billing.postalCode", TEXT, "Billing: postal code", "Facturare: codul poștal"),
          Field.of("billing.country", TEXT, "Billing: country", "Facturare: țara"),
          Field.of("delivery.name", TEXT, "Delivery: name", "Livrare: numele"),
          Field.of("delivery.phone", TEXT, "Delivery: phone", "Livrare: telefonul"),
          Field.of("delivery.street", TEXT, "Delivery: street", "Livrare: strada"),
          Field.of("delivery.city", TEXT, "Delivery: city", "Livrare: localitatea"),
          Field.of("delivery.county", TEXT, "Delivery: county", "Livrare: județul"),
          Field.of("delivery.postalCode", TEXT, "Delivery: postal code", "Livrare: codul poștal"),
          Field.of("delivery.country", TEXT, "Delivery: country", "Livrare: țara"),
          Field.of("delivery.parcels", INTEGER, "Parcels", "Colete"),
          Field.of("delivery.envelopes", INTEGER, "Envelopes", "Plicuri"),
          Field.of("delivery.weight", DECIMAL, "Weight in kg", "Greutatea în kg"),
          Field.records("lines", LINE, "Lines of the order", "Liniile comenzii").must());

  private OrderSchema() {}
}
