package biz.megzo.vortex.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule, or another part of a document, that differs between two documents.
 *
 * @param part the rule's name and target, or {@code tables}, {@code vat}
 * @param before its JSON form; empty when it is new
 * @param after its JSON form; empty when it is gone
 */
public record RuleDifference(String part, String before, String after) {
  /** What changed from one document to the other, in the order of rules. */
  public static List<RuleDifference> between(RuleDocument before, RuleDocument after) {
    Map<String, String> left = parts(before);
    Map<String, String> right = parts(after);
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    List<RuleDifference> differences = new ArrayList<>();
    for (String name : names) {
      String one = left.getOrDefault(name, "");
      String two = right.getOrDefault(name, "");
      if (!one.equals(two)) {
        differences.add(new RuleDifference(name, one, two));
      }
    }
    return differences;
  }

  private static Map<String, String> parts(RuleDocument document) {
    Map<String, String> parts = new LinkedHashMap<>();
    RuleDocument rest =
        new RuleDocument(
            document.profile(),
            "",
            "",
            document.tables(),
            document.pins(),
            document.vat(),
            List.of());
    parts.put("tables and vat", Mapping.print(rest));
    Map<String, Integer> seen = new HashMap<>();
    for (Rule rule : document.rules()) {
      String name = rule.target() + (rule.name().equals(rule.target()) ? "" : ": " + rule.name());
      int count = seen.merge(name, 1, Integer::sum);
      parts.put(count == 1 ? name : name + " #" + count, JsonWriter.write(rule));
    }
    return parts;
  }
}
