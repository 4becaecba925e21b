package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.internal.order.Aftercare.Invoices;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.AmendmentPolicy;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Works newer snapshots in, by where the order stands. */
final class Amender {
  private static final int LONGEST_DETAIL = 1000;

  private final Run run;
  private final Aftercare aftercare;

  Amender(Run run, Aftercare aftercare) {
    this.run = run;
    this.aftercare = aftercare;
  }

  /**
   * Works the pending snapshot in, or leaves it where the order can not take it now.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when a remote can not be used
   */
  void amend(OpenOrder order) {
    ChannelOrder pending = order.row().pending();
    if (pending == null) {
      return;
    }
    ChannelOrder newest = Snapshots.keepKnown(order.row().channel(), pending);
    News news = new News(order, newest, Snapshots.changes(order.row().channel(), newest));
    switch (order.row().state()) {
      case NEW -> beforeRecord(news);
      case HELD -> held(news);
      case RECORDED -> recorded(news);
      case CANCELLED -> cancelled(news);
      case CLOSED -> closed(news);
      case SENDING, UNCERTAIN -> {}
    }
  }

  /** An open order, its newest snapshot, and how that differs. */
  private record News(OpenOrder order, ChannelOrder newest, Map<ChangeKind, String> changes) {
    TrackedOrder row() {
      return order.row();
    }

    /** The row with the newest snapshot. */
    TrackedOrder taken() {
      return Rows.with(row(), newest);
    }

    boolean is(ChangeKind kind) {
      return changes.containsKey(kind);
    }

    String detail() {
      return changes.isEmpty() ? "nothing that matters" : String.join("; ", changes.values());
    }
  }

  private void beforeRecord(News news) {
    Instant now = run.setup.now();
    if (news.is(ChangeKind.CANCELLED)) {
      cancel(news);
    } else if (news.is(ChangeKind.RETURNED)) {
      hold(news, HoldReason.RETURNED);
    } else {
      TrackedOrder next =
          Rows.with(Rows.due(news.taken(), OrderState.NEW, now), news.row().recording().unmapped());
      move(news, Step.AMENDED, next, units(news));
    }
  }

  private void held(News news) {
    Hold hold = news.row().hold();
    HoldReason reason = hold == null ? HoldReason.MAPPING : hold.reason();
    if (reason == HoldReason.IN_DOUBT) {
      return;
    }
    if (news.row().recording().record() != null) {
      heldWithRecord(news, reason);
    } else if (news.is(ChangeKind.CANCELLED)) {
      cancel(news);
    } else if (news.is(ChangeKind.RETURNED)) {
      hold(news, HoldReason.RETURNED);
    } else if (waitsForDecision(reason)) {
      move(news, Step.AMENDED, news.taken(), units(news));
    } else {
      beforeRecord(news);
    }
  }

  /** Holds that a change of the order does not answer. */
  private static boolean waitsForDecision(HoldReason reason) {
    return switch (reason) {
      case GIVEN_UP, RECORD_GONE, RETURNED, CHANGED, CHANGED_AFTER_INVOICE, IN_DOUBT -> true;
      case UNKNOWN_PRODUCT, MAPPING, TOTAL_DIFFERS, EMPTY, REFUSED_BY_ERP, UNREADABLE -> false;
    };
  }

  private void heldWithRecord(News news, HoldReason reason) {
    boolean unread = reason == HoldReason.UNREADABLE;
    if (news.is(ChangeKind.RETURNED)) {
      hold(news, HoldReason.RETURNED);
    } else if (unread || (reason == HoldReason.CHANGED && news.is(ChangeKind.CANCELLED))) {
      recorded(news);
    } else if (news.changes().isEmpty()) {
      move(news, Step.AMENDED, news.taken(), write -> write);
    } else {
      hold(news, reason);
    }
  }

  private void recorded(News news) {
    RecordRef record = news.row().recording().record();
    if (news.is(ChangeKind.RETURNED)) {
      hold(news, HoldReason.RETURNED);
      return;
    }
    if (news.changes().isEmpty() || record == null) {
      move(news, Step.AMENDED, news.taken(), write -> write);
      return;
    }
    Set<AmendmentPolicy> policies = EnumSet.noneOf(AmendmentPolicy.class);
    Set<ChangeKind> kinds =
        news.is(ChangeKind.CANCELLED) ? EnumSet.of(ChangeKind.CANCELLED) : news.changes().keySet();
    kinds.forEach(kind -> policies.add(run.setup.settings().amendments().of(kind)));
    Invoices invoices = aftercare.invoicesOf(record);
    boolean touchesRecord =
        news.is(ChangeKind.CANCELLED) || policies.contains(AmendmentPolicy.REPLACE);
    if (invoices == Invoices.SOME) {
      hold(news, HoldReason.CHANGED_AFTER_INVOICE);
    } else if (policies.contains(AmendmentPolicy.HOLD)
        || (touchesRecord && invoices == Invoices.UNKNOWN)) {
      hold(news, HoldReason.CHANGED);
    } else if (news.is(ChangeKind.CANCELLED)) {
      cancel(news);
    } else if (touchesRecord) {
      replace(news);
    } else {
      run.tally.count("amended");
      move(news, Step.AMENDED, news.taken(), units(news));
    }
  }

  private void replace(News news) {
    run.tally.count("replaced");
    TrackedOrder next =
        Rows.with(
            Rows.due(news.taken(), OrderState.NEW, run.setup.now()),
            news.row().recording().replacing());
    move(news, Step.REPLACING, next, units(news));
  }

