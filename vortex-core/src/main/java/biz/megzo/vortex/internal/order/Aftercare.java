package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is still to be done at a remote after the row says it: cancel the record of a cancelled or
 * replaced order, restore the record of a reactivated one, confirm a recorded one. The row is
 * written first and stays due until the remote said yes; cancelling and restoring are idempotent.
 */
final class Aftercare {
  private final Run run;

  Aftercare(Run run) {
    this.run = run;
  }

  /** What is known of invoices made from a record. */
  enum Invoices {
    NONE,
    SOME,
    /** The ERP no longer has the record. */
    RECORD_GONE,
    /** The link can not know. */
    UNKNOWN
  }

  Invoices invoicesOf(RecordRef record) {
    InvoiceSource source = run.setup.remotes().invoices();
    if (source == null) {
      return Invoices.UNKNOWN;
    }
    Invoiced invoiced = source.invoicesOf(record);
    return invoiced.fold(
        by -> by.invoices().isEmpty() ? Invoices.NONE : Invoices.SOME,
        () -> Invoices.NONE,
        () -> Invoices.RECORD_GONE);
  }

  /** A recorded order, due when it is to be confirmed on the channel. */
  TrackedOrder recorded(TrackedOrder row) {
    return toConfirm(row)
        ? Rows.due(row, OrderState.RECORDED, run.setup.now())
        : Rows.resting(row, OrderState.RECORDED);
  }

  private boolean toConfirm(TrackedOrder row) {
    return run.setup.settings().confirm()
        && run.setup.remotes().updates() != null
        && row.channel().order().status().meaning() == OrderStatus.NEW;
  }

  /** Confirms a freshly recorded order on the channel, when that is wanted. */
  void confirm(OpenOrder order) {
    OrderUpdates updates = run.setup.remotes().updates();
    if (updates == null || !toConfirm(order.row())) {
      return;
    }
    run.keep();
    Done done = updates.confirm(order.key().orderId());
    if (done instanceof Done.Ok) {
      run.tally.count("confirmed");
      confirmed(order, "the channel took it");
    } else if (done instanceof Done.Refused refused) {
      String why = "not confirmed, the channel refused: " + refused.reason();
      run.tally.noteForPerson("order " + order.key().orderId(), why);
      order.move(Step.WAITING, Rows.resting(order.row(), OrderState.RECORDED), why);
    } else {
      String why = "not confirmed: " + cause(done);
      run.tally.note("order " + order.key().orderId(), why);
      order.later(why);
    }
  }

  private void confirmed(OpenOrder order, String detail) {
    order.move(Step.CONFIRMED, Rows.resting(order.row(), OrderState.RECORDED), detail);
  }

  /** Confirms an order that an earlier try may have confirmed: looks before doing it again. */
  void confirmAgain(OpenOrder order) {
    if (!toConfirm(order.row())) {
      confirmed(order, "nothing to confirm");
      return;
    }
    Optional<ChannelOrder> seen = run.setup.remotes().source().order(order.key().orderId());
    boolean waits = seen.isPresent() && seen.get().order().status().meaning() == OrderStatus.NEW;
    if (waits) {
      confirm(order);
    } else {
      confirmed(order, "the channel shows it as taken");
    }
  }

  /**
   * Cancels the record of an order that is replaced; the order is open as new.
   *
   * @return whether the next record may be made
   */
  boolean withdraw(OpenOrder order) {
    RecordRef record = order.row().recording().record();
    if (record == null) {
      return true;
    }
    if (invoicesOf(record) == Invoices.SOME) {
      run.tally.count("held");
      order.hold(Hold.of(HoldReason.CHANGED_AFTER_INVOICE, "record " + record + " is invoiced"));
      return false;
    }
    TrackedOrder next = Rows.with(order.row(), order.row().recording().withoutRecord());
    if (!cancelRecord(order, record)) {
      return false;
    }
    boolean written = order.move(Step.WITHDRAWN, next, "cancelled " + record + " to replace it");
    if (!written) {
      settle(order, record);
    }
    return written;
  }

