package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import java.util.EnumMap;
import java.util.Map;

/** One tally for every flow. */
final class FlowTallies {
  private final Map<Flow, Tally> tallies = new EnumMap<>(Flow.class);

  Tally of(Flow flow) {
    return tallies.computeIfAbsent(flow, Tally::new);
  }
}
