package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.smartbill.EstimateDraft.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The total that SmartBill will print. How it rounds is not documented ({@code api/smartbill.md}
 * 8.4), so the total is reckoned in every way it plausibly could be; only when all agree is it
 * certain.
 *
 * @param amount by the model of 8.4: VAT and amounts per line, half up
 * @param certain whether no plausible way of rounding gives another total
 */
record EstimateTotal(BigDecimal amount, boolean certain) {
  private enum Way {
    /** Each line and its VAT are rounded. */
    PER_LINE,
    /** Lines are rounded, VAT is reckoned once per rate. */
    VAT_PER_RATE,
    /** Nothing is rounded before the sums per rate. */
    PER_RATE
  }

  private record Group(boolean gross, BigDecimal percent) {}

  static EstimateTotal of(EstimateDraft draft) {
    BigDecimal model = reckon(draft, Way.PER_LINE, RoundingMode.HALF_UP);
    TreeSet<BigDecimal> totals = new TreeSet<>();
    for (Way way : Way.values()) {
      totals.add(reckon(draft, way, RoundingMode.HALF_UP));
      totals.add(reckon(draft, way, RoundingMode.HALF_EVEN));
    }
    return new EstimateTotal(model, totals.size() == 1);
  }

  private static BigDecimal reckon(EstimateDraft draft, Way way, RoundingMode mode) {
    BigDecimal[] bases = bases(draft, way, mode);
    int precision = draft.precision();
    if (way == Way.PER_LINE) {
      BigDecimal total = BigDecimal.ZERO;
      for (int i = 0; i < bases.length; i++) {
        Line line = draft.lines().get(i);
        total = total.add(gross(line.gross(), line.percentOrZero(), bases[i], precision, mode));
      }
      return total;
    }
    Map<Group, BigDecimal> sums = new HashMap<>();
    for (int i = 0; i < bases.length; i++) {
      Line line = draft.lines().get(i);
      BigDecimal percent = line.percentOrZero().stripTrailingZeros();
      sums.merge(new Group(line.gross(), percent), bases[i], BigDecimal::add);
    }
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<Group, BigDecimal> sum : sums.entrySet()) {
      BigDecimal base = sum.getValue().setScale(precision, mode);
      total = total.add(gross(sum.getKey().gross(), sum.getKey().percent(), base, precision, mode));
    }
    return total;
  }

  private static BigDecimal gross(
      boolean gross, BigDecimal percent, BigDecimal base, int precision, RoundingMode mode) {
    return gross
        ? base
        : base.add(base.multiply(percent).movePointLeft(2).setScale(precision, mode));
  }

  /** The amount of each line before VAT is added; a percentage takes from the lines it covers. */
  private static BigDecimal[] bases(EstimateDraft draft, Way way, RoundingMode mode) {
    BigDecimal[] bases = new BigDecimal[draft.lines().size()];
    for (int i = 0; i < bases.length; i++) {
      Line line = draft.lines().get(i);
      BigDecimal base;
      if (!line.discount()) {
        base = line.amount("quantity").multiply(line.amount("price"));
      } else if (line.discountType() == 1) {
        base = line.amount("discountValue");
      } else {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = Math.max(0, i - line.covers()); j < i; j++) {
          sum = sum.add(bases[j]);
        }
        base = sum.multiply(line.amount("discountPercentage")).movePointLeft(2).negate();
      }
      bases[i] = way == Way.PER_RATE ? base : base.setScale(draft.precision(), mode);
    }
    return bases;
  }
}
