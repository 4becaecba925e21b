package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.Optional;

/** Cancels records that are one too many. Cancelling is idempotent and not fiscal. */
final class Surplus {
  private final Run run;

  Surplus(Run run) {
    this.run = run;
  }

  /**
   * Cancels a record that is not the open order's; false when it has to be tried again. While the
   * series lease is held nobody of ours can be given the number again.
   */
  boolean cancel(RecordRef ref, OpenOrder order) {
    boolean current = run.renewSeries() && run.stillOurs(ref, order);
    if (!current || !cancelled(ref, order.key())) {
      return false;
    }
    TrackedOrder row = order.row();
    OrderState state = row.state();
    if (state != OrderState.SENDING && state != OrderState.UNCERTAIN) {
      order.move(Step.HEALED, row, "cancelled the surplus record " + ref);
    }
    return true;
  }

  /**
   * After the lock was lost behind a create: whoever has the order now decides whether this record
   * is the one. Where that is not decided yet, the resolver or the series audit will find it.
   */
  void afterLostLock(RecordRef made, OpenOrder order) {
    OrderKey key = order.key();
    Optional<TrackedOrder> row = run.setup.store().orders().find(key);
    RecordRef record = row.map(now -> now.recording().record()).orElse(null);
    boolean decided =
        record != null
            && !SeriesBook.same(record, made)
            && row.orElseThrow().state() != OrderState.NEW;
    if (decided && run.stillOurs(made, order)) {
      cancelled(made, key);
    }
  }

  private boolean cancelled(RecordRef ref, OrderKey key) {
    Done done = run.recorder.cancel(ref);
    if (done instanceof Done.Refused && run.gone(ref)) {
      return true;
    }
    if (!(done instanceof Done.Ok)) {
      run.tally.note(
          "order " + key.orderId(),
          "the surplus record " + ref + " could not be cancelled: " + done);
      return false;
    }
    run.tally.count("healed");
    run.book.audit(OrderBook.VORTEX, key, "order.healed", "cancelled the surplus record " + ref);
    run.alarm("order " + key.orderId() + " had a surplus record " + ref + "; it was cancelled");
    return true;
  }
}