  /** Cancelled on the channel: the row first, then the record, which stays due until it is done. */
  private void cancel(News news) {
    boolean noRecord = news.row().recording().record() == null;
    Instant dueAt = noRecord ? OrderSetup.NEVER : run.setup.now();
    boolean held = news.row().state() == OrderState.HELD; // then it may have changed before
    TrackedOrder taken = held || news.changes().size() > 1 ? outdated(news) : news.taken();
    TrackedOrder next = Rows.due(taken, OrderState.CANCELLED, dueAt);
    if (move(news, Step.CANCELLED, next, write -> write.reserving(Map.of()))) {
      if (noRecord) {
        run.tally.count("cancelled");
      } else {
        aftercare.cancelled(news.order());
      }
    }
  }

  /** The newest snapshot, with a record that is of an older one. */
  private static TrackedOrder outdated(News news) {
    return Rows.with(news.taken(), news.row().recording().outdated());
  }

  private void cancelled(News news) {
    if (!news.is(ChangeKind.REACTIVATED)) {
      TrackedOrder taken = news.changes().isEmpty() ? news.taken() : outdated(news);
      move(news, Step.AMENDED, taken, write -> write);
      return;
    }
    if (!news.row().dueAt().equals(OrderSetup.NEVER)) {
      aftercare.cancelled(news.order());
    }
    if (!news.row().dueAt().equals(OrderSetup.NEVER)) {
      return;
    }
    Recording recording = news.row().recording();
    RecordRef record = recording.record();
    if (run.setup.settings().amendments().of(ChangeKind.REACTIVATED) == AmendmentPolicy.HOLD) {
      TrackedOrder fresh =
          Rows.with(news.taken(), record == null ? recording : recording.nextRevision());
      hold(news, fresh, HoldReason.CHANGED, units(news));
    } else if (record == null
        || news.changes().size() > 1
        || recording.expectedTotal() == null
        || !run.stillOurs(record, news.order())) {
      Recording next = record == null ? recording.unmapped() : recording.nextRevision();
      TrackedOrder row = Rows.due(news.taken(), OrderState.NEW, run.setup.now());
      run.tally.count("reactivated");
      move(news, Step.REACTIVATED, Rows.with(row, next), units(news));
    } else {
      restore(news, record);
    }
  }

  /**
   * While the record is being restored the order stays cancelled and due: should this worker die,
   * the next one restores it too, or cancels it again when the order is cancelled again by then.
   */
  private void restore(News news, RecordRef record) {
    TrackedOrder due = Rows.due(news.row(), OrderState.CANCELLED, run.setup.now());
    if (!news.order().move(Step.RESTORING, due, "record " + record)
        || !aftercare.restored(news.order(), record)) {
      return;
    }
    TrackedOrder next = aftercare.recorded(news.taken());
    if (move(news, Step.RESTORED, next, units(news))) {
      run.tally.count("reactivated");
    } else {
      aftercare.settle(news.order(), record);
    }
  }

  private void closed(News news) {
    if (news.is(ChangeKind.RETURNED)) {
      hold(news, HoldReason.RETURNED);
    } else if (news.changes().isEmpty()) {
      move(news, Step.AMENDED, news.taken(), write -> write);
    } else {
      hold(news, HoldReason.CHANGED_AFTER_INVOICE);
    }
  }

  private void hold(News news, HoldReason reason) {
    UnaryOperator<OrderWrite> reserve =
        reason == HoldReason.CHANGED ? mostUnits(news) : write -> write;
    hold(news, news.taken(), reason, reserve);
  }

  private void hold(
      News news, TrackedOrder taken, HoldReason reason, UnaryOperator<OrderWrite> reserve) {
    Hold before = news.row().hold();
    String earlier = before == null || before.reason() != reason ? "" : before.detail() + "; then ";
    String detail = earlier + news.detail();
    RecordRef record = news.row().recording().record();
    String from = record == null || !earlier.isEmpty() ? "" : "record " + record + ": ";
    String text = from + detail;
    String cut = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
    run.tally.count("held");
    move(news, Step.HELD, Rows.held(taken, Hold.of(reason, cut)), reserve);
  }

  private boolean move(News news, Step step, TrackedOrder next, UnaryOperator<OrderWrite> reserve) {
    return news.order().move(step, next, news.detail(), w -> reserve.apply(w.settling()));
  }

  /**
   * Reserves what the newest snapshot sells. An order that sells what it sold keeps what it has
   * reserved: kits may be defined otherwise by now.
   */
  private UnaryOperator<OrderWrite> units(News news) {
    Map<Sku, Integer> before = news.row().channel().order().unitsBySku();
    if (before.equals(news.newest().order().unitsBySku()) && !reserved(news).isEmpty()) {
      return write -> write;
    }
    Map<Sku, Integer> units = run.setup.unitsOf(news.newest().order());
    return write -> write.reserving(units);
  }

  /** What the order has reserved now. */
  private Map<Sku, Integer> reserved(News news) {
    Map<Sku, Integer> units = new TreeMap<>();
    for (Reservation one : run.setup.store().reservations().of(news.row().key())) {
      if (one.closedAt() == null) {
        units.merge(one.sku(), one.units(), Math::addExact);
      }
    }
    return units;
  }

  /** While a person decides, the higher number of units counts as sold. */
  private UnaryOperator<OrderWrite> mostUnits(News news) {
    Map<Sku, Integer> units = reserved(news);
    run.setup
        .unitsOf(news.row().channel().order())
        .forEach((sku, sold) -> units.merge(sku, sold, Math::max));
    run.setup
        .unitsOf(news.newest().order())
        .forEach((sku, sold) -> units.merge(sku, sold, Math::max));
    return write -> write.reserving(units);
  }
}
