package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record draft with SmartBill's defaults in place ({@code api/smartbill.md} 2.1-2.3). Says
 * nothing of its correctness: {@link DraftValidator} does.
 *
 * @param header the draft's own fields
 */
record EstimateDraft(FieldRecord header, List<Line> lines) {
  EstimateDraft {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param gross whether its amounts include VAT
   * @param percent its VAT rate; null when the draft gives none
   * @param taxName the name of that rate; null when it is to be found by its percentage
   */
  record Line(
      FieldRecord fields, boolean gross, @Nullable BigDecimal percent, @Nullable String taxName) {
    boolean discount() {
      return fields.bool("isDiscount").orElse(false);
    }

    boolean service() {
      return fields.bool("isService").orElse(false);
    }

    Optional<String> text(String name) {
      return fields.text(name).filter(text -> !text.isBlank());
    }

    BigDecimal amount(String name) {
      return fields.decimal(name).orElse(BigDecimal.ZERO);
    }

    /** How many lines just before a discount covers. */
    int covers() {
      return (int) Math.min(fields.whole("numberOfItems").orElse(0L), 10_000);
    }

    /** 1 amount, 2 percent; without a type the field that is there decides. */
    long discountType() {
      return fields.whole("discountType").orElse(fields.has("discountValue") ? 1L : 2L);
    }

    BigDecimal percentOrZero() {
      return percent == null ? BigDecimal.ZERO : percent;
    }
  }

  static EstimateDraft of(FieldRecord fields) {
    List<Line> lines = new ArrayList<>();
    for (FieldRecord record : fields.records("products")) {
      lines.add(line(record, lines));
    }
    return new EstimateDraft(fields, lines);
  }

  /** A discount takes what it does not say itself from the lines it covers, when they agree. */
  private static Line line(FieldRecord record, List<Line> before) {
    Line own =
        new Line(
            record,
            record.bool("isTaxIncluded").orElse(false),
            record.decimal("taxPercentage").orElse(null),
            record.text("taxName").filter(name -> !name.isBlank()).orElse(null));
    if (!own.discount()) {
      return own;
    }
    List<Line> covered = covered(before, before.size(), own.covers());
    boolean gross =
        record.bool("isTaxIncluded").or(() -> agreed(covered, Line::gross)).orElse(false);
    BigDecimal percent = own.percent();
    String taxName = own.taxName();
    if (percent == null) {
      percent = agreed(covered, Line::percent).orElse(null);
      taxName = taxName == null ? agreed(covered, Line::taxName).orElse(null) : taxName;
    }
    return new Line(record, gross, percent, taxName);
  }

  private static <T> Optional<T> agreed(List<Line> lines, Function<Line, @Nullable T> property) {
    List<@Nullable T> values = new ArrayList<>();
    for (Line line : lines) {
      T value = property.apply(line);
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return values.size() == 1 ? Optional.ofNullable(values.get(0)) : Optional.empty();
  }

  /** The lines that a discount at {@code position} covers. */
  List<Line> covered(int position) {
    return covered(lines, position, lines.get(position).covers());
  }

  private static List<Line> covered(List<Line> lines, int position, int count) {
    return lines.subList(Math.max(0, position - Math.max(0, count)), position);
  }

  String currency() {
    return header.text("currency").filter(text -> !text.isBlank()).orElse("RON");
  }

  /** Decimals of amounts. */
  int precision() {
    return (int) Math.max(0, Math.min(header.whole("precision").orElse(2L), 9));
  }
}
