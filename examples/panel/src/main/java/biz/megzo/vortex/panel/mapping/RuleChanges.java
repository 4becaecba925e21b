package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.LookupTable;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDifference;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.panel.web.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two rule sets, compared rule by rule, the rules of lists too. */
final class RuleChanges {
  /** Most rows of a table that are told. */
  private static final int ROWS = 10;

  private final View view;
  private final Wording wording;
  private final List<RuleChange> changes = new ArrayList<>();

  private RuleChanges(View view) {
    this.view = view;
    this.wording = new Wording(view);
  }

  static List<RuleChange> between(View view, RuleDocument before, RuleDocument after, Level level) {
    RuleChanges all = new RuleChanges(view);
    all.tables(before, after);
    if (!vat(before).equals(vat(after))) {
      String part = view.say("mapping.compare.vat");
      all.add(part, "", "", new RuleDifference(part, vat(before), vat(after)));
    }
    all.rules("", before.rules(), after.rules(), level);
    return all.changes;
  }

  private static String vat(RuleDocument document) {
    return Mapping.print(
        new RuleDocument(
            document.profile(), "", "", Map.of(), Map.of(), document.vat(), List.of()));
  }

  private void add(String part, String before, String after, RuleDifference json) {
    changes.add(new RuleChange(part, before, after, json));
  }

  private void rules(String around, List<Rule> before, List<Rule> after, Level level) {
    Map<String, Rule> left = keyed(before);
    Map<String, Rule> right = keyed(after);
    Set<String> keys = new LinkedHashSet<>(left.keySet());
    keys.addAll(right.keySet());
    for (String key : keys) {
      Rule one = left.get(key);
      Rule two = right.get(key);
      if (!Objects.equals(one, two)) {
        rule(around, one, two, level);
      }
    }
    order(around, left, right, level);
  }

  /** Rules by target and name; of several with the same, by their number too. */
  private static Map<String, Rule> keyed(List<Rule> rules) {
    Map<String, Rule> keyed = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Rule rule : rules) {
      String name = rule.target() + "\n" + rule.name();
      keyed.put(name + "\n" + seen.merge(name, 1, Integer::sum), rule);
    }
    return keyed;
  }

  private void rule(String around, @Nullable Rule before, @Nullable Rule after, Level level) {
    if (before == null || after == null) {
      Rule known = Objects.requireNonNull(after == null ? before : after);
      told(around + part(level, known), before, after, level);
      return;
    }
    String part = around + part(level, after);
    boolean within = shape(before).equals(shape(after));
    if (!within || !hollow(before).equals(hollow(after))) {
      told(part, before, after, level);
    }
    if (within) {
      for (int i = 0; i < inner(before).size(); i++) {
        List<Rule> left = RulePath.rules(inner(before).get(i)).orElse(List.of());
        List<Rule> right = RulePath.rules(inner(after).get(i)).orElse(List.of());
        rules(part + " › ", left, right, level.within(after));
      }
    }
  }

  private void told(String part, @Nullable Rule before, @Nullable Rule after, Level level) {
    String one = before == null ? "" : RuleJson.print(before);
    String two = after == null ? "" : RuleJson.print(after);
    add(part, words(level, before), words(level, after), new RuleDifference(part, one, two));
  }

  private String part(Level level, Rule rule) {
    String target = level.targetLabel(view.language(), rule.target());
    return rule.name().equals(rule.target())
        ? target
        : target + ", " + view.say("mapping.named", view.rule(rule.name()));
  }

  /** The steps that have rules of their own. */
  private static List<Step> inner(Rule rule) {
    return rule.steps().stream().filter(step -> RulePath.rules(step).isPresent()).toList();
  }

  private static List<String> shape(Rule rule) {
    return inner(rule).stream().map(Step::name).toList();
  }

  /** The rule without the rules within it. */
  private static Rule hollow(Rule rule) {
    List<Step> steps =
        rule.steps().stream()
            .map(
                step ->
                    RulePath.rules(step).isPresent()
                        ? step.with("rules", new Arg.Rules(List.of()))
                        : step)
            .toList();
    return new Rule(rule.name(), rule.target(), rule.when(), steps);
  }

  /** Of several rules for one field the first one wins, so that their order counts. */
  private void order(String around, Map<String, Rule> left, Map<String, Rule> right, Level level) {
    Set<String> targets = new LinkedHashSet<>();
    left.values().forEach(rule -> targets.add(rule.target()));
    for (String target : targets) {
      List<String> before = common(left, right, target);
      List<String> after = common(right, left, target);
      if (!before.equals(after)) {
        String part =
            around + view.say("mapping.compare.order", level.targetLabel(view.language(), target));
        add(
            part,
            listed(level, before, left),
            listed(level, after, right),
            new RuleDifference(part, "", ""));
      }
    }
  }

  private static List<String> common(Map<String, Rule> of, Map<String, Rule> with, String target) {
    List<String> keys = new ArrayList<>();
    of.forEach(
        (key, rule) -> {
          if (rule.target().equals(target) && with.containsKey(key)) {
            keys.add(key);
          }
        });
    return keys;
  }

  private String listed(Level level, List<String> keys, Map<String, Rule> rules) {
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      lines.add((lines.size() + 1) + ". " + words(level, rules.get(key)));
    }
    return String.join("; ", lines);
  }

  private String words(Level level, @Nullable Rule rule) {
    if (rule == null) {
      return "";
    }
    Condition when = rule.when();
    String how = wording.sentence(level, rule.steps());
    return when == null
        ? how
        : how + " — " + view.say("mapping.when", wording.condition(level, when));
  }

  private void tables(RuleDocument before, RuleDocument after) {
    Set<String> names = new TreeSet<>(before.pins().keySet());
    names.addAll(after.pins().keySet());
    names.addAll(before.tables().keySet());
    names.addAll(after.tables().keySet());
    for (String name : names) {
      String part = view.say("mapping.table", name);
      LookupTable left = before.tables().get(name);
      LookupTable right = after.tables().get(name);
      String one = left == null ? pin(before, name) : rows(left, right);
      String two = right == null ? pin(after, name) : rows(right, left);
      boolean same = Objects.equals(left, right) && one.equals(two);
      if (!same) {
        add(part, one, two, new RuleDifference(part, "", ""));
      }
    }
  }

  private String pin(RuleDocument document, String name) {
    Integer version = document.pins().get(name);
    return version == null ? "" : Names.capital(view.say("mapping.version", version));
  }

  /** The rows of a table that another one does not have. */
  private String rows(LookupTable table, @Nullable LookupTable other) {
    Map<String, String> known = other == null ? Map.of() : other.rows();
    List<String> rows = new ArrayList<>();
    table
        .rows()
        .forEach(
            (from, to) -> {
              if (!to.equals(known.get(from))) {
                rows.add(from + " → " + to);
              }
            });
    String more = rows.size() > ROWS ? "; …" : "";
    return rows.isEmpty()
        ? view.say("mapping.compare.norows")
        : String.join("; ", rows.subList(0, Math.min(ROWS, rows.size()))) + more;
  }
}
