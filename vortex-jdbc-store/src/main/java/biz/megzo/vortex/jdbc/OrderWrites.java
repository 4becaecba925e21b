package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes orders, each change with its event and its reservations. */
final class OrderWrites {
  /** Holds the lease's row until the transaction ends: nobody takes it over in between. */
  private static final String LEASE =
      """
      select token from vortex_lease
      where name = :name and token = :token and expires_at > {clock} {share}\
      """;

  /** The fence decides; a snapshot that came after the lock was taken stays. */
  private static final String WRITE =
      """
      update vortex_order set
        state = :state, hold = :hold, recording = :recording, attempts = :attempts,
        due_at = :due_at, changed_at = :now, channel = :channel, buyer = :buyer,
        newest_print = case when pending_print is null and channel_print <> :print
          then :print else newest_print end,
        channel_print = :print,
        pending = case when pending_print = :settled then null else pending end,
        pending_at = case when pending_print = :settled then null else pending_at end,
        pending_print = case when pending_print = :settled then null else pending_print end,
        events = events + 1
      where link = :link and order_id = :order_id and fence = :fence
        and locked_until is not null\
      """;

  /** The state before is what the event before left. */
  private static final String EVENT =
      """
      insert into vortex_order_event (link, order_id, sequence, happened_at, state_before,
        state_after, what, detail, recording)
      select link, order_id, sequence + 1, :now, state_after, :state, :what, :detail, :recording
      from vortex_order_event
      where link = :link and order_id = :order_id and sequence = :sequence - 1\
      """;

  private static final String OBSERVE =
      """
      update vortex_order set pending = :pending, pending_print = :print, newest_print = :print,
        pending_at = :now, changed_at = :now
      where link = :link and order_id = :order_id and newest_print <> :print\
      """;

  private final Database database;
  private final JdbcReservations reservations;
  private final FollowUpWrites followUps;

  OrderWrites(Database database, JdbcReservations reservations, FollowUpWrites followUps) {
    this.database = database;
    this.reservations = reservations;
    this.followUps = followUps;
  }

  boolean write(OrderLock lock, OrderWrite write, Instant now) {
    OrderKey key = lock.order().key();
    if (!key.equals(write.order().key())) {
      throw new IllegalArgumentException(
          "the lock is of order " + key + ", the write of " + write.order().key());
    }
    return database.together("write order " + key, handle -> write(handle, lock, write, now));
  }

  private boolean write(Handle handle, OrderLock lock, OrderWrite write, Instant now) {
    if (write.series() != null && !holds(handle, write.series())) {
      return false;
    }
    Optional<Integer> sequence = row(handle, lock, write, now);
    if (sequence.isEmpty()) {
      return false;
    }
    event(handle, write, sequence.get(), now);
    if (write.reserve() != null) {
      reservations.become(handle, write.order().key(), write.reserve(), now, write.what());
    }
    if (write.order().recording().record() != null) {
      followUps.written(handle, write.order().key(), now);
    }
    return true;
  }

  private boolean holds(Handle handle, Lease lease) {
    return handle
        .createQuery(database.sql().of(LEASE))
        .bind("name", lease.name())
        .bind("token", lease.token())
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }

  private Optional<Integer> row(Handle handle, OrderLock lock, OrderWrite write, Instant now) {
    TrackedOrder order = write.order();
    return handle
        .createQuery(database.sql().returning(WRITE, "events"))
        .bind("state", order.state().name())
        .bind("hold", RecordingJson.write(order.hold()))
        .bind("recording", RecordingJson.write(order.recording()))
        .bind("attempts", order.attempts())
        .bind("due_at", Statements.time(order.dueAt()))
        .bind("now", Statements.time(now))
        .bind("channel", SnapshotJson.order(order.channel()))
        .bind("buyer", SnapshotJson.buyer(order.channel()))
        .bind("print", order.channel().fields().fingerprint())
        .bind("settled", settled(lock, write))
        .bind("link", order.key().link().value())
        .bind("order_id", order.key().orderId())
        .bind("fence", lock.fence())
        .mapTo(Integer.class)
        .findFirst();
  }

  /** The snapshot to clear, by its fields; no snapshot has an empty fingerprint. */
  private static String settled(OrderLock lock, OrderWrite write) {
    @Nullable ChannelOrder read = lock.order().pending();
    return write.settled() && read != null ? read.fields().fingerprint() : "";
  }

  private static void event(Handle handle, OrderWrite write, int sequence, Instant now) {
    OrderKey key = write.order().key();
    handle
        .createUpdate(EVENT)
        .bind("link", key.link().value())
        .bind("order_id", key.orderId())
        .bind("sequence", sequence)
        .bind("now", Statements.time(now))
        .bind("state", write.order().state().name())
        .bind("what", Stored.text(write.what()))
        .bind("detail", Stored.text(write.detail()))
        .bind("recording", RecordingJson.write(write.order().recording()))
        .execute();
  }

  boolean observe(ChannelOrder snapshot, Instant now) {
    OrderKey key = snapshot.order().key();
    return database.once(
        "keep a snapshot of order " + key,
        handle ->
            handle
                    .createUpdate(OBSERVE)
                    .bind("link", key.link().value())
                    .bind("order_id", key.orderId())
                    .bind("pending", SnapshotJson.whole(snapshot))
                    .bind("print", snapshot.fields().fingerprint())
                    .bind("now", Statements.time(now))
                    .execute()
                > 0);
  }
}
