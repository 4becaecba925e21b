package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Condition.Relation;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules as sentences in the reader's language. */
final class Wording {
  /** The arguments of each step in the order that its sentence takes them. */
  private static final Map<String, List<String>> ARGUMENTS =
      Map.ofEntries(
          Map.entry("if", List.of("when", "then", "else")),
          Map.entry("lookup", List.of("table", "onMissing", "default")),
          Map.entry("divide", List.of("by", "scale")),
          Map.entry("round", List.of("scale", "mode")),
          Map.entry("ending", List.of("cents", "direction")),
          Map.entry("convert", List.of("from", "to")),
          Map.entry("replace", List.of("find", "with")),
          Map.entry("join", List.of("each", "separator")),
          Map.entry("concat", List.of("values", "separator")));

  private final View view;

  Wording(View view) {
    this.view = view;
  }

  /** Steps in a row. */
  String value(Level level, List<Step> steps) {
    List<String> phrases = new ArrayList<>();
    steps.forEach(step -> phrases.add(step(level, step)));
    return String.join(view.say("mapping.then"), phrases);
  }

  /** One step. */
  String step(Level level, Step step) {
    String name = step.name();
    if (name.equals("field")) {
      return level.readLabel(view.language(), text(step.args().get("name")));
    }
    if (name.equals("target")) {
      return view.say(
          "mapping.step.target", level.targetLabel(view.language(), text(step.args().get("name"))));
    }
    List<String> names = ARGUMENTS.getOrDefault(name, List.copyOf(step.args().keySet()));
    Object[] arguments =
        names.stream().map(arg -> argument(level, name, arg, step.args().get(arg))).toArray();
    return view.say("mapping.step." + name, arguments);
  }

  private String argument(Level level, String step, String name, @Nullable Arg arg) {
    if (arg == null) {
      String none = view.word("mapping.none", step + "." + name);
      return none.equals(step + "." + name) ? "" : none;
    }
    if (arg instanceof Arg.Literal literal) {
      return choice(step, name) ? view.word("mapping.choice", text(arg)) : literal(literal.value());
    }
    if (arg instanceof Arg.Pipeline pipeline) {
      return quoted(level, pipeline.steps());
    }
    if (arg instanceof Arg.Pipelines pipelines) {
      return String.join(
          "; ", pipelines.values().stream().map(steps -> quoted(level, steps)).toList());
    }
    return arg instanceof Arg.Rules rules
        ? view.number(rules.rules().size())
        : condition(level, ((Arg.When) arg).condition());
  }

  private static boolean choice(String step, String name) {
    return switch (name) {
      case "mode", "direction", "meaning", "onMissing" -> true;
      case "name" -> step.equals("vat.rate");
      default -> false;
    };
  }

  /** A value within a sentence: a single text in quotes. */
  private String quoted(Level level, List<Step> steps) {
    if (steps.size() == 1
        && steps.get(0).name().equals("constant")
        && steps.get(0).args().get("value") instanceof Arg.Literal literal) {
      return fixed(literal.value());
    }
    return value(level, steps);
  }

  private String fixed(FieldValue value) {
    return value instanceof FieldValue.Text text
        ? view.say("mapping.quoted", text.value())
        : literal(value);
  }

  private String literal(FieldValue value) {
    if (value instanceof FieldValue.Bool bool) {
      return view.say(bool.value() ? "mapping.yes" : "mapping.no");
    }
    return value instanceof FieldValue.Decimal decimal
        ? view.number(decimal.value())
        : value.print();
  }

  static String text(@Nullable Arg arg) {
    return arg instanceof Arg.Literal literal ? literal.value().print() : "";
  }

  /** A condition. */
  String condition(Level level, Condition condition) {
    if (condition instanceof Condition.And and) {
      return joined(level, and.parts(), "mapping.and");
    }
    if (condition instanceof Condition.Or or) {
      return joined(level, or.parts(), "mapping.or");
    }
    if (condition instanceof Condition.Not not) {
      return view.say("mapping.not", condition(level, not.part()));
    }
    Condition.Test test = (Condition.Test) condition;
    String right =
        String.join(
            test.relation() == Relation.IN ? ", " : " ",
            test.to().stream().map(steps -> quoted(level, steps)).toList());
    return view.say(
        "mapping.relation." + test.relation().name(), value(level, test.value()), right);
  }

  private String joined(Level level, List<Condition> parts, String key) {
    List<String> phrases = new ArrayList<>();
    for (Condition part : parts) {
      boolean simple = part instanceof Condition.Test || part instanceof Condition.Not;
      String phrase = condition(level, part);
      phrases.add(simple ? phrase : "(" + phrase + ")");
    }
    return String.join(view.say(key), phrases);
  }
}
