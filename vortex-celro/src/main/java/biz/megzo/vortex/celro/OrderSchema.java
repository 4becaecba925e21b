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
                  "Kind of line; product, transport, discount or other",
                  "Felul liniei; product (produs), transport, discount (reducere) sau other"
                      + " (altceva)")
              .must(),
          Field.of("sku", TEXT, "Product model", "Modelul produsului"),
          Field.of("name", TEXT, "Name on the order", "Denumirea din comandă"),
          Field.of("quantity", DECIMAL, "Quantity on the order", "Cantitatea din comandă").must(),
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
          Field.of("order.notes", TEXT, "The buyer's comments", "Observațiile cumpărătorului"),
          Field.of(
              "order.source", TEXT, "Site the order came from", "Site-ul de unde vine comanda"),
          Field.of("order.date", DATE, "Day of the order", "Data comenzii"),
          Field.of(
                  "order.total",
                  DECIMAL,
                  "What the buyer pays; VAT included",
                  "Suma plătită de cumpărător; cu TVA")
              .kind(Kind.GROSS),
          Field.of("status.code", TEXT, "Cel.ro's id of the status", "Id-ul stării la Cel.ro"),
          Field.of("status.label", TEXT, "Cel.ro's name of the status", "Numele stării la Cel.ro"),
          Field.of(
              "payment.method",
              TEXT,
              "Payment method; CASH_ON_DELIVERY, CARD, BANK_TRANSFER, OTHER or UNKNOWN",
              "Metoda de plată; CASH_ON_DELIVERY (ramburs), CARD, BANK_TRANSFER (ordin de plată),"
                  + " OTHER sau UNKNOWN"),
          Field.of(
              "payment.state",
              TEXT,
              "Payment state; UNPAID, AUTHORISED, PAID, REFUNDED or UNKNOWN",
              "Starea plății; UNPAID (neplătit), AUTHORISED (autorizat), PAID (plătit), REFUNDED"
                  + " (returnat) sau UNKNOWN"),
          Field.of(
              "payment.label", TEXT, "Cel.ro's words for the payment", "Modul de plată la Cel.ro"),
          Field.of(
              "delivery.label", TEXT, "Cel.ro's words for delivery", "Modul de livrare la Cel.ro"),
          Field.of(
              "prices",
              TEXT,
              "Reading of Cel.ro's prices; gross, net or unknown, whichever gives the total",
              "Felul prețurilor Cel.ro; gross (cu TVA), net (fără TVA) sau unknown, după cum dau"
                  + " totalul"),
          Field.of(
              "buyer.name",
              TEXT,
              "Buyer's name; of a company, its contact",
              "Numele cumpărătorului; la firme, contactul"),
          Field.of("buyer.company", TEXT, "Buyer's company", "Firma cumpărătorului"),
          Field.of(
              "buyer.taxId",
              TEXT,
              "Buyer's tax id; CIF or CNP",
              "Codul fiscal al cumpărătorului; CIF sau CNP"),
          Field.of(
              "buyer.regCom", TEXT, "Trade register number", "Numărul la registrul comerțului"),
          Field.of(
              "buyer.email", TEXT, "Buyer's e-mail address", "Adresa de e-mail a cumpărătorului"),
          Field.of("buyer.phone", TEXT, "Buyer's phone", "Telefonul cumpărătorului"),
          Field.of("billing.street", TEXT, "Billing street", "Strada de facturare"),
          Field.of("billing.city", TEXT, "Billing city", "Localitatea de facturare"),
          Field.of("billing.county", TEXT, "Billing county", "Județul de facturare"),
          Field.of("billing.postalCode", TEXT, "Billing postal code", "Codul poștal de facturare"),
          Field.of("billing.country", TEXT, "Billing country", "Țara de facturare"),
          Field.of("delivery.name", TEXT, "Name for delivery", "Numele destinatarului"),
          Field.of("delivery.phone", TEXT, "Phone for delivery", "Telefonul destinatarului"),
          Field.of("delivery.street", TEXT, "Delivery street", "Strada de livrare"),
          Field.of("delivery.city", TEXT, "Delivery city", "Localitatea de livrare"),
          Field.of("delivery.county", TEXT, "Delivery county", "Județul de livrare"),
          Field.of("delivery.postalCode", TEXT, "Delivery postal code", "Codul poștal de livrare"),
          Field.of("delivery.country", TEXT, "Delivery country", "Țara de livrare"),
          Field.of("delivery.parcels", INTEGER, "Number of parcels", "Numărul de colete"),
          Field.of("delivery.envelopes", INTEGER, "Number of envelopes", "Numărul de plicuri"),
          Field.of("delivery.weight", DECIMAL, "Weight in kg", "Greutatea în kg"),
          Field.records("lines", LINE, "Lines of the order", "Liniile comenzii").must());

  private OrderSchema() {}
}
