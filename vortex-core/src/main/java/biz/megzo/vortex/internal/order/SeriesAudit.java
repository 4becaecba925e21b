package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.connector.OrderRecorder.Ticket;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every number of the series must be known. Numbers that a worker left behind when it died or lost
 * its lock are given to their order, or cancelled when the order has its record already; what
 * somebody else made raises an alarm.
 */
final class SeriesAudit {
  private static final int NUMBERS_PER_RUN = 200;
  private static final int NUMBERS_BELOW = 20;

  private final Run run;
  private final SeriesBook series;
  private final Surplus surplus;
  private final MarkerOwner owners;

  SeriesAudit(Run run, SeriesBook series, Surplus surplus) {
    this.run = run;
    this.series = series;
    this.surplus = surplus;
    this.owners = new MarkerOwner(run.setup);
  }

  /**
   * Makes every number below the ticket's known.
   *
   * @param current the order that this worker has open, or null
   * @throws biz.megzo.vortex.connector.ConnectorException when the remote can not be used
   */
  void catchUp(Ticket ticket, @Nullable OpenOrder current) {
    OptionalLong next = series.next();
    long before = ticket.numberBefore();
    if (next.isEmpty()) {
      series.knownBelow(before);
    } else if (before < next.getAsLong()) {
      rewound(before, next.getAsLong(), current);
    } else {
      long end = Math.min(before, next.getAsLong() + NUMBERS_PER_RUN);
      for (long number = next.getAsLong(); number < end; number++) {
        if (!known(number, current)) {
          break;
        }
        series.knownBelow(number + 1);
      }
    }
    series.auditedAt(run.setup.now());
  }

  /** Catches up, and looks whether the records we know of can still be there. */
  void whole(Ticket ticket) {
    catchUp(ticket, null);
    verifyLast();
    Map<Long, List<TrackedOrder>> byNumber = new TreeMap<>();
    for (TrackedOrder row : recordedFrom(0)) {
      RecordRef ref = row.recording().record();
      if (ref != null) {
        long number = SeriesBook.numberOf(ref).orElse(-1);
        byNumber.computeIfAbsent(number, any -> new ArrayList<>()).add(row);
      }
    }
    byNumber.forEach(
        (number, rows) -> {
          if (number >= ticket.numberBefore() || rows.size() > 1) {
            rows.forEach(row -> run.book.open(row.key()).ifPresent(this::lookForRecord));
          }
        });
  }

  /**
   * Reads the last numbers made since the audit before: one that was deleted and given out again at
   * once moved no counter.
   */
  private void verifyLast() {
    long next = series.next().orElse(1);
    long from = Math.max(Math.max(1, next - NUMBERS_BELOW), series.verifiedBelow() - 1);
    for (long number = from; number < next; number++) {
      if (!known(number, null)) {
        return;
      }
    }
    series.verifiedBelow(next);
  }

  /** Finds out whose a number is; false when it has to be looked at again. */
  private boolean known(long number, @Nullable OpenOrder current) {
    Reading reading = run.recorder.read(run.series, number);
    if (reading instanceof Reading.Illegible illegible) {
      run.tally.note("series " + run.series, "number " + number + ": " + illegible.reason());
      return false;
    }
    if (!(reading instanceof Reading.Present present)) {
      return true;
    }
    Optional<MarkerOwner.Owner> owner = owners.of(present, current);
    if (owner.isEmpty()) {
      run.tally.count("foreign");
      run.alarm(
          "record "
              + present.ref()
              + " was not made by Vortex: the series must be used by Vortex alone");
      claimants(number, null);
      return true;
    }
    if (!isRecordOf(owner.get(), present.ref())) {
      claimants(number, owner.get().key());
    }
    return settle(present.ref(), owner.get(), current);
  }

  /** Orders that are said to have a number which is another order's, or nobody's of ours. */
  private void claimants(long number, @Nullable OrderKey owner) {
    for (TrackedOrder row : recordedFrom(number)) {
      RecordRef ref = row.recording().record();
      if (ref != null
          && !row.key().equals(owner)
          && SeriesBook.numberOf(ref).orElse(-1) == number) {
        run.book.open(row.key()).ifPresent(this::lookForRecord);
      }
    }
  }

  private boolean settle(RecordRef ref, MarkerOwner.Owner owner, @Nullable OpenOrder current) {
    if (current != null && current.key().equals(owner.key())) {
      return settle(ref, owner.revision(), current);
    }
    Optional<OpenOrder> opened = run.book.open(owner.key());
    if (opened.isEmpty()) {
      return false;
    }
    try (OpenOrder order = opened.get()) {
      return settle(ref, owner.revision(), order);
    }
  }

  private boolean settle(RecordRef ref, int revision, OpenOrder order) {
    TrackedOrder row = order.row();
    Recording recording = row.recording();
    RecordRef record = recording.record();
    if (record != null && SeriesBook.same(record, ref)) {
      return true;
    }
    if (row.state() == OrderState.SENDING || row.state() == OrderState.UNCERTAIN) {
      return recording.revision() == revision || surplus.cancel(ref, order);
    }
    if (recording.revision() == revision && record == null && wantsRecord(row)) {
      adopt(ref, revision, order);
      return order.row().state() == OrderState.RECORDED;
    }
    return surplus.cancel(ref, order);
  }

