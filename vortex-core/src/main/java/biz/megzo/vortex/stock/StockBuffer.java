package biz.megzo.vortex.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Units held back from the channel.
 *
 * @param units 0 or more
 * @param percent of what is on hand, 0 to 100, rounded up to whole units; added to {@code units}
 */
public record StockBuffer(int units, BigDecimal percent) {
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public StockBuffer {
    if (units < 0) {
      throw new IllegalArgumentException("buffer units must be >= 0, was " + units);
    }
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("buffer percent must be 0 to 100, was " + percent);
    }
  }

  /** A fixed number of units. */
  public static StockBuffer units(int units) {
    return new StockBuffer(units, BigDecimal.ZERO);
  }

  /** A share of what is on hand. */
  public static StockBuffer percent(BigDecimal percent) {
    return new StockBuffer(0, percent);
  }

  /** Nothing held back. */
  public static StockBuffer none() {
    return units(0);
  }

  /** Units held back of an amount on hand; only {@link #units()} when it is negative. */
  public int of(BigDecimal onHand) {
    if (percent.signum() == 0) {
      return units;
    }
    return onHand
        .max(BigDecimal.ZERO)
        .multiply(percent)
        .divide(HUNDRED, 0, RoundingMode.UP)
        .add(BigDecimal.valueOf(units))
        .min(MOST)
        .intValueExact();
  }

  @Override
  public String toString() {
    return percent.signum() == 0
        ? units + " units"
        : units + " units + " + percent.toPlainString() + "%";
  }
}
