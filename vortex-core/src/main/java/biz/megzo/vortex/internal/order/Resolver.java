package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderRecorder.Probe;
import biz.megzo.vortex.connector.OrderRecorder.Ticket;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.Intent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Instant;
import java.util.List;

/** Finds out what became of a create whose answer nobody got. Never sends anything. */
final class Resolver {
  private static final int LOOKS = 3;

  private final Run run;
  private final SeriesBook series;
  private final SeriesAudit audit;
  private final MarkerProof proof;
  private final Surplus surplus;
  private final Aftercare aftercare;

  Resolver(
      Run run,
      SeriesBook series,
      SeriesAudit audit,
      MarkerProof proof,
      Surplus surplus,
      Aftercare aftercare) {
    this.run = run;
    this.series = series;
    this.audit = audit;
    this.proof = proof;
    this.surplus = surplus;
    this.aftercare = aftercare;
  }

  /** An intent that its sender did not conclude: it died or lost its lock. */
  void abandoned(OpenOrder order) {
    if (order.row().state() == OrderState.SENDING) {
      run.tally.count("uncertain");
      Instant dueAt = run.setup.now().plus(run.setup.settings().quietPeriod());
      TrackedOrder next = Rows.due(order.row(), OrderState.UNCERTAIN, dueAt);
      order.move(Step.UNKNOWN, next, "the sender did not conclude");
    }
  }

  /**
   * Looks for the record; the quiet period is over.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when the remote can not be used; the
   *     order stays as it is
   */
  void resolve(OpenOrder order) {
    Intent intent = order.row().recording().intent();
    if (order.row().state() != OrderState.UNCERTAIN || intent == null) {
      return;
    }
    Ticket ticket = new Ticket(intent.series(), intent.numberBefore());
    run.recorder
        .find(ticket, intent.marker())
        .<Runnable>fold(
            found -> () -> adopt(order, found.ref(), List.of()),
            absent -> () -> absent(order, absent),
            unreadable -> () -> unreadable(order, unreadable),
            several -> () -> adopt(order, several.refs().get(0), several.refs()))
        .run();
  }

  private void adopt(OpenOrder order, RecordRef ref, List<RecordRef> all) {
    TrackedOrder row = order.row();
    TrackedOrder next = Rows.with(aftercare.recorded(row), row.recording().recordedAs(ref));
    if (!order.move(Step.ADOPTED, next, "found as " + ref)) {
      return;
    }
    run.tally.count("adopted");
    series.made(ref);
    for (RecordRef other : all) {
      if (!SeriesBook.same(other, ref)) {
        surplus.cancel(other, order);
      }
    }
    aftercare.confirm(order);
  }

  private void absent(OpenOrder order, Probe.Absent absent) {
    if (!absent.others().isEmpty() && !provesAnything(order, absent)) {
      return;
    }
    Intent intent = order.row().recording().intent();
    if (intent != null && series.marker().isPresent()) {
      audit.lookBelow(intent.numberBefore(), order);
    }
    if (order.row().state() != OrderState.UNCERTAIN) {
      return;
    }
    run.tally.count("absent");
    TrackedOrder next = Rows.due(order.row(), OrderState.NEW, run.setup.now());
    order.move(Step.ABSENT, next, "no record bears the marker");
  }

  /** Whether the records made meanwhile are surely not this order's; if not, it waits. */
  private boolean provesAnything(OpenOrder order, Probe.Absent absent) {
    MarkerProof.Sight sight = proof.sight();
    if (sight == MarkerProof.Sight.CLEAR || audit.allOfOthers(absent.others(), order)) {
      return true;
    }
    String reason = "records were made meanwhile and references can not be read";
    if (sight == MarkerProof.Sight.BLURRED) {
      unreadable(order, new Probe.Unreadable(reason, absent.others()));
    } else {
      inDoubt(order, reason, absent.others());
    }
    return false;
  }

  private void unreadable(OpenOrder order, Probe.Unreadable unreadable) {
    if (order.row().attempts() + 1 < LOOKS) {
      order.later(unreadable.reason());
    } else {
      inDoubt(order, unreadable.reason(), unreadable.candidates());
    }
  }

  private void inDoubt(OpenOrder order, String reason, List<RecordRef> candidates) {
    run.tally.count("held");
    Intent intent = order.row().recording().intent();
    String reference = intent == null ? "" : "reference " + intent.marker() + ": ";
    order.hold(new Hold(HoldReason.IN_DOUBT, reference + reason, candidates));
  }
}