  private static boolean wantsRecord(TrackedOrder row) {
    Hold hold = row.hold();
    return row.state() == OrderState.NEW
        || row.state() == OrderState.UNCERTAIN
        || (hold != null && hold.reason() != HoldReason.GIVEN_UP);
  }

  /**
   * Looks at the numbers below a counter until one is what we know it to be. When the last record
   * was deleted and a late create took its number, the counter stands where it stood.
   */
  void lookBelow(long counter, OpenOrder current) {
    for (long number = counter - 1; number > 0 && number >= counter - NUMBERS_BELOW; number--) {
      Reading reading = run.recorder.read(run.series, number);
      if (reading instanceof Reading.Illegible) {
        return;
      }
      if (reading instanceof Reading.Present present) {
        Optional<MarkerOwner.Owner> owner = owners.of(present, current);
        if (owner.isEmpty() || isRecordOf(owner.get(), present.ref())) {
          return;
        }
        if (owner.get().key().equals(current.key())) {
          adopt(present.ref(), owner.get().revision(), current);
        }
      }
      recheck(number);
    }
  }

  private boolean isRecordOf(MarkerOwner.Owner owner, RecordRef ref) {
    Optional<TrackedOrder> row = run.setup.store().orders().find(owner.key());
    RecordRef record = row.map(order -> order.recording().record()).orElse(null);
    return record != null && SeriesBook.same(record, ref);
  }

  private void adopt(RecordRef ref, int revision, OpenOrder order) {
    TrackedOrder row = order.row();
    if (row.recording().revision() == revision
        && row.recording().record() == null
        && wantsRecord(row)) {
      run.tally.count("adopted");
      TrackedOrder next =
          Rows.with(Rows.resting(row, OrderState.RECORDED), row.recording().recordedAs(ref));
      order.move(Step.ADOPTED, next, "found as " + ref + " by the series audit");
    }
  }

  /** Looks whether the records from a number on are still those of their orders. */
  void recheck(long number) {
    for (TrackedOrder row : recordedFrom(number)) {
      run.book.open(row.key()).ifPresent(this::lookForRecord);
    }
  }

  /** The counter went back: the last records were deleted. */
  private void rewound(long before, long next, @Nullable OpenOrder current) {
    run.alarm(
        "the counter went back from "
            + next
            + " to "
            + before
            + ": somebody deleted records of the series");
    for (TrackedOrder row : recordedFrom(before)) {
      if (current == null || !current.key().equals(row.key())) {
        run.book.open(row.key()).ifPresent(this::lookForRecord);
      }
    }
    series.knownBelow(before);
  }

  private List<TrackedOrder> recordedFrom(long number) {
    List<TrackedOrder> touched = new ArrayList<>();
    owners.newestOrders(
        row -> {
          RecordRef ref = row.recording().record();
          if (ref != null
              && row.state() == OrderState.RECORDED
              && SeriesBook.numberOf(ref).orElse(-1) >= number) {
            touched.add(row);
          }
          return true;
        });
    return touched;
  }

  /** Whether each of these records visibly belongs to another order of ours; true for none. */
  boolean allOfOthers(List<RecordRef> refs, OpenOrder current) {
    for (RecordRef ref : refs) {
      OptionalLong number = SeriesBook.numberOf(ref);
      if (number.isEmpty()
          || !(run.recorder.read(ref.series(), number.getAsLong())
              instanceof Reading.Present present)
          || !belongsToAnother(present, current)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the number was given out again: to another order, or to somebody else. */
  private boolean givenOutAgain(Reading.Present present, OpenOrder order) {
    Optional<MarkerOwner.Owner> owner = owners.of(present, order);
    return owner.isPresent()
        ? !owner.get().key().equals(order.key())
        : run.markersShowBeside(order.key());
  }

  /** Whether it visibly is another order's. */
  private boolean belongsToAnother(Reading.Present present, OpenOrder order) {
    Optional<MarkerOwner.Owner> owner = owners.of(present, order);
    return owner.isPresent() && !owner.get().key().equals(order.key());
  }

  private void lookForRecord(OpenOrder opened) {
    try (OpenOrder order = opened) {
      RecordRef ref = order.row().recording().record();
      if (ref == null || order.row().state() != OrderState.RECORDED) {
        return;
      }
      Reading reading = run.recorder.read(ref.series(), SeriesBook.numberOf(ref).orElseThrow());
      boolean gone =
          reading instanceof Reading.Absent
              || (reading instanceof Reading.Present present && givenOutAgain(present, order));
      if (gone) {
        run.tally.count("held");
        Hold hold = Hold.of(HoldReason.RECORD_GONE, "record " + ref);
        TrackedOrder next =
            Rows.with(Rows.held(order.row(), hold), order.row().recording().nextRevision());
        order.move(Step.HELD, next, hold.reason() + ": " + hold.detail());
      }
    }
  }
}
