package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which SKUs some {@link StockTerms} are for. */
public sealed interface StockTarget {
  /** The key that it is stored under. */
  String key();

  /** Every SKU of the link. */
  static StockTarget link() {
    return new OfLink();
  }

  /** One SKU. */
  static StockTarget sku(Sku sku) {
    return new OfSku(sku);
  }

  /**
   * The SKUs whose product fields look as given.
   *
   * @param name 1 to 63 of letters, digits, dot, dash, underscore
   * @param order of several rules that match, the one with the lowest order counts; rules of one
   *     order are taken by name
   * @param when field and pattern; all must match
   */
  static StockTarget rule(String name, int order, Map<String, String> when) {
    return new OfRule(name, order, when);
  }

  /** Every SKU of the link. */
  record OfLink() implements StockTarget {
    @Override
    public String key() {
      return "link";
    }

    @Override
    public String toString() {
      return "the link";
    }
  }

  /** One SKU. */
  record OfSku(Sku sku) implements StockTarget {
    /** What keys of SKUs start with. */
    static final String PREFIX = "sku:";

    @Override
    public String key() {
      return PREFIX + sku;
    }

    @Override
    public String toString() {
      return "SKU " + sku;
    }
  }

  /** The SKUs whose product fields look as given. */
  record OfRule(String name, int order, Map<String, String> when) implements StockTarget {
    /** What keys of rules start with. */
    static final String PREFIX = "rule:";

    /** The field that stands for the product's code, also where the catalogue has no such field. */
    static final String SKU = "sku";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,63}");

    public OfRule {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "the name of a stock rule must be 1 to 63 letters, digits, dots, dashes or"
                + " underscores, was '"
                + name
                + "'");
      }
      if (when.isEmpty()) {
        throw new IllegalArgumentException(
            "stock rule " + name + " needs a condition; for all SKUs set the link's terms");
      }
      when = Collections.unmodifiableMap(new TreeMap<>(when));
    }

    /** Whether a product is one of them. A field that the product does not have never matches. */
    public boolean matches(Sku sku, FieldRecord fields) {
      return when.entrySet().stream()
          .allMatch(
              condition ->
                  text(condition.getKey(), sku, fields)
                      .filter(text -> Glob.matches(condition.getValue(), text))
                      .isPresent());
    }

    private static Optional<String> text(String field, Sku sku, FieldRecord fields) {
      return field.equals(SKU)
          ? Optional.of(sku.value())
          : fields.get(field).map(FieldValue::print);
    }

    @Override
    public String key() {
      return PREFIX + name;
    }

    @Override
    public String toString() {
      StringJoiner conditions = new StringJoiner(" and ");
      when.forEach((field, pattern) -> conditions.add(field + " like " + pattern));
      return "rule " + name + " (" + conditions + ")";
    }
  }
}
