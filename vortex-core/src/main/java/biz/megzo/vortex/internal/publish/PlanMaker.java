package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.PlanBase;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A draft as the plan that people see. */
final class PlanMaker {
  private static final Comparator<Change> IN_ORDER =
      Comparator.comparing(Change::sku).thenComparing(Change::facet);
  private static final Comparator<Withheld> HELD_IN_ORDER =
      Comparator.comparing(Withheld::sku)
          .thenComparing(Withheld::facet)
          .thenComparing(Withheld::guard)
          .thenComparing(Withheld::message);

  private PlanMaker() {}

  static Plan plan(LinkId link, Instant now, Set<Flow> flows, PlanBase base, Draft draft) {
    List<Change> changes = new ArrayList<>();
    for (Item item : draft.items) {
      Change price = item.price();
      Change stock = item.stock();
      if (price != null) {
        changes.add(price);
      }
      if (stock != null) {
        changes.add(stock);
      }
    }
    draft.ready.forEach(ready -> changes.addAll(ready.changes()));
    changes.sort(IN_ORDER);
    List<Withheld> withheld = new ArrayList<>(draft.withheld);
    withheld.sort(HELD_IN_ORDER);
    return Plan.of(link, Stored.instant(now), flows, base, changes, withheld);
  }

  /** A digest of what the blast radius stopped: the same as long as the same is stopped. */
  static String print(List<Withheld> withheld) {
    BaseScan.Print print = new BaseScan.Print();
    withheld.stream()
        .filter(one -> one.guard() == Guard.BLAST_RADIUS)
        .map(one -> one.sku().value())
        .sorted()
        .forEach(print::add);
    return print.done();
  }
}
