package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The arithmetic of sections 2.3, 8.3 and 8.4, wrong cases included: an unknown discount type takes
 * off the bare value, a discount without {@code numberOfItems} nothing at all. Amounts are rounded
 * half up, line by line.
 */
final class Totals {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final int precision;
  private final Function<JsonNode, String> printedName;
  private final List<FakeLine> lines = new ArrayList<>();
  private final List<JsonNode> sources = new ArrayList<>();

  private Totals(int precision, Function<JsonNode, String> printedName) {
    this.precision = precision;
    this.printedName = printedName;
  }

  /** Lines that rules have already accepted. {@code printedName} gives a line its final name. */
  static List<FakeLine> of(JsonNode body, Function<JsonNode, String> printedName) {
    int asked = Json.given(body, "precision") ? body.path("precision").asInt() : 2;
    var totals = new Totals(Math.max(2, Math.min(4, asked)), printedName);
    body.path("products").forEach(totals::add);
    return List.copyOf(totals.lines);
  }

  private void add(JsonNode line) {
    lines.add(Json.flag(line, "isDiscount") ? discount(line) : product(line));
    sources.add(line);
  }

  private FakeLine product(JsonNode line) {
    BigDecimal amount = round(Json.number(line, "quantity").multiply(Json.number(line, "price")));
    return priced(line, amount, rate(line), Json.flag(line, "isTaxIncluded"));
  }

  private FakeLine discount(JsonNode line) {
    int items = line.path("numberOfItems").asInt(0);
    if (items < 1 || items > lines.size()) {
      return printed(line, BigDecimal.ZERO, BigDecimal.ZERO);
    }
    boolean gross = Json.flag(line, "isTaxIncluded");
    BigDecimal rate = Json.given(line, "taxPercentage") ? rate(line) : rate(product(items));
    int type = Json.given(line, "discountType") ? line.path("discountType").asInt() : 2;
    BigDecimal value = Json.number(line, "discountValue");
    return switch (type) {
      case 1 -> priced(line, round(value), rate, gross);
      case 2 -> priced(line, percentOf(covered(items), line, gross), rate, gross);
      default -> printed(line, round(value), BigDecimal.ZERO);
    };
  }

  /** The nearest covered line that is no discount; else the first covered one. */
  private JsonNode product(int items) {
    List<JsonNode> covered = sources.subList(sources.size() - items, sources.size());
    return covered.stream()
        .filter(line -> !Json.flag(line, "isDiscount"))
        .findFirst()
        .orElse(covered.get(0));
  }

  private List<FakeLine> covered(int items) {
    return lines.subList(lines.size() - items, lines.size());
  }

  private BigDecimal percentOf(List<FakeLine> covered, JsonNode line, boolean gross) {
    BigDecimal base =
        covered.stream()
            .map(each -> gross ? each.total() : each.net())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal percent = Json.number(line, "discountPercentage");
    return round(base.multiply(percent).divide(HUNDRED, MathContext.DECIMAL128)).negate();
  }

  private FakeLine priced(JsonNode line, BigDecimal amount, BigDecimal rate, boolean gross) {
    BigDecimal factor = rate.divide(HUNDRED, MathContext.DECIMAL128);
    if (gross) {
      BigDecimal net = amount.divide(BigDecimal.ONE.add(factor), MathContext.DECIMAL128);
      return printed(line, amount, round(amount.subtract(net)));
    }
    BigDecimal vat = round(amount.multiply(factor));
    return printed(line, amount.add(vat), vat);
  }

  private FakeLine printed(JsonNode line, BigDecimal total, BigDecimal vat) {
    return new FakeLine(
        printedName.apply(line),
        Json.text(line, "code"),
        Json.number(line, "quantity"),
        Json.number(line, "price"),
        total,
        vat,
        Json.flag(line, "isDiscount"));
  }

  private static BigDecimal rate(JsonNode line) {
    return Json.number(line, "taxPercentage");
  }

  private BigDecimal round(BigDecimal amount) {
    return amount.setScale(precision, RoundingMode.HALF_UP);
  }
}
