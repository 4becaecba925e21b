package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which target fields may hold what a buyer told: those whose rules read it, however deep. */
final class BuyerFields {
  private static final Pattern BUYER =
      Pattern.compile("\\^*(buyer\\.|billing\\.|delivery\\.|order\\.notes).*", Pattern.DOTALL);
  private static final Pattern PLACE =
      Pattern.compile("\\{\\s*\\^*(buyer\\.|billing\\.|delivery\\.|order\\.notes)");

  private static final Pattern PLACES =
      Pattern.compile("\\^*(billing|delivery)\\.(city|county|country|postalCode)");

  private final Set<String> targets = new HashSet<>();

  /** Lists with a rule that reads what a buyer told, so that their own steps may show it. */
  private final Set<String> lists = new HashSet<>();

  /** Tables that are asked for values which may name a buyer. */
  private final Set<String> tables = new HashSet<>();

  static BuyerFields of(RuleDocument... documents) {
    BuyerFields fields = new BuyerFields();
    for (RuleDocument document : documents) {
      int before;
      do {
        before = fields.size();
        fields.add("", document.rules());
      } while (fields.size() > before);
    }
    return fields;
  }

  private int size() {
    return targets.size() + lists.size();
  }

  /**
   * Whether the value at a path, such as {@code products[0].name}, may be buyer data: its own rules
   * read some, or those of the list that it stands in do.
   */
  boolean hides(String path) {
    String plain = plain(path);
    return plain.startsWith("client.")
        || targets.contains(plain)
        || targets.stream().anyMatch(target -> plain.startsWith(target + "."));
  }

  /** Whether the steps that lead to a value may show buyer data, although the value is none. */
  boolean hidesSteps(String path) {
    return hides(path) || lists.contains(plain(path));
  }

  /**
   * Whether values that a table was asked for may name a buyer. Cities, counties and countries are
   * no person.
   */
  boolean asks(String table) {
    return tables.contains(table);
  }

  private static String plain(String path) {
    return path.replaceAll("\\[[0-9]+]", "");
  }

  /** Notes the rules of a level; whether any of them reads what a buyer told. */
  private boolean add(String prefix, List<Rule> rules) {
    boolean found = false;
    for (Rule rule : rules) {
      Condition when = rule.when();
      if (reads(prefix + rule.target() + ".", prefix, rule.steps())
          || (when != null && reads(prefix, when))) {
        targets.add(prefix + rule.target());
        found = true;
        boolean person = rule.steps().stream().anyMatch(BuyerFields::person);
        rule.steps().stream().filter(step -> person).forEach(this::noteTables);
      }
      found |= lists.contains(prefix + rule.target());
    }
    return found;
  }

  /** Whether a step reads anything but places; a value given to a target is taken for a person. */
  private static boolean person(Step step) {
    String name = Wording.text(step.args().get("name"));
    return switch (step.name()) {
      case "field" -> BUYER.matcher(name).matches() && !PLACES.matcher(name).matches();
      case "target" -> true;
      case "template" -> PLACE.matcher(Wording.text(step.args().get("text"))).find();
      default -> inner(step).anyMatch(BuyerFields::person);
    };
  }

  private void noteTables(Step step) {
    if (step.name().equals("lookup")) {
      tables.add(Wording.text(step.args().get("table")));
    }
    inner(step).forEach(this::noteTables);
  }

  /** The steps within the arguments of a step. */
  private static Stream<Step> inner(Step step) {
    return step.args().values().stream()
        .flatMap(
            arg ->
                arg instanceof Arg.Pipeline pipeline
                    ? pipeline.steps().stream()
                    : arg instanceof Arg.Pipelines many
                        ? many.values().stream().flatMap(List::stream)
                        : Stream.empty());
  }

  private boolean reads(String inner, String prefix, List<Step> steps) {
    boolean found = false;
    for (Step step : steps) {
      for (Arg arg : step.args().values()) {
        found |= reads(inner, prefix, step.name(), arg);
      }
    }
    return found;
  }

  private boolean reads(String inner, String prefix, String step, Arg arg) {
    if (arg instanceof Arg.Literal literal) {
      String text = literal.value().print();
      return switch (step) {
        case "field" -> BUYER.matcher(text).matches();
        case "target" -> given(prefix, text);
        case "template" -> PLACE.matcher(text).find();
        default -> false;
      };
    }
    if (arg instanceof Arg.Pipeline pipeline) {
      return reads(inner, prefix, pipeline.steps());
    }
    if (arg instanceof Arg.Pipelines pipelines) {
      return pipelines.values().stream().anyMatch(steps -> reads(inner, prefix, steps));
    }
    if (arg instanceof Arg.Rules rules) {
      if (add(inner, rules.rules())) {
        lists.add(inner.substring(0, inner.length() - 1));
      }
      return false;
    }
    return reads(prefix, ((Arg.When) arg).condition());
  }

  /** Whether a target, or a field of the records in it, may hold what a buyer told. */
  private boolean given(String prefix, String name) {
    String target = prefix + name;
    return hides(target) || targets.stream().anyMatch(one -> one.startsWith(target + "."));
  }

  private boolean reads(String prefix, Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().anyMatch(part -> reads(prefix, part));
    }
    if (condition instanceof Condition.Or or) {
      return or.parts().stream().anyMatch(part -> reads(prefix, part));
    }
    if (condition instanceof Condition.Not not) {
      return reads(prefix, not.part());
    }
    Condition.Test test = (Condition.Test) condition;
    return reads(prefix, prefix, test.value())
        || test.to().stream().anyMatch(steps -> reads(prefix, prefix, steps));
  }
}
