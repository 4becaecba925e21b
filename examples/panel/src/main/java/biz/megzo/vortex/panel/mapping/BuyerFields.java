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

/** Which target fields may hold what a buyer told: those whose rules read it, however deep. */
final class BuyerFields {
  private static final Pattern BUYER =
      Pattern.compile("\\^*(buyer\\.|billing\\.|delivery\\.|order\\.notes).*", Pattern.DOTALL);
  private static final Pattern PLACE =
      Pattern.compile("\\{\\^*(buyer\\.|billing\\.|delivery\\.|order\\.notes)");

  private final Set<String> targets = new HashSet<>();

  static BuyerFields of(RuleDocument... documents) {
    BuyerFields fields = new BuyerFields();
    for (RuleDocument document : documents) {
      int before;
      do {
        before = fields.targets.size();
        fields.add("", document.rules());
      } while (fields.targets.size() > before);
    }
    return fields;
  }

  /** Whether the value at a path, such as {@code products[0].name}, may be buyer data. */
  boolean hides(String path) {
    String plain = path.replaceAll("\\[[0-9]+]", "");
    return plain.startsWith("client.") || targets.contains(plain);
  }

  private void add(String prefix, List<Rule> rules) {
    for (Rule rule : rules) {
      Condition when = rule.when();
      if (reads(prefix + rule.target() + ".", prefix, rule.steps())
          || (when != null && reads(prefix, when))) {
        targets.add(prefix + rule.target());
      }
    }
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
        case "target" -> targets.contains(prefix + text);
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
      add(inner, rules.rules());
      return false;
    }
    return reads(prefix, ((Arg.When) arg).condition());
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
