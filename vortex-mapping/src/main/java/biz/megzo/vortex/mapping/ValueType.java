package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the checker knows of a value.
 *
 * @param type null when unknown: goes with everything
 * @param currency null when unknown
 * @param nested the schema of the records of a list; null when unknown
 * @param sure whether the value is there for every record
 */
record ValueType(
    @Nullable FieldType type,
    Kind kind,
    @Nullable String currency,
    @Nullable FieldSchema nested,
    boolean sure) {

  static final ValueType ANY = new ValueType(null, Kind.PLAIN, null, null, false);

  static ValueType of(FieldType type) {
    return new ValueType(type, Kind.PLAIN, null, null, false);
  }

  static ValueType of(Field field) {
    return new ValueType(field.type(), field.kind(), null, field.nested(), false);
  }

  static ValueType records(@Nullable FieldSchema nested) {
    return new ValueType(FieldType.RECORDS, Kind.PLAIN, null, nested, false);
  }

  /** Another type, as surely there as this one. */
  ValueType to(FieldType other) {
    return new ValueType(other, Kind.PLAIN, null, null, sure);
  }

  ValueType as(Kind other) {
    return new ValueType(type, other, currency, nested, sure);
  }

  ValueType in(@Nullable String other) {
    return new ValueType(type, kind, other, nested, sure);
  }

  ValueType sure(boolean value) {
    return new ValueType(type, kind, currency, nested, value);
  }

  boolean is(FieldType other) {
    return type == null || type == other;
  }

  boolean number() {
    return type == null || type == FieldType.DECIMAL || type == FieldType.INTEGER;
  }

  boolean amount() {
    return kind == Kind.NET || kind == Kind.GROSS || currency != null;
  }

  /** For messages. */
  String print() {
    if (type == null) {
      return "any";
    }
    String text = type.name();
    if (kind != Kind.PLAIN) {
      text += " (" + kind.name().toLowerCase(java.util.Locale.ROOT) + ")";
    }
    return currency == null ? text : text + " " + currency;
  }
}
