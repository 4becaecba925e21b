package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.mapping.Steps;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step that the form offers: a choice and at most one argument. */
record SimpleStep(String kind, String argument) {
  /** What an argument is. */
  enum Need {
    NOTHING,
    NUMBER,
    WHOLE,
    /** A percentage; empty takes the product's own. */
    RATE,
    TEXT
  }

  /** All choices but tables, in the order that they are shown. */
  static final List<String> KINDS =
      List.of(
          "markup",
          "vat.add",
          "vat.strip",
          "net",
          "gross",
          "round",
          "ending.nearest",
          "ending.up",
          "ending.down",
          "atLeast",
          "atMost",
          "add",
          "subtract",
          "multiply",
          "divide",
          "default",
          "trim",
          "collapse",
          "upper",
          "lower",
          "stripDiacritics",
          "truncate",
          "firstWord",
          "text",
          "number",
          "whole",
          "abs");

  private static final String TABLE = "lookup:";

  /** What {@code firstWord} extracts. */
  private static final String FIRST_WORD = "\\S+";

  private static final Map<String, String> MAIN =
      Map.of(
          "markup", "percent",
          "add", "by",
          "subtract", "by",
          "multiply", "by",
          "divide", "by",
          "atLeast", "value",
          "atMost", "value");

  static Need need(String kind) {
    if (defaults(kind)) {
      return Need.TEXT;
    }
    return switch (kind) {
      case "markup", "add", "subtract", "multiply", "divide", "atLeast", "atMost" -> Need.NUMBER;
      case "ending.nearest", "ending.up", "ending.down" -> Need.NUMBER;
      case "vat.add", "vat.strip" -> Need.RATE;
      case "round", "truncate" -> Need.WHOLE;
      case "default" -> Need.TEXT;
      default -> Need.NOTHING;
    };
  }

  /** What may happen to a value that a table has no row for. */
  enum Missing {
    FAIL,
    KEEP,
    /** It becomes the step's argument. */
    DEFAULT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The choice that looks up a table. */
  static String table(String name, Missing missing) {
    return TABLE + missing.word() + ":true:" + name;
  }

  private static boolean defaults(String kind) {
    return kind.startsWith(TABLE + Missing.DEFAULT.word() + ":");
  }

  /** The table of a choice; empty when it is another step. */
  static Optional<String> table(String kind) {
    String[] parts = kind.split(":", 4);
    return kind.startsWith(TABLE) && parts.length == 4 ? Optional.of(parts[3]) : Optional.empty();
  }

  /**
   * The step.
   *
   * @param argument of the right form
   * @param typed a fixed value as the target wants it
   * @param rate the field with the record's own rate
   */
  static Step make(String kind, String argument, FieldValue typed, String rate) {
    if (kind.startsWith(TABLE)) {
      String[] parts = kind.split(":", 4);
      Step step = Steps.lookup(parts[3]);
      step = parts[1].equals("keep") ? step.with("onMissing", word("keep")) : step;
      step =
          defaults(kind)
              ? step.with("default", new Arg.Pipeline(List.of(Steps.constant(argument))))
              : step;
      return parts[2].equals("true")
          ? step.with("ignoreCase", new Arg.Literal(new FieldValue.Bool(true)))
          : step;
    }
    return switch (kind) {
      case "net", "gross" -> Steps.as(kind);
      case "vat.add" -> Steps.addVat(rate(argument, rate));
      case "vat.strip" -> Steps.stripVat(rate(argument, rate));
      case "round" ->
          Step.of("round").with("scale", new Arg.Literal(new FieldValue.Whole(whole(argument))));
      case "truncate" ->
          Step.of(kind).with("length", new Arg.Literal(new FieldValue.Whole(whole(argument))));
      case "ending.nearest", "ending.up", "ending.down" ->
          Step.of("ending")
              .with("cents", pipeline(number(argument)))
              .with("direction", word(kind.substring("ending.".length())));
      case "firstWord" -> Step.of("extract").with("regex", word(FIRST_WORD));
      case "default" -> Steps.orElse(Steps.constant(typed));
      default -> {
        String main = MAIN.get(kind);
        yield main == null ? Step.of(kind) : Step.of(kind).with(main, pipeline(number(argument)));
      }
    };
  }

