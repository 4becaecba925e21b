package biz.megzo.vortex.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One typed, immutable value. */
public sealed interface FieldValue {
  /** The type of this value. */
  FieldType type();

  /** The value as a person would write it: plain decimals with a dot, ISO dates, true or false. */
  String print();

  /** A text, never null; may be empty. */
  record Text(String value) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.TEXT;
    }

    @Override
    public String print() {
      return value;
    }
  }

  /** An exact decimal; trailing zeros do not count in comparisons. */
  record Decimal(BigDecimal value) implements FieldValue {
    public Decimal {
      BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public FieldType type() {
      return FieldType.DECIMAL;
    }

    @Override
    public String print() {
      return value.toPlainString();
    }
  }

  /** A whole number. */
  record Whole(long value) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.INTEGER;
    }

    @Override
    public String print() {
      return Long.toString(value);
    }
  }

  /** True or false. */
  record Bool(boolean value) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.BOOLEAN;
    }

    @Override
    public String print() {
      return Boolean.toString(value);
    }
  }

  /** A calendar day. */
  record Date(LocalDate value) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.DATE;
    }

    @Override
    public String print() {
      return value.toString();
    }
  }

  /** Records in order. */
  record Records(List<FieldRecord> values) implements FieldValue {
    public Records {
      values = List.copyOf(values);
    }

    @Override
    public FieldType type() {
      return FieldType.RECORDS;
    }

    @Override
    public String print() {
      return values.toString();
    }
  }
}
