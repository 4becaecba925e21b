package biz.megzo.vortex.smartbill;

import static biz.megzo.vortex.rules.FieldType.BOOLEAN;
import static biz.megzo.vortex.rules.FieldType.DATE;
import static biz.megzo.vortex.rules.FieldType.DECIMAL;
import static biz.megzo.vortex.rules.FieldType.INTEGER;
import static biz.megzo.vortex.rules.FieldType.TEXT;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.Kind;

/** The fields of both directions; {@code docs/fields.md} lists the same names. */
final class SmartBillFields {
  /** Longest {@code productDescription} ({@code api/smartbill.md} 1.3). */
  static final int LONGEST_DESCRIPTION = 2000;

  static final FieldSchema PRODUCT =
      FieldSchema.of(
          "smartbill.product",
          Field.of(
              "code",
              TEXT,
              "Product code; the name where the account uses no codes",
              "Codul produsului; denumirea, dacă nu se folosesc coduri"),
          Field.of("name", TEXT, "Product name", "Denumirea produsului"),
          Field.of("description", TEXT, "Description", "Descrierea"),
          Field.of("cnCode", TEXT, "Combined nomenclature code", "Codul NC"),
          Field.of(
              "id", TEXT, "SmartBill's own id of the product", "Id-ul produsului în SmartBill"),
          Field.of("price", DECIMAL, "Sale price of one unit", "Prețul de vânzare pe unitate"),
          Field.of("currency", TEXT, "Currency of the price; ISO code", "Moneda prețului; cod ISO"),
          Field.of(
              "priceIncludesVat",
              BOOLEAN,
              "Whether the price includes VAT",
              "Dacă prețul include TVA"),
          Field.of("vatPercent", DECIMAL, "VAT rate in percent", "Cota TVA în procente")
              .kind(Kind.PERCENT),
          Field.of(
              "vatName",
              TEXT,
              "Name of the VAT rate in SmartBill",
              "Denumirea cotei TVA din SmartBill"),
          Field.of("unit", TEXT, "Unit of measure", "Unitatea de măsură"),
          Field.of(
              "service",
              BOOLEAN,
              "Whether the product is a service",
              "Dacă produsul este un serviciu"));

  private static final FieldSchema LINE =
      FieldSchema.of(
          "smartbill.estimate.products",
          Field.of("name", TEXT, "Name printed on the line", "Denumirea tipărită pe linie").must(),
          Field.of(
              "code",
              TEXT,
              "Product code in SmartBill; a service without one gets its name",
              "Codul produsului din SmartBill; un serviciu fără cod primește denumirea"),
          Field.of(
              "measuringUnitName",
              TEXT,
              "Unit of measure; exact spelling, buc when absent",
              "Unitatea de măsură; scrisă exact, buc dacă lipsește"),
          Field.of(
              "currency",
              TEXT,
              "Currency of the line; that of the document when absent",
              "Moneda liniei; cea a documentului dacă lipsește"),
          Field.of(
              "taxName",
              TEXT,
              "Name of the VAT rate; found by its percentage when absent",
              "Denumirea cotei TVA; căutată după procent dacă lipsește"),
          Field.of("warehouseName", TEXT, "Warehouse; exact spelling", "Gestiunea; scrisă exact"),
          Field.of(
                  "productDescription",
                  TEXT,
                  "Description printed under the name",
                  "Descrierea tipărită sub denumire")
              .max(LONGEST_DESCRIPTION),
          Field.of("quantity", DECIMAL, "Quantity; above 0", "Cantitatea; peste 0").must(),
          Field.of("price", DECIMAL, "Price of one unit", "Prețul unei unități").must(),
          Field.of("taxPercentage", DECIMAL, "VAT rate in percent", "Cota TVA în procente")
              .kind(Kind.PERCENT),
          Field.of(
              "discountValue",
              DECIMAL,
              "Amount of the discount; for all lines covered, below 0",
              "Valoarea discountului; pentru toate liniile acoperite, sub 0"),
          Field.of(
                  "discountPercentage",
                  DECIMAL,
                  "Percentage of the discount; above 0 and at most 100",
                  "Procentul discountului; peste 0 și cel mult 100")
              .kind(Kind.PERCENT),
          Field.of(
              "numberOfItems",
              INTEGER,
              "Number of lines that the discount covers; those just before it",
              "Numărul liniilor acoperite de discount; cele imediat dinainte"),
          Field.of(
              "discountType",
              INTEGER,
              "Kind of discount; 1 amount, 2 percent",
              "Felul discountului; 1 valoric, 2 procentual"),
          Field.of(
              "isTaxIncluded",
              BOOLEAN,
              "Whether the price includes VAT; no when absent",
              "Dacă prețul include TVA; nu, dacă lipsește"),
          Field.of(
              "isService",
              BOOLEAN,
              "Whether the line is a service; services move no stock",
              "Dacă linia este un serviciu; serviciile nu mișcă stocul"),
          Field.of(
              "isDiscount",
              BOOLEAN,
              "Whether the line is a discount",
              "Dacă linia este un discount"),
          Field.of(
              "useSBProductName",
              BOOLEAN,
              "Whether SmartBill prints and keeps its own name; yes for lines with a code",
              "Dacă SmartBill tipărește și păstrează denumirea sa; da, la liniile cu cod"));

