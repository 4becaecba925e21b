package biz.megzo.vortex.celro;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the marketplace's unit prices hold VAT is not known ({@code api/celro.md} 4.3): the
 * reading whose sum is the order's value, to 0.02, decides (11.2). Prices come out gross.
 */
record LinePrices(Kind kind, List<BigDecimal> gross) {
  private static final BigDecimal TOLERANCE = new BigDecimal("0.02");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  LinePrices {
    gross = List.copyOf(gross);
  }

  /** Which reading fits. */
  enum Kind {
    GROSS,
    NET,
    UNKNOWN
  }

  /**
   * A line as the marketplace wrote it.
   *
   * @param price null when it gave none
   * @param vatPercent null when it gave none
   */
  record Raw(BigDecimal quantity, @Nullable BigDecimal price, @Nullable BigDecimal vatPercent) {
    BigDecimal priceOrZero() {
      return price == null ? BigDecimal.ZERO : price;
    }
  }

  /**
   * Finds the reading that fits.
   *
   * @param total null when the marketplace gave none
   */
  static LinePrices of(List<Raw> lines, @Nullable BigDecimal total) {
    List<BigDecimal> asGiven = lines.stream().map(Raw::priceOrZero).toList();
    boolean priced = lines.stream().noneMatch(line -> line.price() == null);
    if (total == null || !priced || lines.isEmpty()) {
      return new LinePrices(Kind.UNKNOWN, asGiven);
    }
    if (near(sum(lines, asGiven), total)) {
      return new LinePrices(Kind.GROSS, asGiven);
    }
    List<BigDecimal> net = withVat(lines, total);
    return net == null ? new LinePrices(Kind.UNKNOWN, asGiven) : new LinePrices(Kind.NET, net);
  }

  /** The gross prices that come nearest to the total; null when none comes near. */
  private static @Nullable List<BigDecimal> withVat(List<Raw> lines, BigDecimal total) {
    if (lines.stream().anyMatch(line -> line.vatPercent() == null)) {
      return null;
    }
    List<List<BigDecimal>> readings = new ArrayList<>();
    readings.add(map(lines, line -> exact(line).setScale(2, RoundingMode.HALF_UP)));
    readings.add(map(lines, LinePrices::byRoundedLine));
    readings.add(map(lines, LinePrices::exact));
    List<BigDecimal> nearest = null;
    BigDecimal least = TOLERANCE;
    for (List<BigDecimal> reading : readings) {
      BigDecimal off = sum(lines, reading).subtract(total).abs();
      if (off.compareTo(least) < 0 || (nearest == null && off.compareTo(least) == 0)) {
        nearest = reading;
        least = off;
      }
    }
    return nearest;
  }

  private static BigDecimal exact(Raw line) {
    BigDecimal percent = line.vatPercent() == null ? BigDecimal.ZERO : line.vatPercent();
    return line.priceOrZero().multiply(HUNDRED.add(percent)).divide(HUNDRED);
  }

  /** The price of one when the whole line is rounded to the ban, at ten decimals at most. */
  private static BigDecimal byRoundedLine(Raw line) {
    if (line.quantity().signum() == 0) {
      return exact(line);
    }
    BigDecimal whole = exact(line).multiply(line.quantity()).setScale(2, RoundingMode.HALF_UP);
    return whole.divide(line.quantity(), 10, RoundingMode.HALF_UP);
  }

  private static List<BigDecimal> map(List<Raw> lines, Function<Raw, BigDecimal> price) {
    return lines.stream().map(price).toList();
  }

  private static BigDecimal sum(List<Raw> lines, List<BigDecimal> prices) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      sum = sum.add(lines.get(i).quantity().multiply(prices.get(i)));
    }
    return sum.setScale(4, RoundingMode.HALF_UP);
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(TOLERANCE) <= 0;
  }
}
