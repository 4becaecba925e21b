package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts each discount line directly behind what it lowers and counts the lines it covers, as
 * SmartBill wants it: a single product that is worth as much, the nearest before it first; else all
 * products before it; else every line before it.
 */
final class DiscountLines {
  private final List<FieldRecord> lines = new ArrayList<>();
  private final @Nullable Trace trace;

  private DiscountLines(@Nullable Trace trace) {
    this.trace = trace;
  }

  static List<FieldRecord> place(List<FieldRecord> mapped, @Nullable Trace trace) {
    if (mapped.stream().noneMatch(DiscountLines::isDiscount)) {
      return mapped;
    }
    DiscountLines placed = new DiscountLines(trace);
    for (FieldRecord line : mapped) {
      if (isDiscount(line)) {
        placed.discount(line);
      } else {
        placed.lines.add(line);
      }
    }
    return placed.lines;
  }

  static boolean isDiscount(FieldRecord line) {
    return line.fields().get("isDiscount") instanceof FieldValue.Bool bool && bool.value();
  }

  /** What a line adds to the total, unrounded. */
  static BigDecimal amount(FieldRecord line) {
    if (isDiscount(line)) {
      return line.decimal("discountValue")
          .orElseThrow(
              () ->
                  new StepFailure(
                      "a discount line needs 'discountValue' (percent discounts can not be checked"
                          + " to the ban); map the value",
                      "o linie de discount are nevoie de 'discountValue' (discountul procentual nu"
                          + " poate fi verificat la ban); mapați valoarea"));
    }
    BigDecimal price = line.decimal("price").orElse(BigDecimal.ZERO);
    return price.multiply(line.decimal("quantity").orElse(BigDecimal.ZERO));
  }

  private void discount(FieldRecord line) {
    BigDecimal value = amount(line);
    if (value.signum() >= 0) {
      throw new StepFailure(
          "a discount must be below zero; check the order's lines on the channel",
          "un discount trebuie să fie negativ; verificați liniile comenzii pe canal");
    }
    int product = covering(value.negate());
    if (product >= 0) {
      insert(line, product, behind(product));
      return;
    }
    int last = lines.size() - 1;
    while (last >= 0 && (isDiscount(lines.get(last)) || isService(lines.get(last)))) {
      last--;
    }
    int end = last < 0 ? lines.size() : behind(last);
    if (sum(0, end).compareTo(value.negate()) < 0) {
      end = lines.size();
    }
    if (sum(0, end).compareTo(value.negate()) < 0) {
      throw new StepFailure(
          "a discount is larger than the lines before it; check the order on the channel",
          "un discount este mai mare decât liniile dinaintea lui; verificați comanda pe canal");
    }
    insert(line, 0, end);
  }

  /** The nearest product whose worth, discounts on it taken off, covers the value; -1 if none. */
  private int covering(BigDecimal value) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      FieldRecord line = lines.get(i);
      if (!isDiscount(line) && !isService(line) && sum(i, behind(i)).compareTo(value) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The place behind a line and the discounts that follow it. */
  private int behind(int index) {
    int end = index + 1;
    while (end < lines.size() && isDiscount(lines.get(end))) {
      end++;
    }
    return end;
  }

  private BigDecimal sum(int from, int to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (FieldRecord line : lines.subList(from, to)) {
      sum = sum.add(amount(line));
    }
    return sum;
  }

  private void insert(FieldRecord line, int from, int to) {
    FieldRecord.Builder placed = line.toBuilder().whole("numberOfItems", to - from);
    if (!line.has("taxPercentage")) {
      shared("taxPercentage", from, to).ifPresent(tax -> placed.set("taxPercentage", tax));
      shared("taxName", from, to).ifPresent(tax -> placed.set("taxName", tax));
    }
    FieldRecord done = placed.build();
    if (trace != null) {
      trace.derived(line, done, "numberOfItems", "lines.discounts", (long) (to - from));
    }
    lines.add(to, done);
  }

  private Optional<FieldValue> shared(String field, int from, int to) {
    Set<Optional<FieldValue>> values = new HashSet<>();
    for (FieldRecord line : lines.subList(from, to)) {
      values.add(line.get(field));
    }
    if (values.size() > 1 && field.equals("taxPercentage")) {
      throw new StepFailure(
          "a discount covers lines with different VAT rates and has no rate itself; give it one"
              + " with a rule for 'taxPercentage'",
          "un discount acoperă linii cu cote TVA diferite și nu are cotă proprie; dați-i una cu o"
              + " regulă pentru 'taxPercentage'");
    }
    return values.size() == 1 ? values.iterator().next() : Optional.empty();
  }

  private static boolean isService(FieldRecord line) {
    return line.fields().get("isService") instanceof FieldValue.Bool bool && bool.value();
  }
}
