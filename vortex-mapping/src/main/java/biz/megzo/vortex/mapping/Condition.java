package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** What must hold for a rule, a filter or a choice. */
public sealed interface Condition {
  /**
   * Compares a value. A missing value is equal to nothing, in nothing, and neither above nor below
   * anything.
   *
   * @param value what is looked at
   * @param to one pipeline; several for {@link Relation#IN}; for {@link Relation#PRESENT} none
   */
  record Test(List<Step> value, Relation relation, List<List<Step>> to) implements Condition {
    public Test {
      value = List.copyOf(value);
      to = to.stream().map(List::copyOf).toList();
    }
  }

  /** All hold; holds when there are none. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one holds. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Does not hold. */
  record Not(Condition part) implements Condition {}

  /** How two values are compared. Numbers by value, texts by case, dates by day. */
  enum Relation {
    EQUALS("equals"),
    IN("in"),
    PRESENT("present"),
    ABOVE("above"),
    AT_LEAST("atLeast"),
    BELOW("below"),
    AT_MOST("atMost"),
    /** The whole text fits a regular expression. */
    MATCHES("matches");

    private final String word;

    Relation(String word) {
      this.word = word;
    }

    /** As written in JSON. */
    public String word() {
      return word;
    }
  }

  /** The field is there. */
  static Condition present(String field) {
    return new Test(List.of(Steps.field(field)), Relation.PRESENT, List.of());
  }

  /** The field has this text. */
  static Condition equal(String field, String value) {
    return compare(field, Relation.EQUALS, new FieldValue.Text(value));
  }

  /** The field is this truth value. */
  static Condition equal(String field, boolean value) {
    return compare(field, Relation.EQUALS, new FieldValue.Bool(value));
  }

  /** The field is this number. */
  static Condition equal(String field, BigDecimal value) {
    return compare(field, Relation.EQUALS, new FieldValue.Decimal(value));
  }

  /** The field has one of these texts. */
  static Condition in(String field, String... values) {
    List<List<Step>> to =
        Arrays.stream(values).map(v -> List.of(Steps.constant(new FieldValue.Text(v)))).toList();
    return new Test(List.of(Steps.field(field)), Relation.IN, to);
  }

  /** Compares a field with a fixed value. */
  static Condition compare(String field, Relation relation, FieldValue value) {
    return new Test(List.of(Steps.field(field)), relation, List.of(List.of(Steps.constant(value))));
  }

  static Condition and(Condition... parts) {
    return new And(List.of(parts));
  }

  static Condition or(Condition... parts) {
    return new Or(List.of(parts));
  }

  static Condition not(Condition part) {
    return new Not(part);
  }
}
