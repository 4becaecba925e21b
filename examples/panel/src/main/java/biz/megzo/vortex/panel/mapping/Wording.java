package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Condition.Relation;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules as sentences in the reader's language. */
final class Wording {
  /** The arguments of each step in the order that its sentence takes them. */
  private static final Map<String, List<String>> ARGUMENTS =
      Map.of(
          "divide", List.of("by"),
          "convert", List.of("from", "to"),
          "replace", List.of("find", "with"),
          "join", List.of("each"));

  /** Steps whose phrases hold several values. */
  private static final Set<String> COMPOUND = Set.of("coalesce", "concat", "if", "test");

  private final View view;

  Wording(View view) {
    this.view = view;
  }

  /** Steps in a row as a sentence of its own. */
  String sentence(Level level, List<Step> steps) {
    return Names.capital(value(level, steps));
  }

  /** Steps in a row within a sentence. */
  private String value(Level level, List<Step> steps) {
    StringBuilder words = new StringBuilder();
    for (Step step : steps) {
      if (words.length() > 0) {
        words.append(view.sayOr("mapping.join." + step.name(), view.say("mapping.then")));
      }
      words.append(step(level, step));
    }
    return words.toString();
  }

  /** A value that more is said of: in brackets when it takes several steps. */
  private String part(Level level, List<Step> steps) {
    boolean simple = steps.size() == 1 && !COMPOUND.contains(steps.get(0).name());
    return simple ? value(level, steps) : "(" + value(level, steps) + ")";
  }

  private String step(Level level, Step step) {
    String key = "mapping.step." + step.name();
    Map<String, Arg> args = step.args();
    return switch (step.name()) {
      case "field" -> level.readWords(view.language(), text(args.get("name")));
      case "target" -> view.say(key, level.targetWords(view.language(), text(args.get("name"))));
      case "constant" -> view.say(key, literal(args.get("value")));
      case "coalesce" -> view.say(key, parts(level, view.say("mapping.or"), args.get("values")));
      case "concat" -> concat(level, args);
      case "if" -> choose(level, args);
      case "lookup" -> lookup(level, args);
      case "markup" -> markup(level, args.get("percent"));
      case "percent" -> view.say(key, percentage(level, args.get("of")));
      case "vat.add", "vat.strip" -> view.say(key, percentage(level, args.get("rate")));
      case "vat.rate" -> view.say(key, view.word("mapping.rate", text(args.get("name"))));
      case "as" -> view.say(key + "." + text(args.get("meaning")));
      case "round" -> round(args);
      case "truncate" -> view.count(key, number(args.get("length")));
      case "date.plusDays" -> view.count(key, number(args.get("days")));
      case "map", "record" -> view.count(key, RulePath.rules(step).map(List::size).orElse(0));
      case "require" -> view.say(key, Names.bilingual(view, text(args.get("message"))));
      case "ending" -> ending(level, args);
      case "extract" ->
          SimpleStep.of(step, "").isPresent() ? view.say(key + ".word") : plain(level, step);
      default -> plain(level, step);
    };
  }

  private String plain(Level level, Step step) {
    boolean gone = step.name().equals("replace") && text(step.args().get("with")).isEmpty();
    List<String> names = ARGUMENTS.getOrDefault(step.name(), List.copyOf(step.args().keySet()));
    Object[] arguments =
        names.stream().map(name -> argument(level, step.args().get(name))).toArray();
    return view.say("mapping.step." + step.name() + (gone ? ".gone" : ""), arguments);
  }

  private String argument(Level level, @Nullable Arg arg) {
    if (arg instanceof Arg.Literal literal) {
      return literal.value().print();
    }
    if (arg instanceof Arg.Pipeline pipeline) {
      return part(level, pipeline.steps(), false);
    }
    return arg instanceof Arg.When when ? condition(level, when.condition()) : "";
  }

  /** A value within a sentence: a single constant stands for itself. */
  private String part(Level level, List<Step> steps, boolean bare) {
    boolean constant = steps.size() == 1 && steps.get(0).name().equals("constant");
    if (constant) {
      return literal(steps.get(0).args().get("value"));
    }
    return bare ? value(level, steps) : part(level, steps);
  }

  private String parts(Level level, String glue, @Nullable Arg arg) {
    return arg instanceof Arg.Pipelines pipelines
        ? String.join(
            glue, pipelines.values().stream().map(each -> part(level, each, false)).toList())
        : "";
  }

  private String concat(Level level, Map<String, Arg> args) {
    String separator = text(args.get("separator"));
    String values = parts(level, "; ", args.get("values"));
    return separator.isEmpty()
        ? view.say("mapping.step.concat", values)
        : view.say("mapping.step.concat.with", values, separator);
  }

  private String choose(Level level, Map<String, Arg> args) {
    String unchanged = view.say("mapping.unchanged");
    String when = argument(level, args.get("when"));
    String then = args.containsKey("then") ? argument(level, args.get("then")) : unchanged;
    String other = args.containsKey("else") ? argument(level, args.get("else")) : unchanged;
    return view.say("mapping.step.if", when, then, other);
  }