  /** Cancels the record of a cancelled order; the order is open. */
  void cancelled(OpenOrder order) {
    RecordRef record = order.row().recording().record();
    if (record == null) {
      order.move(
          Step.WITHDRAWN, Rows.resting(order.row(), OrderState.CANCELLED), "there is no record");
      return;
    }
    if (cancelRecord(order, record)) {
      run.tally.count("cancelled");
      TrackedOrder next = Rows.resting(order.row(), OrderState.CANCELLED);
      if (!order.move(Step.WITHDRAWN, next, "cancelled " + record)) {
        settle(order, record);
      }
    }
  }

  /** Restores the record of a cancelled order; false when it has to be tried again. */
  boolean restored(OpenOrder order, RecordRef record) {
    if (!order.renew()) {
      return false;
    }
    Done done = run.recorder.restore(record);
    if (done instanceof Done.Ok) {
      return true;
    }
    failed(order, "record " + record + " could not be restored", done);
    return false;
  }

  private boolean cancelRecord(OpenOrder order, RecordRef record) {
    if (!order.renew()) {
      return false;
    }
    if (!run.stillOurs(record, order)) {
      run.tally.note("order " + order.key().orderId(), "its record " + record + " is gone");
      return true;
    }
    Done done = run.recorder.cancel(record);
    if (done instanceof Done.Ok || (done instanceof Done.Refused && run.gone(record))) {
      return true;
    }
    failed(order, "record " + record + " could not be cancelled", done);
    return false;
  }

  private static String cause(Done done) {
    return done.fold(
        () -> "done",
        refused -> refused.reason(),
        unknown -> "no certain answer, " + unknown.cause());
  }

  private void failed(OpenOrder order, String what, Done done) {
    if (done instanceof Done.Refused refused) {
      run.tally.count("held");
      order.hold(Hold.of(HoldReason.CHANGED, what + ": " + refused.reason()));
    } else {
      run.tally.note("order " + order.key().orderId(), what + ": " + cause(done));
      order.later(what);
    }
  }

  /**
   * After the lock was lost behind a cancel or a restore: makes the record what the row of its
   * order says by now, whoever wrote it. The number may have been given out again meanwhile.
   */
  void settle(OpenOrder order, RecordRef record) {
    OptionalLong number = SeriesBook.numberOf(record);
    for (int look = 0; look < 3 && number.isPresent(); look++) {
      Reading reading = run.recorder.read(record.series(), number.getAsLong());
      if (!(reading instanceof Reading.Present present)) {
        return;
      }
      Optional<MarkerOwner.Owner> shown = new MarkerOwner(run.setup).of(present, order);
      if (shown.isEmpty() && run.markersShowBeside(order.key())) {
        return; // somebody else's by now
      }
      MarkerOwner.Owner owner =
          shown.orElse(new MarkerOwner.Owner(order.key(), order.row().recording().revision()));
      OrderKey key = owner.key();
      Optional<TrackedOrder> before = run.setup.store().orders().find(key);
      boolean live = before.isPresent() && wantsLive(before.get(), owner.revision(), record);
      Done done = live ? run.recorder.restore(record) : run.recorder.cancel(record);
      if (done instanceof Done.Ok && run.setup.store().orders().find(key).equals(before)) {
        return;
      }
    }
    run.alarm("record " + record + " may not be as order " + order.key().orderId() + " wants it");
  }

  private static boolean wantsLive(TrackedOrder row, int revision, RecordRef record) {
    if (row.state() == OrderState.SENDING || row.state() == OrderState.UNCERTAIN) {
      return row.recording().revision() == revision;
    }
    RecordRef current = row.recording().record();
    return current != null
        && SeriesBook.same(current, record)
        && row.state() != OrderState.CANCELLED
        && row.state() != OrderState.NEW;
  }
}
