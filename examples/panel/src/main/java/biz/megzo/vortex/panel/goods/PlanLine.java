package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.publish.Verdict;
import biz.megzo.vortex.store.PlanStore.Head;
import java.util.Optional;

/** A saved plan as it is listed. */
public record PlanLine(
    String id,
    String href,
    String madeAt,
    String expiresAt,
    int changes,
    int held,
    Words.Badge badge) {
  static PlanLine of(View view, Head head, Optional<Verdict> verdict) {
    String id = head.id().substring(0, 12);
    return new PlanLine(
        id,
        view.href(GoodsPages.PLANS + "/" + id),
        view.time(head.madeAt()),
        view.time(head.expiresAt()),
        head.changes(),
        head.withheld(),
        badge(view, verdict, head.withheld() > 0));
  }

  /** What was said of a plan; of one that nobody said anything of, whether something waits. */
  public static Words.Badge badge(View view, Optional<Verdict> verdict, boolean waits) {
    if (verdict.isEmpty()) {
      return new Words.Badge(
          waits ? "warn" : "quiet", view.say(waits ? "goods.verdict.waits" : "goods.verdict.none"));
    }
    Verdict.Kind kind = verdict.get().kind();
    String colour =
        switch (kind) {
          case APPROVED -> "good";
          case PROPOSED -> "warn";
          case REJECTED -> "quiet";
        };
    return new Words.Badge(colour, view.word("goods.verdict", kind));
  }
}
