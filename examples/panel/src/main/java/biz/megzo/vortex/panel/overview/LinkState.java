package biz.megzo.vortex.panel.overview;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.Pause;
import biz.megzo.vortex.http.CallUse;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.run.Works;
import biz.megzo.vortex.store.RunLog.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one link is.
 *
 * @param next when the next heartbeat is due here; empty when the panel runs none
 * @param needs what needs a person, the urgent first
 * @param hours the last day hour by hour, oldest first
 */
public record LinkState(
    LinkId link,
    Optional<Run> last,
    Optional<Instant> next,
    Optional<Pause> pause,
    boolean running,
    Map<OrderState, Long> orders,
    List<FlowReport> flows,
    List<CallUse> calls,
    List<Attention> needs,
    List<Hour> hours) {
  private static final int RUNS = 2_000;

  static LinkState of(Shops shops, Watch watch, Works works, LinkId link) {
    List<Run> runs = shops.store().runs().latest(link, RUNS);
    Optional<Run> last = runs.stream().findFirst();
    Optional<Instant> next =
        works.every().flatMap(every -> last.map(run -> run.startedAt().plus(every)));
    Map<OrderState, Long> orders = shops.vortex().orders(link).counts();
    return new LinkState(
        link,
        last,
        next,
        shops.vortex().paused(link),
        works.doing(link).isPresent(),
        orders,
        watch.flows(link),
        shops.vortex().calls(link),
        new Needs(shops, watch, works, link).all(orders, last),
        Hour.lastDay(runs, shops.clock().instant()));
  }

  /** How many orders are in a state. */
  public long orders(OrderState state) {
    return orders.getOrDefault(state, 0L);
  }

  /** How many orders there are in all. */
  public long allOrders() {
    return orders.values().stream().mapToLong(Long::longValue).sum();
  }
}
