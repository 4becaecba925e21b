package biz.megzo.vortex.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices that end as a merchant likes. */
final class PriceEnding {
  private PriceEnding() {}

  /**
   * The next price that ends so: 0.99 repeats every leu, 9.90 every ten. Never below zero; a value
   * that ends so already stays.
   */
  static BigDecimal of(BigDecimal value, BigDecimal ending, String direction) {
    BigDecimal period = BigDecimal.ONE;
    while (period.compareTo(ending) <= 0) {
      period = period.multiply(BigDecimal.TEN);
    }
    BigDecimal steps = value.subtract(ending).divide(period, 0, RoundingMode.FLOOR);
    BigDecimal down = steps.multiply(period).add(ending);
    BigDecimal up = down.compareTo(value) == 0 ? down : down.add(period);
    boolean takeDown =
        switch (direction) {
          case "up" -> false;
          case "down" -> true;
          default -> value.subtract(down).compareTo(up.subtract(value)) < 0;
        };
    return takeDown && down.signum() >= 0 ? down : up;
  }
}
