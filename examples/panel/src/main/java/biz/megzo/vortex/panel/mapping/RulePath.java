package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The place of a rule: its number, or the number of the rule and the step that it stands in and its
 * number there, and so on; {@code 8-1-3}.
 */
record RulePath(List<Integer> parts) {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,4}(-[0-9]{1,4}-[0-9]{1,4}){0,8}");

  RulePath {
    parts = List.copyOf(parts);
  }

  static Optional<RulePath> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    List<Integer> parts = new ArrayList<>();
    for (String part : text.split("-", -1)) {
      parts.add(Integer.parseInt(part));
    }
    return Optional.of(new RulePath(parts));
  }

  static RulePath of(int index) {
    return new RulePath(List.of(index));
  }

  RulePath within(int step, int index) {
    List<Integer> more = new ArrayList<>(parts);
    more.add(step);
    more.add(index);
    return new RulePath(more);
  }

  /** Its number in its list. */
  int index() {
    return parts.get(parts.size() - 1);
  }

  /** Another one of the same list. */
  RulePath sibling(int index) {
    List<Integer> other = new ArrayList<>(parts.subList(0, parts.size() - 1));
    other.add(index);
    return new RulePath(other);
  }

  /** The rules of the list that it stands in; empty when there is no such list. */
  Optional<List<Rule>> list(RuleDocument document) {
    List<Rule> rules = document.rules();
    for (int i = 0; i + 2 < parts.size(); i += 2) {
      Optional<List<Rule>> inner = inner(rules, parts.get(i), parts.get(i + 1));
      if (inner.isEmpty()) {
        return Optional.empty();
      }
      rules = inner.get();
    }
    return Optional.of(rules);
  }

  private static Optional<List<Rule>> inner(List<Rule> rules, int rule, int step) {
    if (rule >= rules.size() || step >= rules.get(rule).steps().size()) {
      return Optional.empty();
    }
    return rules(rules.get(rule).steps().get(step));
  }

  /** The rules within a step. */
  static Optional<List<Rule>> rules(Step step) {
    return step.args().get("rules") instanceof Arg.Rules inner
        ? Optional.of(inner.rules())
        : Optional.empty();
  }

  /** The rule; empty when there is none. */
  Optional<Rule> rule(RuleDocument document) {
    return list(document).filter(list -> index() < list.size()).map(list -> list.get(index()));
  }

  /** The level of its list; its list must exist. */
  Level level(RuleDocument document, Level top) {
    Level level = top;
    List<Rule> rules = document.rules();
    for (int i = 0; i + 2 < parts.size(); i += 2) {
      Rule around = rules.get(parts.get(i));
      level = level.within(around);
      rules = inner(rules, parts.get(i), parts.get(i + 1)).orElseThrow();
    }
    return level;
  }

  /** The document with another list at this place; its list must exist. */
  RuleDocument change(RuleDocument document, UnaryOperator<List<Rule>> change) {
    List<Rule> rules = change(document.rules(), 0, change);
    return new RuleDocument(
        document.profile(),
        document.name(),
        document.comment(),
        document.tables(),
        document.pins(),
        document.vat(),
        rules);
  }

  private List<Rule> change(List<Rule> rules, int at, UnaryOperator<List<Rule>> change) {
    if (at + 2 >= parts.size()) {
      return change.apply(new ArrayList<>(rules));
    }
    List<Rule> changed = new ArrayList<>(rules);
    Rule rule = rules.get(parts.get(at));
    List<Step> steps = new ArrayList<>(rule.steps());
    Step step = steps.get(parts.get(at + 1));
    List<Rule> inner = change(rules(step).orElseThrow(), at + 2, change);
    Map<String, Arg> args = new LinkedHashMap<>(step.args());
    args.put("rules", new Arg.Rules(inner));
    steps.set(parts.get(at + 1), new Step(step.name(), args));
    changed.set(parts.get(at), new Rule(rule.name(), rule.target(), rule.when(), steps));
    return changed;
  }

  @Override
  public String toString() {
    return String.join("-", parts.stream().map(String::valueOf).toList());
  }
}
