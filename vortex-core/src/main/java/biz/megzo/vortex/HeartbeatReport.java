package biz.megzo.vortex;

import biz.megzo.vortex.model.LinkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over a link did.
 *
 * @param flows in the order they ran; empty when {@code result} is {@link Result#BUSY}
 */
public record HeartbeatReport(
    LinkId link, Instant startedAt, Instant endedAt, Result result, List<FlowReport> flows) {
  public HeartbeatReport {
    flows = List.copyOf(flows);
  }

  /** How it went. */
  public enum Result {
    /** Everything due is done. */
    DONE,
    /** Done, but something waits for a person. */
    HELD,
    /** At least one flow ended early; the next pass goes on. */
    FAILED,
    /** Another node runs this link right now. */
    BUSY
  }

  public Duration duration() {
    return Duration.between(startedAt, endedAt);
  }

  public Optional<FlowReport> flow(Flow flow) {
    return flows.stream().filter(report -> report.flow() == flow).findFirst();
  }
}
