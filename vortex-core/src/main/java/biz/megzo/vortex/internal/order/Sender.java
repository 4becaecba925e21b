package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderRecorder.Sent;
import biz.megzo.vortex.connector.OrderRecorder.Ticket;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.Intent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the record of a new order: map, intend, send once, conclude. */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final Run run;
  private final Drafting drafting;
  private final SeriesBook series;
  private final SeriesAudit audit;
  private final MarkerProof proof;
  private final Surplus surplus;
  private final Aftercare aftercare;

  Sender(
      Run run,
      SeriesBook series,
      SeriesAudit audit,
      MarkerProof proof,
      Surplus surplus,
      Aftercare aftercare) {
    this.run = run;
    this.drafting = new Drafting(run.setup, run.recorder);
    this.series = series;
    this.audit = audit;
    this.proof = proof;
    this.surplus = surplus;
    this.aftercare = aftercare;
  }

  /** Whether the series may take the next create. */
  enum Next {
    GO_ON,
    /** Something of this run is lost, or a create is in doubt: nothing more may be sent. */
    STOP
  }

  /**
   * Takes a new order as far as it goes.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when the remote can not be used
   */
  Next record(OpenOrder order) {
    if (order.row().state() != OrderState.NEW) {
      return Next.GO_ON;
    }
    if (order.row().recording().record() != null && !aftercare.withdraw(order)) {
      return Next.GO_ON;
    }
    Drafting.Drafted drafted = drafting.draft(order.row(), run.catalogue);
    if (drafted instanceof Drafting.Drafted.Held held) {
      run.tally.count("held");
      order.hold(held.hold());
      return Next.GO_ON;
    }
    if (drafted instanceof Drafting.Drafted.Wait wait) {
      run.tally.count("waiting");
      order.later(wait.why());
      return Next.GO_ON;
    }
    Ticket ticket = run.recorder.open(run.series);
    audit.catchUp(ticket, order);
    if (order.row().state() != OrderState.NEW) {
      return Next.GO_ON;
    }
    return send(order, ticket, (Drafting.Drafted.Ready) drafted);
  }

  private Next send(OpenOrder order, Ticket ticket, Drafting.Drafted.Ready ready) {
    if (!order.renew() || !run.renewSeries()) {
      return lost(order);
    }
    Instant now = run.setup.now();
    String hash = ready.draft().fields().fingerprint();
    Intent intent =
        new Intent(
            ready.draft().marker(),
            ticket.series(),
            ticket.numberBefore(),
            hash,
            order.fence(),
            now);
    TrackedOrder next =
        Rows.with(
            Rows.due(order.row(), OrderState.SENDING, now), ready.recording().intending(intent));
    String detail = intent.marker() + " before " + ticket.series() + " " + ticket.numberBefore();
    if (!order.move(Step.INTENDED, next, detail, write -> write.under(run.lease))) {
      return lost(order);
    }
    if (!order.covers(run.setup.settings().writeTimeout())) {
      order.move(
          Step.NOT_SENT, Rows.due(order.row(), OrderState.NEW, now), "the lease is too short");
      return lost(order);
    }
    return conclude(order, ticket, submit(ticket, ready));
  }

  private Sent submit(Ticket ticket, Drafting.Drafted.Ready ready) {
    try {
      return run.recorder.submit(ticket, ready.draft());
    } catch (RuntimeException e) {
      LOG.warn("The create of {} threw; it counts as unknown", ready.draft().marker(), e);
      return new Sent.Unknown(e.getClass().getSimpleName());
    }
  }

  private Next conclude(OpenOrder order, Ticket ticket, Sent sent) {
    return sent.fold(
        created -> created(order, ticket, created.ref()),
        refused -> refused(order, refused),
        unknown -> unknown(order, unknown));
  }

  private Next created(OpenOrder order, Ticket ticket, RecordRef ref) {
    Recording recording = order.row().recording().recordedAs(ref);
    TrackedOrder next = Rows.with(aftercare.recorded(order.row()), recording);
    if (!order.move(Step.CREATED, next, "as " + ref)) {
      series.lookAgainAt(ref);
      surplus.afterLostLock(ref, order);
      return lost(order);
    }
    run.tally.count("recorded");
    series.made(ref);
    long number = SeriesBook.numberOf(ref).orElse(ticket.numberBefore());
    if (number != ticket.numberBefore()) {
      audit.recheck(Math.min(number, ticket.numberBefore()));
      run.alarm(
          "record "
              + ref
              + " was expected to be number "
              + ticket.numberBefore()
              + ": somebody else uses the series");
    }
    Intent intent = recording.intent();
    if (intent != null) {
      proof.after(ref, intent.marker());
    }
    aftercare.confirm(order);
    return Next.GO_ON;
  }

  private Next refused(OpenOrder order, Sent.Refused refused) {
    TrackedOrder row = order.row();
    if (refused.retryable()) {
      run.tally.count("put-off");
      run.tally.note("order " + order.key().orderId(), "put off: " + refused.reason());
      order.move(
          Step.PUT_OFF, Rows.retried(row, OrderState.NEW, run.setup.now()), refused.reason());
      return Next.STOP;
    }
    run.tally.count("held");
    order.hold(Hold.of(HoldReason.REFUSED_BY_ERP, refused.reason()));
    return Next.GO_ON;
  }

  private Next unknown(OpenOrder order, Sent.Unknown unknown) {
    run.tally.count("uncertain");
    run.tally.note("order " + order.key().orderId(), "answer lost: " + unknown.cause());
    Instant dueAt = run.setup.now().plus(run.setup.settings().quietPeriod());
    order.move(Step.UNKNOWN, Rows.due(order.row(), OrderState.UNCERTAIN, dueAt), unknown.cause());
    return Next.STOP;
  }

  private Next lost(OpenOrder order) {
    run.tally.count("lost");
    run.tally.note("order " + order.key().orderId(), "another node took over");
    return Next.STOP;
  }
}
