package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.smartbill.EstimateDraft.Line;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The traps of discount lines: SmartBill answers 200 to most of them and reckons something else
 * ({@code api/smartbill.md} 2.3).
 */
final class DiscountValidator {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final EstimateDraft draft;
  private final int position;
  private final Line line;
  private final Consumer<String> problems;

  DiscountValidator(EstimateDraft draft, int position, Consumer<String> problems) {
    this.draft = draft;
    this.position = position;
    this.line = draft.lines().get(position);
    this.problems = problems;
  }

  void check() {
    boolean inRange = line.covers() >= 1 && line.covers() <= position;
    if (!inRange) {
      problems.accept(
          "numberOfItems must be 1 to "
              + position
              + ", the lines before it, was "
              + line.covers()
              + "; without it SmartBill ignores the discount");
    }
    value();
    if (inRange) {
      rates();
    }
  }

  private void value() {
    long type = line.discountType();
    if (type != 1 && type != 2) {
      problems.accept("discountType must be 1 (amount) or 2 (percent), was " + type);
    } else if (type == 1) {
      if (line.amount("discountValue").signum() >= 0) {
        problems.accept("discountValue must be below 0; SmartBill adds a positive one");
      }
      if (line.amount("discountValue").scale() > draft.precision()) {
        problems.accept("discountValue has more than " + draft.precision() + " decimals");
      }
      if (line.fields().has("discountPercentage")) {
        problems.accept("a discount of type 1 (amount) must not have a discountPercentage");
      }
    } else {
      BigDecimal percent = line.amount("discountPercentage");
      if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
        problems.accept("discountPercentage must be above 0 and at most 100");
      }
      if (line.fields().has("discountValue")) {
        problems.accept("a discount of type 2 (percent) must not have a discountValue");
      }
    }
  }

  private void rates() {
    List<Line> covered = draft.covered(position);
    if (covered.stream().anyMatch(other -> other.gross() != line.gross())) {
      problems.accept("isTaxIncluded must be the same on the discount and on the lines it covers");
    }
    Set<BigDecimal> rates = new HashSet<>();
    covered.forEach(other -> rates.add(other.percentOrZero().stripTrailingZeros()));
    boolean explicit = line.fields().has("taxPercentage");
    if (rates.size() > 1 && line.discountType() == 2) {
      problems.accept("a discount in percent can not cover lines of different VAT rates; split it");
    } else if (rates.size() > 1 && !explicit) {
      problems.accept("a discount over lines of different VAT rates needs its own taxPercentage");
    } else if (rates.size() == 1 && !rates.contains(line.percentOrZero().stripTrailingZeros())) {
      problems.accept("its VAT rate must be that of the lines it covers");
    }
  }
}
