package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between field values and the bare values that steps work on. */
final class Values {
  private Values() {}

  static Object bare(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    if (value instanceof FieldValue.Decimal decimal) {
      return decimal.value();
    }
    if (value instanceof FieldValue.Whole whole) {
      return whole.value();
    }
    if (value instanceof FieldValue.Bool bool) {
      return bool.value();
    }
    return value instanceof FieldValue.Date date
        ? date.value()
        : ((FieldValue.Records) value).values();
  }

  /** As a value of a type; null when it can not be one. */
  static @Nullable FieldValue wrap(Object bare, FieldType type) {
    return switch (type) {
      case TEXT -> bare instanceof String text ? new FieldValue.Text(text) : null;
      case DECIMAL -> {
        BigDecimal number = numberOrNull(bare);
        yield number == null ? null : new FieldValue.Decimal(number);
      }
      case INTEGER -> {
        Long whole = wholeOrNull(bare);
        yield whole == null ? null : new FieldValue.Whole(whole);
      }
      case BOOLEAN -> bare instanceof Boolean bool ? new FieldValue.Bool(bool) : null;
      case DATE -> bare instanceof LocalDate date ? new FieldValue.Date(date) : null;
      case RECORDS -> bare instanceof List<?> ? new FieldValue.Records(records(bare)) : null;
    };
  }

  static BigDecimal number(Object bare) {
    BigDecimal number = numberOrNull(bare);
    if (number == null) {
      throw new StepFailure(
          "a number is needed, but the value is a " + kind(bare) + "; add the step 'number'",
          "este nevoie de un număr, dar valoarea este " + kind(bare) + "; adăugați pasul 'number'");
    }
    return number;
  }

  static @Nullable BigDecimal numberOrNull(Object bare) {
    if (bare instanceof BigDecimal decimal) {
      return decimal;
    }
    return bare instanceof Long whole ? BigDecimal.valueOf(whole) : null;
  }

  static @Nullable Long wholeOrNull(Object bare) {
    if (bare instanceof Long whole) {
      return whole;
    }
    if (bare instanceof BigDecimal decimal) {
      BigDecimal stripped = decimal.stripTrailingZeros();
      if (stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18) {
        return stripped.longValue();
      }
    }
    return null;
  }

  static String text(Object bare) {
    if (bare instanceof String text) {
      return text;
    }
    throw new StepFailure(
        "a text is needed, but the value is a " + kind(bare) + "; add the step 'text'",
        "este nevoie de un text, dar valoarea este " + kind(bare) + "; adăugați pasul 'text'");
  }

  static LocalDate date(Object bare) {
    if (bare instanceof LocalDate date) {
      return date;
    }
    throw new StepFailure(
        "a date is needed, but the value is a " + kind(bare) + "; add the step 'date.parse'",
        "este nevoie de o dată, dar valoarea este " + kind(bare) + "; adăugați pasul 'date.parse'");
  }

  @SuppressWarnings("unchecked")
  static List<FieldRecord> records(Object bare) {
    if (bare instanceof List<?> list) {
      return (List<FieldRecord>) list;
    }
    throw new StepFailure(
        "a list of records is needed, but the value is a " + kind(bare),
        "este nevoie de o listă, dar valoarea este " + kind(bare));
  }

  /** As a person would write it. */
  static String print(@Nullable Object bare) {
    if (bare == null) {
      return "";
    }
    if (bare instanceof String text) {
      return text;
    }
    if (bare instanceof BigDecimal decimal) {
      if (decimal.scale() == 0) {
        return decimal.toString();
      }
      BigDecimal stripped = decimal.stripTrailingZeros();
      return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
    return bare instanceof List<?> list ? list.size() + " records" : bare.toString();
  }

  /** Whether two values are equal: numbers by value. */
  static boolean same(Object left, Object right) {
    if (left.equals(right)) {
      return true;
    }
    BigDecimal number = numberOrNull(left);
    BigDecimal other = number == null ? null : numberOrNull(right);
    return number != null && other != null && number.compareTo(other) == 0;
  }

  static String kind(Object bare) {
    if (bare instanceof String) {
      return "TEXT";
    }
    if (bare instanceof BigDecimal) {
      return "DECIMAL";
    }
    if (bare instanceof Long) {
      return "INTEGER";
    }
    if (bare instanceof Boolean) {
      return "BOOLEAN";
    }
    return bare instanceof LocalDate ? "DATE" : "RECORDS";
  }
}
