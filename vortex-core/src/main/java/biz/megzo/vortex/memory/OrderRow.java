package biz.megzo.vortex.memory;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order as it stands; used under the store's lock only. */
final class OrderRow {
  final OrderKey key;
  final Instant claimedAt;
  final List<OrderEvent> events = new ArrayList<>();
  TrackedOrder order;
  Instant changedAt;
  Instant pendingAt;
  long fence;
  @Nullable Instant lockedUntil;

  /** Fields of the newest snapshot kept; as a fingerprint, so that it outlives the buyer's data. */
  private String newest;

  OrderRow(OrderStore.Claim claim, Instant now) {
    TrackedOrder fresh = TrackedOrder.claimed(claim.channel(), now);
    this.key = fresh.key();
    this.claimedAt = now;
    this.changedAt = now;
    this.pendingAt = now;
    this.newest = claim.channel().fields().fingerprint();
    this.order =
        new TrackedOrder(
            claim.channel(), claim.state(), claim.hold(), fresh.recording(), 0, now, null);
    String detail = claim.hold() == null ? "" : claim.hold().detail();
    events.add(
        new OrderEvent(
            1,
            now,
            claim.state(),
            claim.state(),
            "claimed",
            Stored.text(detail),
            fresh.recording()));
  }

  boolean free(Instant now) {
    return lockedUntil == null || !lockedUntil.isAfter(now);
  }

  /** Whether a lock was neither given back nor taken over; its time may be over. */
  boolean under(OrderStore.OrderLock lock) {
    return lockedUntil != null && fence == lock.fence();
  }

  boolean observe(ChannelOrder snapshot, Instant now) {
    String print = snapshot.fields().fingerprint();
    if (print.equals(newest)) {
      return false;
    }
    newest = print;
    pendingAt = now;
    changedAt = now;
    order = with(order, order.channel(), snapshot, order.dueAt());
    return true;
  }

  void write(OrderStore.OrderLock lock, OrderStore.OrderWrite write, Instant now) {
    TrackedOrder next = write.order();
    ChannelOrder pending = order.pending();
    FieldRecord fields = next.channel().fields();
    if (pending == null && !fields.equals(order.channel().fields())) {
      newest = fields.fingerprint();
    }
    ChannelOrder read = lock.order().pending();
    boolean settled =
        write.settled()
            && pending != null
            && read != null
            && pending.fields().equals(read.fields());
    events.add(
        new OrderEvent(
            events.size() + 1,
            now,
            order.state(),
            next.state(),
            Stored.text(write.what()),
            Stored.text(write.detail()),
            next.recording()));
    order = with(next, next.channel(), settled ? null : pending, Stored.instant(next.dueAt()));
    changedAt = now;
  }

  /** Whether there was something to forget. */
  boolean forget() {
    ChannelOrder left = OrderStore.forgotten(order.channel());
    boolean had = order.pending() != null || !left.equals(order.channel());
    order = with(order, left, null, order.dueAt());
    return had;
  }

  private static TrackedOrder with(
      TrackedOrder order, ChannelOrder channel, @Nullable ChannelOrder pending, Instant dueAt) {
    return new TrackedOrder(
        channel, order.state(), order.hold(), order.recording(), order.attempts(), dueAt, pending);
  }
}
