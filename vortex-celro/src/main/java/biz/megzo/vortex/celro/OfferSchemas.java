package biz.megzo.vortex.celro;

import static biz.megzo.vortex.rules.FieldType.BOOLEAN;
import static biz.megzo.vortex.rules.FieldType.DECIMAL;
import static biz.megzo.vortex.rules.FieldType.INTEGER;
import static biz.megzo.vortex.rules.FieldType.TEXT;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.List;

/** What offers, prices and waybills are written from ({@code api/celro.md} 3.1, 5.1). */
final class OfferSchemas {
  /** Fields of that prefix are category characteristics. */
  static final String CHARACTERISTIC = "charact.";

  /** Set by rules for products that the marketplace's own catalogue has; never sent. */
  static final String EXISTING = "existing";

  private static final FieldSchema IMAGE =
      FieldSchema.of(
          "celro.offer.image", Field.of("url", TEXT, "Image address", "Adresa imaginii").must());

  static final FieldSchema CONTENT =
      new FieldSchema(
          "celro.offer",
          List.of(
              Field.of("products_name", TEXT, "Name of the product", "Denumirea produsului").must(),
              Field.of("manufacturers_name", TEXT, "Manufacturer", "Producătorul").must(),
              Field.of("categories_id", INTEGER, "Cel.ro category id", "Id-ul categoriei la Cel.ro")
                  .must(),
              Field.of(
                      "products_image",
                      TEXT,
                      "Address of the main image",
                      "Adresa imaginii principale")
                  .must(),
              Field.of("products_description", TEXT, "Description; HTML", "Descrierea; HTML"),
              Field.of(
                  "garantie",
                  INTEGER,
                  "Warranty for persons; months",
                  "Garanția pentru persoane fizice; în luni"),
              Field.of(
                  "garantie_pj",
                  INTEGER,
                  "Warranty for companies; months",
                  "Garanția pentru persoane juridice; în luni"),
              Field.of("products_url", TEXT, "Page of the product", "Pagina produsului"),
              Field.records("image", IMAGE, "Further images", "Alte imagini"),
              Field.of("products_weight", DECIMAL, "Weight in kg", "Greutatea în kg"),
              Field.of(
                  "status", BOOLEAN, "Whether buyers see the offer", "Dacă oferta este activă"),
              Field.of(
                  "procesare_in", INTEGER, "Handling time; days", "Timpul de procesare; în zile"),
              Field.of(
                  EXISTING,
                  BOOLEAN,
                  "Whether Cel.ro's catalogue has the product; only an offer is made then",
                  "Dacă produsul există în catalogul Cel.ro; se face doar oferta"),
              Field.of(
                  "vendor_ext_id",
                  TEXT,
                  "The merchant's own id of the product",
                  "Id-ul produsului la vânzător")),
          CHARACTERISTIC);

  static final FieldSchema PRICE =
      FieldSchema.of(
          "celro.price",
          Field.of(
                  "pretf",
                  DECIMAL,
                  "Price; hasTVA says whether VAT is in it",
                  "Prețul; hasTVA spune dacă include TVA")
              .must(),
          Field.of("hasTVA", BOOLEAN, "Whether the price includes VAT", "Dacă prețul include TVA")
              .must(),
          Field.of("moneda", TEXT, "Currency; RON, EUR or USD", "Moneda; RON, EUR sau USD").max(3),
          Field.of("pret_vechi", DECIMAL, "Former price; crossed out", "Prețul vechi; tăiat"),
          Field.of(
              "overridePrice",
              BOOLEAN,
              "Whether a price that changes by more than 10 % is accepted",
              "Dacă se acceptă un preț schimbat cu peste 10 %"));

  static final FieldSchema WAYBILL =
      FieldSchema.of(
          "celro.waybill",
          Field.of("courier_account", INTEGER, "Courier account id", "Id-ul contului de curier")
              .must(),
          Field.of("sender.contact_id", INTEGER, "Sender's contact id", "Id-ul contactului").must(),
          Field.of("sender.address_id", INTEGER, "Pick-up address id", "Id-ul adresei de ridicare")
              .must(),
          Field.of("envelopes", INTEGER, "Envelopes", "Plicuri"),
          Field.of("packages", INTEGER, "Parcels", "Colete"),
          Field.of("weight", DECIMAL, "Weight in kg, above 0", "Greutatea în kg, peste 0").must(),
          Field.of("repayment", DECIMAL, "Cash on delivery", "Ramburs"),
          Field.of("insurance", DECIMAL, "Declared value", "Valoarea declarată"),
          Field.of(
              "awb_format", TEXT, "Label format, for example A6", "Formatul etichetei, de ex. A6"),
          Field.of("service", TEXT, "Courier's service code", "Codul serviciului de curierat"),
          Field.of("comments", TEXT, "Comments for the courier", "Observații pentru curier"),
          Field.of("options.open_package", BOOLEAN, "Open on delivery", "Deschidere la livrare"),
          Field.of("options.saturday_delivery", BOOLEAN, "Saturday delivery", "Livrare sâmbăta"),
          Field.of(
              "options.epod", BOOLEAN, "Electronic proof of delivery", "Confirmare electronică"),
          Field.of("receiver.company", BOOLEAN, "Receiver is a company", "Destinatarul este firmă"),
          Field.of(
              "receiver.name", TEXT, "Receiver: company or person", "Destinatar: firma sau numele"),
          Field.of(
              "receiver.contact", TEXT, "Receiver: contact", "Destinatar: persoana de contact"),
          Field.of("receiver.phone", TEXT, "Receiver: phone", "Destinatar: telefonul"),
          Field.of("receiver.county", TEXT, "Receiver: county", "Destinatar: județul"),
          Field.of("receiver.city", TEXT, "Receiver: city", "Destinatar: localitatea"),
          Field.of("receiver.address", TEXT, "Receiver: street", "Destinatar: adresa"));

  private OfferSchemas() {}
}
