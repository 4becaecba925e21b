package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.internal.order.OrderPass.Tally;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.LeaseStore.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One run of {@link OrderRecording}: the series lease it holds, its deadline and its tally. */
final class Run {
  private static final int ORDERS_TO_TRY = 5;

  final OrderSetup setup;
  final OrderBook book;
  final OrderRecorder recorder;
  final Series series;
  final Lease lease;
  final Catalogue catalogue;
  final Tally tally = new Tally();
  private final Time time;
  private Instant renewedAt;

  /** Until when, and what makes the lease of the pass around it last. */
  record Time(Instant deadline, Runnable keep) {}

  Run(
      OrderSetup setup,
      OrderBook book,
      OrderRecorder recorder,
      Lease lease,
      Catalogue catalogue,
      Time time) {
    this.setup = setup;
    this.book = book;
    this.recorder = recorder;
    this.series = recorder.series();
    this.lease = lease;
    this.catalogue = catalogue;
    this.time = time;
    this.renewedAt = setup.now();
  }

  /** Whether there is time for one more order. */
  boolean inTime() {
    return setup.surroundings().clock().instant().isBefore(time.deadline());
  }

  /** Renews the series lease when a third of it is over; false when it is lost. */
  boolean keepSeries() {
    keep();
    Duration third = setup.settings().leaseTime().dividedBy(3);
    return setup.now().isBefore(renewedAt.plus(third)) || renewSeries();
  }

  /** Makes the series lease last the full lease time from now; false when it is lost. */
  boolean renewSeries() {
    keep();
    renewedAt = setup.now();
    return setup.store().leases().renew(lease, setup.settings().leaseTime());
  }

  /** Makes the lease of the pass around the run last; called before what may take its time. */
  void keep() {
    time.keep().run();
  }

  /** Whether the ERP no longer has a record: somebody deleted it. */
  boolean gone(RecordRef record) {
    OptionalLong number = SeriesBook.numberOf(record);
    return number.isPresent()
        && recorder.read(record.series(), number.getAsLong()) instanceof Reading.Absent;
  }

  /**
   * Whether a number still stands for this order's record. A deleted number is given out again:
   * cancelling it then would cancel another order's record.
   */
  boolean stillOurs(RecordRef record, OpenOrder order) {
    OptionalLong number = SeriesBook.numberOf(record);
    if (number.isEmpty()) {
      return true;
    }
    Reading reading = recorder.read(record.series(), number.getAsLong());
    if (reading instanceof Reading.Present present) {
      Optional<MarkerOwner.Owner> owner = new MarkerOwner(setup).of(present, order);
      return owner.isPresent()
          ? owner.get().key().equals(order.key())
          : !markersShowBeside(order.key());
    }
    return !(reading instanceof Reading.Absent);
  }

  /**
   * Whether a record on which nothing of ours can be read is somebody else's: a template that hides
   * references hides them on the records of the other orders too.
   */
  boolean markersShowBeside(OrderKey key) {
    boolean looked = false;
    for (TrackedOrder row :
        setup.store().orders().list(setup.link(), OrderState.RECORDED, null, ORDERS_TO_TRY)) {
      RecordRef ref = row.recording().record();
      OptionalLong number = ref == null ? OptionalLong.empty() : SeriesBook.numberOf(ref);
      if (ref != null
          && number.isPresent()
          && !row.key().equals(key)
          && recorder.read(ref.series(), number.getAsLong()) instanceof Reading.Present present) {
        looked = true;
        if (present.bears(Marker.of(row.key(), row.recording().revision()))) {
          return true;
        }
      }
    }
    return !looked && new SeriesBook(setup.store().cursors(), setup.link(), series).markersSeen();
  }

  /** Raises an alarm that no single order is to blame for. */
  void alarm(String message) {
    String subject = "series " + series;
    tally.noteForPerson(subject, message);
    book.tell(l -> l.alarm(new Alarm(setup.link(), subject, message, setup.now())));
  }
}