  static final FieldSchema ESTIMATE =
      FieldSchema.of(
          "smartbill.estimate",
          Field.of("client.name", TEXT, "Name of the client", "Numele clientului").must(),
          Field.of("client.vatCode", TEXT, "Tax id of the client", "CIF-ul sau CNP-ul clientului"),
          Field.of(
              "client.regCom", TEXT, "Trade register number", "Numărul din registrul comerțului"),
          Field.of("client.address", TEXT, "Street and number", "Strada și numărul"),
          Field.of(
              "client.city",
              TEXT,
              "City; Sector 1 to Sector 6 in Bucharest",
              "Localitatea; Sector 1 până la Sector 6 în București"),
          Field.of(
              "client.county",
              TEXT,
              "County; without diacritics, Bucuresti for Bucharest",
              "Județul; fără diacritice, Bucuresti pentru București"),
          Field.of("client.country", TEXT, "Country", "Țara").must(),
          Field.of("client.email", TEXT, "E-mail address", "Adresa de e-mail"),
          Field.of("client.phone", TEXT, "Phone", "Telefonul"),
          Field.of("client.contact", TEXT, "Contact person", "Persoana de contact"),
          Field.of(
              "client.isTaxPayer",
              BOOLEAN,
              "Whether the client is registered for VAT",
              "Dacă clientul este plătitor de TVA"),
          Field.of(
              "issueDate",
              DATE,
              "Date of the proforma; today when absent",
              "Data proformei; azi dacă lipsește"),
          Field.of("dueDate", DATE, "Due date", "Data scadenței"),
          Field.of(
              "currency",
              TEXT,
              "Currency of the document; ISO code, RON when absent",
              "Moneda documentului; cod ISO, RON dacă lipsește"),
          Field.of(
              "exchangeRate",
              DECIMAL,
              "Exchange rate; of a document in another currency",
              "Cursul de schimb; pentru un document în altă monedă"),
          Field.of(
              "language",
              TEXT,
              "Language of the document; RO when absent",
              "Limba documentului; RO dacă lipsește"),
          Field.of(
              "precision",
              INTEGER,
              "Number of decimals of amounts; 2, 3 or 4, else 2",
              "Numărul de zecimale al sumelor; 2, 3 sau 4, altfel 2"),
          Field.of(
              "mentions",
              TEXT,
              "Text printed on the document; behind the marker",
              "Textul tipărit pe document; după marcaj"),
          Field.of("observations", TEXT, "Remarks", "Observațiile"),
          Field.records("products", LINE, "Lines; in order", "Liniile; în ordine").must());

  private SmartBillFields() {}
}
