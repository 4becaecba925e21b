package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Duration;
import java.time.Instant;

/** Next rows of an order. */
final class Rows {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private Rows() {}

  /** The order in a state that it is to rest in. */
  static TrackedOrder resting(TrackedOrder row, OrderState state) {
    return due(row, state, OrderSetup.NEVER);
  }

  /** The order in a state whose step is due at a moment. */
  static TrackedOrder due(TrackedOrder row, OrderState state, Instant dueAt) {
    Hold hold = state == OrderState.HELD ? row.hold() : null;
    return new TrackedOrder(row.channel(), state, hold, row.recording(), 0, dueAt, row.pending());
  }

  static TrackedOrder held(TrackedOrder row, Hold hold) {
    return new TrackedOrder(
        row.channel(), OrderState.HELD, hold, row.recording(), 0, OrderSetup.NEVER, row.pending());
  }

  /** The order in the same state, the step tried once more in vain. */
  static TrackedOrder later(TrackedOrder row, Instant now) {
    return retried(row, row.state(), now);
  }

  /** The order in a state whose step was tried in vain; each wait is longer than the one before. */
  static TrackedOrder retried(TrackedOrder row, OrderState state, Instant now) {
    long minutes = 1L << Math.min(row.attempts(), 5);
    Duration wait = Duration.ofMinutes(minutes);
    Instant dueAt = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    return new TrackedOrder(
        row.channel(), state, null, row.recording(), row.attempts() + 1, dueAt, row.pending());
  }

  static TrackedOrder with(TrackedOrder row, Recording recording) {
    return new TrackedOrder(
        row.channel(),
        row.state(),
        row.hold(),
        recording,
        row.attempts(),
        row.dueAt(),
        row.pending());
  }

  static TrackedOrder with(TrackedOrder row, ChannelOrder channel) {
    return new TrackedOrder(
        channel,
        row.state(),
        row.hold(),
        row.recording(),
        row.attempts(),
        row.dueAt(),
        row.pending());
  }
}
