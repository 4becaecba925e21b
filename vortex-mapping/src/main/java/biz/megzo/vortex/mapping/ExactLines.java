package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lines of a SmartBill record sum to a total to the ban, with unit prices of two
 * decimals: a line whose amount is no multiple of its quantity is split in two. Never changes the
 * sum in silence: lines that do not make the total are refused.
 */
final class ExactLines {
  private static final BigDecimal BAN = new BigDecimal("0.01");

  private ExactLines() {}

  static List<FieldRecord> of(List<FieldRecord> lines, BigDecimal total, @Nullable Trace trace) {
    List<BigDecimal> amounts = new ArrayList<>(lines.size());
    BigDecimal sum = BigDecimal.ZERO;
    boolean even = true;
    for (FieldRecord line : lines) {
      BigDecimal amount = checked(line);
      amounts.add(amount);
      sum = sum.add(amount);
      even &= amount.scale() <= 2 && evenPrice(line);
    }
    if (even && sum.compareTo(total) == 0) {
      return lines;
    }
    List<BigDecimal> exact = readings(lines, amounts, sum, total);
    List<FieldRecord> result = new ArrayList<>(lines.size() + 4);
    int[] pieces = new int[lines.size()];
    for (int i = 0; i < pieces.length; i++) {
      int before = result.size();
      if (DiscountLines.isDiscount(lines.get(i))) {
        result.add(discount(lines.get(i), exact.get(i), pieces, i, trace));
      } else {
        split(lines.get(i), exact.get(i), result, trace);
      }
      pieces[i] = result.size() - before;
    }
    return result;
  }

  private static boolean evenPrice(FieldRecord line) {
    return DiscountLines.isDiscount(line)
        || line.decimal("price").map(price -> price.scale() <= 2).orElse(false);
  }

  private static BigDecimal checked(FieldRecord line) {
    BigDecimal amount = DiscountLines.amount(line);
    boolean discount = DiscountLines.isDiscount(line);
    boolean bad =
        discount
            ? amount.signum() > 0
            : line.decimal("quantity").orElse(BigDecimal.ZERO).signum() <= 0
                || line.decimal("price").orElse(BigDecimal.ONE.negate()).signum() < 0;
    if (bad) {
      throw new StepFailure(
          "a line needs a quantity above zero and a price of at least zero, a discount a value"
              + " below zero; check the order on the channel",
          "o linie are nevoie de cantitate peste zero și preț cel puțin zero, un discount de"
              + " valoare negativă; verificați comanda pe canal");
    }
    return amount;
  }

  /**
   * The readings of the channel's numbers that are tried, in order: each line rounded; each unit
   * price rounded; the unrounded lines with the residue on the largest remainders. All give the
   * total exactly, or nothing does.
   */
  private static List<BigDecimal> readings(
      List<FieldRecord> lines, List<BigDecimal> amounts, BigDecimal sum, BigDecimal total) {
    List<BigDecimal> byLine = amounts.stream().map(ExactLines::cents).toList();
    if (sums(byLine, total)) {
      return byLine;
    }
    List<BigDecimal> byUnit = lines.stream().map(ExactLines::byUnit).toList();
    if (sums(byUnit, total)) {
      return byUnit;
    }
    Optional<List<BigDecimal>> spread =
        sum.subtract(total).abs().compareTo(BAN) < 0
            ? Allocation.round(amounts, total.setScale(2, RoundingMode.HALF_UP), 2)
            : Optional.empty();
    return spread.orElseThrow(
        () ->
            new StepFailure(
                "the lines sum to "
                    + Values.print(sum)
                    + ", but the order's total is "
                    + Values.print(total)
                    + "; compare the order on the channel",
                "liniile insumeaza "
                    + Values.print(sum)
                    + ", dar totalul comenzii este "
                    + Values.print(total)
                    + "; comparați comanda pe canal"));
  }

  private static BigDecimal byUnit(FieldRecord line) {
    if (DiscountLines.isDiscount(line)) {
      return cents(DiscountLines.amount(line));
    }
    BigDecimal price = cents(line.decimal("price").orElse(BigDecimal.ZERO));
    return cents(price.multiply(line.decimal("quantity").orElse(BigDecimal.ZERO)));
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static boolean sums(List<BigDecimal> amounts, BigDecimal total) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(total) == 0;
  }

  /** A discount's value, and how many lines it covers now that some were split. */
  private static FieldRecord discount(
      FieldRecord line, BigDecimal amount, int[] pieces, int index, @Nullable Trace trace) {
    int covered = line.whole("numberOfItems").map(Long::intValue).orElse(0);
    int now = 0;
    for (int i = Math.max(0, index - covered); i < index; i++) {
      now += pieces[i];
    }
    if (covered == 0 || now == covered) {
      return line.decimal("discountValue").orElse(amount).compareTo(amount) == 0
          ? line
          : changed(line, "discountValue", amount, trace);
    }
    FieldRecord moved = line.toBuilder().whole("numberOfItems", now).build();
    if (trace != null) {
      trace.derived(line, moved, "numberOfItems", "lines.exact", (long) now);
    }
    return changed(moved, "discountValue", amount, trace);
  }

  private static void split(
      FieldRecord line, BigDecimal amount, List<FieldRecord> result, @Nullable Trace trace) {
    BigDecimal quantity = line.decimal("quantity").orElseThrow();
    BigDecimal whole = quantity.setScale(0, RoundingMode.FLOOR);
    BigDecimal part = quantity.subtract(whole);
    BigDecimal rest = amount;
    if (part.signum() > 0) {
      BigDecimal share =
          whole.signum() == 0
              ? amount
              : amount.multiply(part).divide(quantity, 2, RoundingMode.HALF_UP);
      rest = amount.subtract(share);
      BigDecimal price = share.divide(part, 2, RoundingMode.HALF_UP);
      if (whole.signum() > 0 && cents(price.multiply(quantity)).compareTo(amount) == 0) {
        result.add(changed(line, "price", price, trace));
        return;
      }
      result.add(piece(line, part, price, trace));
    }
    if (whole.signum() > 0) {
      units(line, whole, rest, result, trace);
    }
  }

  /** Whole units: one line, or two whose prices differ by a ban. */
  private static void units(
      FieldRecord line,
      BigDecimal units,
      BigDecimal amount,
      List<FieldRecord> result,
      @Nullable Trace trace) {
    BigDecimal price = amount.divide(units, 2, RoundingMode.FLOOR);
    BigDecimal dearer = amount.subtract(price.multiply(units)).movePointRight(2);
    if (dearer.signum() == 0) {
      result.add(piece(line, units, price, trace));
      return;
    }
    result.add(piece(line, units.subtract(dearer), price, trace));
    result.add(piece(line, dearer, price.add(BAN), trace));
  }

  private static FieldRecord piece(
      FieldRecord line, BigDecimal quantity, BigDecimal price, @Nullable Trace trace) {
    return changed(changed(line, "quantity", quantity, trace), "price", price, trace);
  }

  private static FieldRecord changed(
      FieldRecord line, String field, BigDecimal value, @Nullable Trace trace) {
    if (line.decimal(field).orElse(value.add(BAN)).compareTo(value) == 0) {
      return line;
    }
    FieldRecord other = line.toBuilder().decimal(field, value).build();
    if (trace != null) {
      trace.derived(line, other, field, "lines.exact", value);
    }
    return other;
  }
}
