package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.Steps;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recorded order that this worker holds the lock of, with what follows it. One lock per order
 * keeps the order engine, invoices, steps and shipments out of each other's way. Not thread-safe.
 */
final class OpenFollow implements AutoCloseable {
  private final FollowSetup setup;
  private final OrderLock lock;
  private FollowUp row;

  private OpenFollow(FollowSetup setup, OrderLock lock, FollowUp row) {
    this.setup = setup;
    this.lock = lock;
    this.row = row;
  }

  /** Empty when somebody else works on the order, or it was never recorded. */
  static Optional<OpenFollow> of(FollowSetup setup, OrderKey key) {
    Optional<OrderLock> lock = setup.store().orders().lock(key, setup.node(), ttl(setup));
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    Optional<FollowUp> row = setup.store().followUps().find(key);
    if (row.isEmpty()) {
      setup.store().orders().unlock(lock.get());
      return Optional.empty();
    }
    return Optional.of(new OpenFollow(setup, lock.get(), row.get()));
  }

  /** Longer than any one write to the channel. */
  private static Duration ttl(FollowSetup setup) {
    Duration lease = setup.settings().orders().leaseTime();
    Duration twice = setup.settings().invoices().sendTimeout().multipliedBy(2);
    return lease.compareTo(twice) > 0 ? lease : twice;
  }

  TrackedOrder order() {
    return lock.order();
  }

  FollowUp row() {
    return row;
  }

  OrderKey key() {
    return row.order();
  }

  String id() {
    return row.order().orderId();
  }

  /** The live record; null when there is none, or it is about to go. */
  @Nullable RecordRef record() {
    OrderState state = order().state();
    boolean stands =
        state == OrderState.RECORDED || state == OrderState.CLOSED || state == OrderState.HELD;
    return stands ? order().recording().record() : null;
  }

  /** Whether things are done for the order; one that waits for a person itself waits whole. */
  boolean serves() {
    return record() != null && order().state() != OrderState.HELD;
  }

  /** The order's reservations, closed ones included. */
  List<Reservation> reservations() {
    return setup.store().reservations().of(key());
  }

  /**
   * Writes the row.
   *
   * @throws LockLostException when the lock is lost: nothing was written, and this worker must do
   *     nothing more to the order
   */
  void write(FollowUp next) {
    if (!setup.store().followUps().write(lock, next)) {
      throw new LockLostException();
    }
    row = next;
  }

  void write(Attachment attachment) {
    write(row.with(attachment));
  }

  void write(Steps steps) {
    write(row.with(steps));
  }

  /**
   * Writes the order itself; what follows it is woken by that.
   *
   * @throws LockLostException when the lock is lost
   */
  void write(OrderWrite write) {
    if (!setup.store().orders().write(lock, write, setup.now())) {
      throw new LockLostException();
    }
  }

  /**
   * Makes the lock last longer than any one write to the channel.
   *
   * @throws LockLostException when it is lost
   */
  void renew() {
    if (!setup.store().orders().renew(lock, ttl(setup))) {
      throw new LockLostException();
    }
  }

  @Override
  public void close() {
    setup.store().orders().unlock(lock);
  }

  /** Another worker took the order over. */
  static final class LockLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LockLostException() {
      super("the order's lock was lost", null, false, false);
    }
  }
}
