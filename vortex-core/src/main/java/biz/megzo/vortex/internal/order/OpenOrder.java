package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** An order that this worker holds the lock of. Not thread-safe. */
final class OpenOrder implements AutoCloseable {
  private final OrderSetup setup;
  private final OrderBook book;
  private final OrderLock lock;
  private TrackedOrder row;
  private Instant heldSince;

  OpenOrder(OrderSetup setup, OrderBook book, OrderLock lock, Instant since) {
    this.setup = setup;
    this.book = book;
    this.lock = lock;
    this.row = lock.order();
    this.heldSince = since;
  }

  TrackedOrder row() {
    return row;
  }

  OrderKey key() {
    return row.key();
  }

  long fence() {
    return lock.fence();
  }

  /** Writes the next row. */
  boolean move(Step step, TrackedOrder next, String detail) {
    return move(step, next, detail, write -> write);
  }

  boolean hold(Hold hold) {
    return move(Step.HELD, Rows.held(row, hold), hold.reason() + ": " + hold.detail());
  }

  /** Tries the same step again later. */
  boolean later(String why) {
    return move(Step.WAITING, Rows.later(row, setup.now()), why);
  }

  /**
   * Writes the next row.
   *
   * @param more what else the write does
   * @return false when the lock was lost: nothing was written then
   * @throws IllegalStateException when the transition is not in the table
   */
  boolean move(Step step, TrackedOrder next, String detail, UnaryOperator<OrderWrite> more) {
    Transitions.check(row.state(), step, next.state());
    OrderWrite write = more.apply(OrderWrite.of(next, step.word(), detail));
    if (!setup.store().orders().write(lock, write, setup.now())) {
      return false;
    }
    TrackedOrder before = row;
    row =
        new TrackedOrder(
            next.channel(),
            next.state(),
            next.hold(),
            next.recording(),
            next.attempts(),
            next.dueAt(),
            write.settled() ? null : before.pending());
    book.told(before, step, row, detail);
    return true;
  }

  /** Makes the lock last the full lease time from now; false when it is lost. */
  boolean renew() {
    Instant now = setup.now();
    boolean held = setup.store().orders().renew(lock, setup.settings().leaseTime());
    heldSince = now;
    return held;
  }

  /** Whether a write that starts now ends before the lock does. */
  boolean covers(Duration write) {
    Instant ends = heldSince.plus(setup.settings().leaseTime());
    return setup.now().plus(write).isBefore(ends);
  }

  @Override
  public void close() {
    setup.store().orders().unlock(lock);
  }
}
