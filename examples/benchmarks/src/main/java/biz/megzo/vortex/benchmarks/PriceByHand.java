package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The price rule with BigDecimal alone. */
final class PriceByHand {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private PriceByHand() {}

  /** Numbers in, number out. */
  static BigDecimal gross(BigDecimal price, BigDecimal percent) {
    return price.multiply(percent.add(HUNDRED)).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
  }

  /** Record in, record out: what our engine gives. */
  static FieldRecord map(FieldRecord source) {
    BigDecimal price = source.decimal("price").orElseThrow();
    BigDecimal percent = source.decimal("vatPercent").orElseThrow();
    return FieldRecord.builder().decimal("gross", gross(price, percent)).build();
  }
}
