package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.FlowReport.State;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.store.HintStore.Waiting;
import biz.megzo.vortex.wake.Hint;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The hints that a pass goes by, read before it reads anything of the remotes: what is told after
 * that stays for the next pass.
 */
final class Woken {
  /** Orders that one pass asks for by their ids; a poll finds the others too. */
  private static final int MOST_ORDERS = 50;

  private static final int LONGEST_ID = 64;
  private static final int MOST = 2000;
  private static final Set<Flow> PUBLISHING = EnumSet.of(Flow.PRODUCTS, Flow.PRICES, Flow.STOCK);

  private final LinkId link;
  private final List<Waiting> hints;
  private final boolean alone;

  private Woken(LinkId link, List<Waiting> hints, boolean alone) {
    this.link = link;
    this.hints = hints;
    this.alone = alone;
  }

  /**
   * Reads what waits.
   *
   * @param alone whether hints alone make the pass run, so that it does nothing else
   */
  static Woken read(HintStore store, LinkId link, boolean alone) {
    return new Woken(link, store.waiting(link, MOST), alone);
  }

  boolean alone() {
    return alone;
  }

  /** The flows that are due. */
  Set<Flow> flows() {
    Set<Flow> flows = EnumSet.noneOf(Flow.class);
    hints.forEach(one -> flows.add(one.hint().flow()));
    return flows;
  }

  boolean due(Flow flow) {
    return flows().contains(flow);
  }

  /** Orders to look at by their ids. */
  List<String> orderIds() {
    return orderIds(Flow.ORDERS);
  }

  /** Orders that hints of a flow name. */
  List<String> orderIds(Flow flow) {
    return hints.stream()
        .map(Waiting::hint)
        .filter(hint -> hint.flow() == flow && !hint.wholeFlow())
        .map(Hint::subject)
        .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
        .limit(MOST_ORDERS)
        .toList();
  }

  /** Takes out what the pass has seen to; hints of flows that ended early stay. */
  void conclude(HintStore store, Collection<Flow> ran, Function<Flow, FlowReport> reports) {
    boolean published =
        PUBLISHING.stream().filter(ran::contains).allMatch(flow -> whole(reports.apply(flow)));
    List<Waiting> done =
        hints.stream()
            .filter(one -> ran.contains(one.hint().flow()))
            .filter(
                one ->
                    PUBLISHING.contains(one.hint().flow())
                        ? published
                        : whole(reports.apply(one.hint().flow())))
            .toList();
    if (!done.isEmpty()) {
      store.take(link, done);
    }
  }

  private static boolean whole(FlowReport report) {
    return report.state() != State.FAILED && report.state() != State.SKIPPED;
  }
}
