package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What moved between a plan and the one that would be made now. */
final class PlanMove {
  private static final int MOST = 20;

  private record Key(Sku sku, Facet facet) {}

  private PlanMove() {}

  /** For people; empty when nothing moved but what a person said yes to since. */
  static List<String> between(Plan then, Plan now, List<Consent> consents, Instant at) {
    if (then.id().equals(now.id())) {
      return List.of();
    }
    List<String> moved = new ArrayList<>(then.base().moved(now.base()));
    Set<Sku> agreed = new HashSet<>();
    for (Withheld one : then.askingConsent()) {
      Change change = one.change();
      if (change != null && consents.stream().anyMatch(yes -> yes.covers(change, at))) {
        agreed.add(one.sku());
      }
    }
    changes(then, now, agreed, moved);
    if (!rest(then.withheld(), agreed).equals(rest(now.withheld(), agreed))) {
      moved.add("what is held back");
    }
    return moved;
  }

  private static void changes(Plan then, Plan now, Set<Sku> agreed, List<String> moved) {
    Map<Key, Change> before = byKey(then, agreed);
    Map<Key, Change> after = byKey(now, agreed);
    Set<Key> keys = new java.util.LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    int more = 0;
    for (Key key : keys) {
      Change one = before.get(key);
      Change other = after.get(key);
      if (java.util.Objects.equals(one, other)) {
        continue;
      }
      if (moved.size() < MOST) {
        moved.add(
            "sku "
                + key.sku()
                + ", "
                + key.facet().name().toLowerCase(Locale.ROOT)
                + ": planned "
                + print(one)
                + ", would now be "
                + print(other));
      } else {
        more++;
      }
    }
    if (more > 0) {
      moved.add("and " + more + " more changes");
    }
  }

  private static String print(@Nullable Change change) {
    return change == null
        ? "unchanged"
        : PlanText.of(change.from()) + " -> " + PlanText.of(change.to());
  }

  private static Map<Key, Change> byKey(Plan plan, Set<Sku> agreed) {
    Map<Key, Change> changes = new LinkedHashMap<>();
    for (Change change : plan.changes()) {
      if (!agreed.contains(change.sku())) {
        changes.put(new Key(change.sku(), change.facet()), change);
      }
    }
    return changes;
  }

  private static List<Withheld> rest(List<Withheld> all, Set<Sku> agreed) {
    return all.stream().filter(one -> !agreed.contains(one.sku())).toList();
  }
}
