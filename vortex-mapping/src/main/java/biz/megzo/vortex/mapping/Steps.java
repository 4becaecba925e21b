package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Makes {@link Step}s in Java. The words and their meaning are those of the JSON form; {@code
 * docs/mapping.md} describes each. Steps that stand here are the frequent ones; {@link Step#of} and
 * {@link Step#with} make every other.
 */
public final class Steps {
  private Steps() {}

  /** The source's field; inside a list {@code ^name} is a field of the record around it. */
  public static Step field(String name) {
    return Step.of("field").with("name", text(name));
  }

  /** The value that an earlier rule gave to a target field. */
  public static Step target(String name) {
    return Step.of("target").with("name", text(name));
  }

  public static Step constant(FieldValue value) {
    return Step.of("constant").with("value", new Arg.Literal(value));
  }

  public static Step constant(String value) {
    return constant(new FieldValue.Text(value));
  }

  public static Step constant(long value) {
    return constant(new FieldValue.Whole(value));
  }

  public static Step constant(BigDecimal value) {
    return constant(new FieldValue.Decimal(value));
  }

  public static Step constant(boolean value) {
    return constant(new FieldValue.Bool(value));
  }

  /** Text with {@code {field}} places; a part in square brackets goes when a field of it misses. */
  public static Step template(String text) {
    return Step.of("template").with("text", text(text));
  }

  /** What to use when there is no value so far. */
  public static Step orElse(Step... steps) {
    return Step.of("default").with("value", value(steps));
  }

  /** The first of these values that is there. */
  public static Step coalesce(List<List<Step>> values) {
    return Step.of("coalesce").with("values", new Arg.Pipelines(values));
  }

  /** The table's entry; a value without entry holds the record. */
  public static Step lookup(String table) {
    return Step.of("lookup").with("table", text(table));
  }

  /** To a number of decimals, half up. */
  public static Step round(int scale) {
    return round(scale, RoundingMode.HALF_UP);
  }

  public static Step round(int scale, RoundingMode mode) {
    return Step.of("round")
        .with("scale", new Arg.Literal(new FieldValue.Whole(scale)))
        .with("mode", text(mode.name()));
  }

  public static Step add(Step... by) {
    return Step.of("add").with("by", value(by));
  }

  public static Step subtract(Step... by) {
    return Step.of("subtract").with("by", value(by));
  }

  public static Step multiply(Step... by) {
    return Step.of("multiply").with("by", value(by));
  }

  /** Divides to 10 decimals, half up. */
  public static Step divide(Step... by) {
    return Step.of("divide").with("by", value(by));
  }

  /** Adds a percentage of the value; a negative one takes off. */
  public static Step markup(Step... percent) {
    return Step.of("markup").with("percent", value(percent));
  }

  /** Gross to net, to 4 decimals. */
  public static Step stripVat(Step... rate) {
    return Step.of("vat.strip").with("rate", value(rate));
  }

  /** Net to gross, exact. */
  public static Step addVat(Step... rate) {
    return Step.of("vat.add").with("rate", value(rate));
  }

  /** The table's rate of that name on the record's day. */
  public static Step vatRate(String name) {
    return Step.of("vat.rate").with("name", text(name));
  }

  /** Says that an amount is {@code net}, {@code gross}, a {@code percent}, or in a currency. */
  public static Step as(String meaning) {
    return Step.of("as").with("meaning", text(meaning));
  }

  /** Converts between currencies by the rate of the record's day, rounded once to 2 decimals. */
  public static Step convert(String from, String to) {
    return Step.of("convert").with("from", value(constant(from))).with("to", value(constant(to)));
  }

  /** Maps each record of a list. */
  public static Step map(Rule... rules) {
    return Step.of("map").with("rules", new Arg.Rules(List.of(rules)));
  }

  /** Keeps the records of a list for which the condition holds. */
  public static Step filter(Condition condition) {
    return Step.of("filter").with("where", new Arg.When(condition));
  }

  /** A step without arguments, by its word: {@code trim}, {@code upper}, {@code count} ... */
  public static Step named(String name) {
    return Step.of(name);
  }

  private static Arg text(String value) {
    return new Arg.Literal(new FieldValue.Text(value));
  }

  private static Arg value(Step... steps) {
    return new Arg.Pipeline(List.of(steps));
  }
}