  private static long whole(String argument) {
    return number(argument).longValueExact();
  }

  static BigDecimal number(String argument) {
    return new BigDecimal(
        argument.contains(",") ? argument.replace(".", "").replace(',', '.') : argument);
  }

  private static Step rate(String argument, String field) {
    return argument.isEmpty() ? Steps.field(field) : Steps.constant(number(argument));
  }

  private static Arg pipeline(BigDecimal number) {
    return new Arg.Pipeline(List.of(Steps.constant(number)));
  }

  private static Arg word(String word) {
    return new Arg.Literal(new FieldValue.Text(word));
  }

  /** What the form shows for a step; empty when it is more than the form can show. */
  static Optional<SimpleStep> of(Step step, String rate) {
    String name = step.name();
    Map<String, Arg> args = step.args();
    if (name.equals("lookup")) {
      return lookup(args);
    }
    if (name.equals("extract")) {
      boolean first = Wording.text(args.get("regex")).equals(FIRST_WORD);
      return simple(first && args.size() == 1, "firstWord", "");
    }
    if (name.equals("as")) {
      String meaning = Wording.text(args.get("meaning"));
      return simple(KINDS.contains(meaning) && args.size() == 1, meaning, "");
    }
    if (name.equals("ending")) {
      String direction =
          args.containsKey("direction") ? Wording.text(args.get("direction")) : "nearest";
      return fixed(args.get("cents")).map(value -> new SimpleStep("ending." + direction, value));
    }
    if (!KINDS.contains(name)) {
      return Optional.empty();
    }
    if (name.equals("vat.add") || name.equals("vat.strip")) {
      boolean own =
          args.get("rate") instanceof Arg.Pipeline pipeline
              && pipeline.steps().equals(List.of(Steps.field(rate)));
      Optional<String> value = own ? Optional.of("") : fixed(args.get("rate"));
      return args.size() == 1 ? value.map(v -> new SimpleStep(name, v)) : Optional.empty();
    }
    if (name.equals("round")) {
      String scale = args.containsKey("scale") ? Wording.text(args.get("scale")) : "2";
      boolean usual = !args.containsKey("mode") || Wording.text(args.get("mode")).equals("HALF_UP");
      return simple(usual, name, scale);
    }
    if (need(name) == Need.NOTHING) {
      return simple(args.isEmpty(), name, "");
    }
    if (args.size() != 1) {
      return Optional.empty();
    }
    Arg only = args.values().iterator().next();
    return only instanceof Arg.Literal literal
        ? Optional.of(new SimpleStep(name, literal.value().print()))
        : fixed(only).map(value -> new SimpleStep(name, value));
  }

  private static Optional<SimpleStep> lookup(Map<String, Arg> args) {
    String missing = args.containsKey("onMissing") ? Wording.text(args.get("onMissing")) : "fail";
    boolean fold = Wording.text(args.get("ignoreCase")).equals("true");
    Optional<String> other = fixed(args.get("default"));
    boolean known = args.containsKey("default") == other.isPresent();
    String policy = other.isPresent() ? Missing.DEFAULT.word() : missing;
    String kind = TABLE + policy + ":" + fold + ":" + Wording.text(args.get("table"));
    return simple(known, kind, other.orElse(""));
  }

  private static Optional<SimpleStep> simple(boolean really, String kind, String argument) {
    return really ? Optional.of(new SimpleStep(kind, argument)) : Optional.empty();
  }

  /** The fixed value of an argument, as it is typed. */
  static Optional<String> fixed(@Nullable Arg arg) {
    return arg instanceof Arg.Pipeline pipeline ? fixed(pipeline.steps()) : Optional.empty();
  }

  static Optional<String> fixed(List<Step> steps) {
    boolean one = steps.size() == 1 && steps.get(0).name().equals("constant");
    return one && steps.get(0).args().get("value") instanceof Arg.Literal literal
        ? Optional.of(typed(literal.value()))
        : Optional.empty();
  }

  /** As people type it: decimals with a comma. */
  static String typed(FieldValue value) {
    return value instanceof FieldValue.Decimal ? value.print().replace('.', ',') : value.print();
  }
}