  private String lookup(Level level, Map<String, Arg> args) {
    String policy = args.containsKey("default") ? "default" : text(args.get("onMissing"));
    String missing =
        view.say(
            "mapping.missing." + (policy.isEmpty() ? "fail" : policy),
            argument(level, args.get("default")));
    boolean fold = text(args.get("ignoreCase")).equals("true");
    return view.say(
        "mapping.step.lookup",
        text(args.get("table")),
        missing,
        fold ? view.say("mapping.anycase") : "");
  }

  private String markup(Level level, @Nullable Arg percent) {
    Optional<BigDecimal> fixed = fixed(percent);
    if (fixed.isEmpty()) {
      return view.say("mapping.step.markup", argument(level, percent));
    }
    return view.say(
        fixed.get().signum() < 0 ? "mapping.step.markup.less" : "mapping.step.markup.fixed",
        view.number(fixed.get().abs()));
  }

  private String percentage(Level level, @Nullable Arg arg) {
    return fixed(arg)
        .map(number -> view.number(number) + " %")
        .orElseGet(() -> argument(level, arg));
  }

  private static Optional<BigDecimal> fixed(@Nullable Arg arg) {
    return arg instanceof Arg.Pipeline pipeline
            && pipeline.steps().size() == 1
            && pipeline.steps().get(0).args().get("value") instanceof Arg.Literal literal
            && (literal.value() instanceof FieldValue.Decimal
                || literal.value() instanceof FieldValue.Whole)
        ? Optional.of(new BigDecimal(literal.value().print()))
        : Optional.empty();
  }

  private String round(Map<String, Arg> args) {
    String scale = args.containsKey("scale") ? text(args.get("scale")) : "2";
    String mode = args.containsKey("mode") ? text(args.get("mode")) : "HALF_UP";
    String usual = scale.equals("0") ? view.say("mapping.step.round.whole") : "";
    return (usual.isEmpty() ? view.count("mapping.step.round", Long.parseLong(scale)) : usual)
        + (mode.equals("HALF_UP") ? "" : view.say("mapping.mode." + mode));
  }

  private String ending(Level level, Map<String, Arg> args) {
    String direction = args.containsKey("direction") ? text(args.get("direction")) : "nearest";
    return view.say("mapping.step.ending." + direction, argument(level, args.get("cents")));
  }

  private String literal(@Nullable Arg arg) {
    return arg instanceof Arg.Literal literal ? literal(literal.value()) : "";
  }

  private String literal(FieldValue value) {
    if (value instanceof FieldValue.Bool bool) {
      return view.say(bool.value() ? "mapping.yes" : "mapping.no");
    }
    return value instanceof FieldValue.Text
        ? view.say("mapping.quoted", value.print())
        : SimpleStep.typed(value);
  }

  private static long number(@Nullable Arg arg) {
    return arg instanceof Arg.Literal literal && literal.value() instanceof FieldValue.Whole whole
        ? whole.value()
        : 0;
  }

  static String text(@Nullable Arg arg) {
    return arg instanceof Arg.Literal literal ? literal.value().print() : "";
  }

  /** A condition within a sentence. */
  String condition(Level level, Condition condition) {
    return condition(level, condition, false);
  }

  private String condition(Level level, Condition condition, boolean not) {
    if (condition instanceof Condition.Not inner) {
      return condition(level, inner.part(), !not);
    }
    if (condition instanceof Condition.Test test) {
      return test(level, test, not);
    }
    boolean all = condition instanceof Condition.And;
    List<Condition> parts =
        condition instanceof Condition.And and ? and.parts() : ((Condition.Or) condition).parts();
    return joined(level, parts, all == not ? "mapping.or" : "mapping.and", not);
  }

  private String test(Level level, Condition.Test test, boolean not) {
    List<String> values = test.to().stream().map(steps -> part(level, steps, false)).toList();
    int last = values.size() - 1;
    String right =
        last < 1
            ? String.join("", values)
            : String.join(", ", values.subList(0, last))
                + view.say("mapping.or")
                + values.get(last);
    Relation relation = test.relation() == Relation.IN ? Relation.EQUALS : test.relation();
    return view.say(
        "mapping.relation." + (not ? "NOT_" : "") + relation.name(),
        part(level, test.value()),
        right);
  }

  /** Not this and that is: not this or not that; the other way round too. */
  private String joined(Level level, List<Condition> parts, String key, boolean not) {
    List<String> phrases = new ArrayList<>();
    for (Condition part : parts) {
      Condition inner = part instanceof Condition.Not negated ? negated.part() : part;
      String phrase = condition(level, part, not);
      phrases.add(inner instanceof Condition.Test ? phrase : "(" + phrase + ")");
    }
    return String.join(view.say(key), phrases);
  }
}
