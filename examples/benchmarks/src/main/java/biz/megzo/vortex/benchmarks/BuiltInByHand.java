package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the built-in order rules make of an order without discounts whose lines sum to its total, as
 * a programmer writes it. Every other order is refused.
 */
final class BuiltInByHand {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern PREFIX = Pattern.compile("^(judetul|judet|jud)\\.?\\s*");
  private static final Pattern PAYER = Pattern.compile("RO[0-9]+");
  private static final String NOBODY = "0000000000000";
  private static final Map<String, String> COUNTIES = new HashMap<>();
  private static final FieldValue RON = new FieldValue.Text("RON");
  private static final FieldValue TRUE = new FieldValue.Bool(true);
  private static final FieldValue FALSE = new FieldValue.Bool(false);
  private static final FieldValue STANDARD = new FieldValue.Decimal(new BigDecimal(21));

  static {
    for (String county :
        ("Alba,Arad,Arges,Bacau,Bihor,Bistrita-Nasaud,Botosani,Braila,Brasov,Buzau,Calarasi,"
                + "Caras-Severin,Cluj,Constanta,Covasna,Dambovita,Dolj,Galati,Giurgiu,Gorj,"
                + "Harghita,Hunedoara,Ialomita,Iasi,Ilfov,Maramures,Mehedinti,Mures,Neamt,Olt,"
                + "Prahova,Salaj,Satu Mare,Sibiu,Suceava,Teleorman,Timis,Tulcea,Valcea,Vaslui,"
                + "Vrancea")
            .split(",", -1)) {
      COUNTIES.put(county.toLowerCase(Locale.ROOT), county);
    }
  }

  FieldRecord map(FieldRecord order) {
    FieldRecord.Builder draft = FieldRecord.builder();
    String company = text(order, "buyer.company");
    put(draft, "client.name", collapsed(company == null ? text(order, "buyer.name") : company));
    String taxId = vatCode(text(order, "buyer.taxId"), company != null);
    put(draft, "client.vatCode", taxId);
    draft.bool("client.isTaxPayer", taxId != null && PAYER.matcher(taxId).matches());
    if (company != null) {
      put(draft, "client.regCom", collapsed(text(order, "buyer.regCom")));
    }
    boolean billed = text(order, "billing.street") != null || text(order, "billing.city") != null;
    String side = billed ? "billing" : "delivery";
    String street = text(order, "billing.street");
    put(
        draft,
        "client.address",
        collapsed(street == null ? text(order, "delivery.street") : street));
    put(draft, "client.city", collapsed(text(order, side + ".city")));
    put(draft, "client.county", county(collapsed(text(order, side + ".county"))));
    draft.text("client.country", country(order));
    put(draft, "client.email", stripped(text(order, "buyer.email")));
    put(draft, "client.phone", stripped(first(order, "buyer.phone", "delivery.phone")));
    if (company != null) {
      put(draft, "client.contact", collapsed(text(order, "buyer.name")));
    }
    draft.set("currency", RON).text("language", "RO").whole("precision", 2);
    String payment = text(order, "payment.label");
    draft.text(
        "mentions",
        "Comanda Cel.ro "
            + text(order, "order.id")
            + (payment == null ? "" : ", plata: " + payment));
    return draft.records("products", lines(order)).build();
  }

  private static List<FieldRecord> lines(FieldRecord order) {
    List<FieldRecord> products = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (FieldRecord line : order.records("lines")) {
      BigDecimal quantity = line.decimal("quantity").orElseThrow();
      BigDecimal price = line.decimal("price").orElseThrow();
      sum = sum.add(quantity.multiply(price).setScale(2, RoundingMode.HALF_UP));
      products.add(line(line, text(line, "kind")));
    }
    if (sum.compareTo(order.decimal("order.total").orElseThrow()) != 0) {
      throw new IllegalArgumentException("the lines sum to " + sum);
    }
    return products;
  }

  private static FieldRecord line(FieldRecord line, @Nullable String kind) {
    if ("discount".equals(kind)) {
      throw new IllegalArgumentException("discounts are not done by hand");
    }
    boolean product = "product".equals(kind);
    boolean service = "transport".equals(kind) || "other".equals(kind);
    String own = product ? text(line, "erp.name") : null;
    FieldRecord.Builder to = FieldRecord.builder();
    put(to, "name", own == null ? collapsed(text(line, "name")) : own);
    put(to, "code", first(line, "sku", "kind"));
    String unit = text(line, "erp.unit");
    to.text("measuringUnitName", unit == null ? "buc" : unit);
    to.set("currency", RON);
    line.get("quantity").ifPresent(value -> to.set("quantity", value));
    line.get("price").ifPresent(value -> to.set("price", value));
    to.set("isTaxIncluded", TRUE);
    line.get(product && line.has("erp.vatPercent") ? "erp.vatPercent" : "vatPercent")
        .or(() -> service ? java.util.Optional.of(STANDARD) : java.util.Optional.empty())
        .ifPresent(value -> to.set("taxPercentage", value));
    if (product) {
      put(to, "taxName", text(line, "erp.vatName"));
    }
    to.set("isService", service ? TRUE : FALSE);
    if (own != null) {
      to.set("useSBProductName", TRUE);
    }
    return to.build();
  }

  private static @Nullable String vatCode(@Nullable String taxId, boolean company) {
    String code = taxId == null ? "" : taxId.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    if (company) {
      return code.isEmpty() ? null : code;
    }
    return code.matches("(RO)?[0-9]{2,10}") ? code : NOBODY;
  }

  private static @Nullable String county(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String plain = MARKS.matcher(Normalizer.normalize(given, Normalizer.Form.NFD)).replaceAll("");
    String key = PREFIX.matcher(plain.toLowerCase(Locale.ROOT)).replaceFirst("");
    return COUNTIES.getOrDefault(key, given);
  }

  private static String country(FieldRecord order) {
    String country = first(order, "billing.country", "delivery.country");
    return country == null || country.equals("RO") ? "Romania" : country;
  }

  private static @Nullable String first(FieldRecord record, String one, String other) {
    String value = text(record, one);
    return value == null ? text(record, other) : value;
  }

  private static @Nullable String text(FieldRecord record, String name) {
    return record.text(name).filter(value -> !value.isBlank()).orElse(null);
  }

  private static @Nullable String collapsed(@Nullable String value) {
    return value == null ? null : BLANKS.matcher(value.strip()).replaceAll(" ");
  }

  private static @Nullable String stripped(@Nullable String value) {
    return value == null ? null : value.strip();
  }

  private static void put(FieldRecord.Builder to, String name, @Nullable String value) {
    if (value != null) {
      to.text(name, value);
    }
  }
}
