package biz.megzo.vortex.testkit;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What the contracts of all parts of a store share. Each test has links and names of its own. */
abstract class StoreContract {
  static final Instant NOW = Instant.parse("2026-10-02T08:00:00.123456Z");
  static final Duration LONG = Duration.ofMinutes(5);

  /** Over before the next call can begin. */
  static final Duration SHORT = Duration.ofNanos(1000);

  final LinkId link = fresh();
  final LinkId otherLink = fresh();
  final OrderKey key = OrderKey.of(link, "1001");

  /** The store under test. */
  protected abstract VortexStore store();

  static LinkId fresh() {
    return LinkId.of("t" + UUID.randomUUID());
  }

  /** Asks again until the store's clock has moved on; it always moves within so many calls. */
  static <T> T eventually(Supplier<Optional<T>> attempt) {
    for (int i = 0; i < 100_000; i++) {
      Optional<T> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new AssertionError("the store's clock does not move");
  }

  static TrackedOrder in(OrderState state, TrackedOrder order) {
    return new TrackedOrder(
        order.channel(),
        state,
        order.hold(),
        order.recording(),
        order.attempts(),
        order.dueAt(),
        order.pending());
  }

  static TrackedOrder due(Instant at, TrackedOrder order) {
    return new TrackedOrder(
        order.channel(),
        order.state(),
        order.hold(),
        order.recording(),
        order.attempts(),
        at,
        order.pending());
  }
}
