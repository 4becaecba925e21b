package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDifference;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.panel.web.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of two rule sets that differs.
 *
 * @param part what it is, for people
 * @param before in words; empty when it is new
 * @param after in words; empty when it is gone
 * @param json the difference as it is kept
 */
public record RuleChange(String part, String before, String after, RuleDifference json) {

  static List<RuleChange> between(View view, RuleDocument before, RuleDocument after, Level level) {
    Map<String, Rule> known = new HashMap<>();
    before.rules().forEach(rule -> known.put(RuleJson.print(rule), rule));
    after.rules().forEach(rule -> known.put(RuleJson.print(rule), rule));
    List<RuleChange> changes = new ArrayList<>();
    for (RuleDifference one : RuleDifference.between(before, after)) {
      Rule rule = known.get(one.after().isEmpty() ? one.before() : one.after());
      String part =
          rule == null
              ? view.say("mapping.compare.tables")
              : level.targetLabel(view.language(), rule.target());
      changes.add(
          new RuleChange(
              part,
              words(view, level, known, one.before()),
              words(view, level, known, one.after()),
              one));
    }
    return changes;
  }

  private static String words(View view, Level level, Map<String, Rule> known, String json) {
    Rule rule = known.get(json);
    if (rule == null) {
      return json.isEmpty() ? "" : view.say("mapping.compare.seejson");
    }
    Wording wording = new Wording(view);
    Condition when = rule.when();
    String how = wording.value(level, rule.steps());
    return when == null
        ? how
        : how + " — " + view.say("mapping.when", wording.condition(level, when));
  }
}
