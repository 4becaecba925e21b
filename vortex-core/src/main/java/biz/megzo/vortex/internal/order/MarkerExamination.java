package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.List;
import java.util.OptionalLong;

/**
 * Looks, for people, whether the reference that Vortex has printed on each record can be read back:
 * the merchant chooses the template, and a lost answer is found out by it. Changes nothing.
 */
public final class MarkerExamination {
  private static final String SUBJECT = "reference";
  private static final int ORDERS_TO_TRY = 3;
  private static final String REMEDY =
      "have the proforma's template print the mentions (SmartBill, Configurare, Personalizare"
          + " documente) and run this again; until then each lost answer waits for a person";

  private final OrderSetup setup;

  /** Calls nothing yet. */
  public MarkerExamination(OrderSetup setup) {
    this.setup = setup;
  }

  /** What was found; nothing where no records are made. Calls the ERP a few times. */
  public List<Finding> examine() {
    OrderRecorder recorder = setup.remotes().recorder();
    if (recorder == null) {
      return List.of();
    }
    try {
      return List.of(examined(recorder));
    } catch (ConnectorException e) {
      return e.kind() == ConnectorException.Kind.UNREACHABLE
              || e.kind() == ConnectorException.Kind.BLOCKED
          ? List.of(Finding.warning(SUBJECT, String.valueOf(e.getMessage()), "try again later"))
          : List.of(); // what is wrong with the account or the series is told by the connector
    }
  }

  private Finding examined(OrderRecorder recorder) {
    for (TrackedOrder order :
        setup.store().orders().list(setup.link(), OrderState.RECORDED, null, ORDERS_TO_TRY)) {
      RecordRef ref = order.recording().record();
      OptionalLong number = ref == null ? OptionalLong.empty() : SeriesBook.numberOf(ref);
      if (ref != null && number.isPresent()) {
        Reading reading = recorder.read(ref.series(), number.getAsLong());
        if (!(reading instanceof Reading.Absent)) {
          return of(order, ref, reading);
        }
      }
    }
    return beforeTheFirst(recorder);
  }

  private static Finding of(TrackedOrder order, RecordRef ref, Reading reading) {
    Marker marker = Marker.of(order.key(), order.recording().revision());
    return reading.fold(
        present ->
            present.bears(marker)
                ? Finding.ok(SUBJECT, marker + " can be read on record " + ref)
                : Finding.problem(
                    SUBJECT, marker + " can not be read on record " + present.ref(), REMEDY),
        () -> Finding.warning(SUBJECT, "record " + ref + " is gone", "see: orders held"),
        illegible -> Finding.problem(SUBJECT, "record " + ref + ": " + illegible.reason(), REMEDY));
  }

  /** Nothing of ours to look at: at least the print of what is there can be tried. */
  private static Finding beforeTheFirst(OrderRecorder recorder) {
    Series series = recorder.series();
    long last = recorder.open(series).numberBefore() - 1;
    String later = "whether it can be read shows with the first record, which is read back";
    if (last < 1) {
      return Finding.ok(SUBJECT, later);
    }
    return recorder
        .read(series, last)
        .fold(
            present ->
                Finding.ok(SUBJECT, "the print of " + present.ref() + " can be read; " + later),
            () -> Finding.ok(SUBJECT, later),
            illegible -> Finding.warning(SUBJECT, illegible.reason(), REMEDY));
  }
}
