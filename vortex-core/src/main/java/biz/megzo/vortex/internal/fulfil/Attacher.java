package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.InvoiceSource.InvoiceFile;
import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.internal.heartbeat.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Brings the invoices of one order where they belong. */
final class Attacher {
  private static final int MOST_SENDS = 3;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration FRESH = Duration.ofHours(2);

  private final FollowSetup setup;
  private final InvoiceSettings settings;
  private final InvoiceSource source;
  private final InvoiceSink sink;
  private final Outcomes outcomes;
  private final Uploads uploads;
  private final InvoiceJudge judge;
  private final Tally tally;

  Attacher(FollowSetup setup, InvoiceSource source, InvoiceSink sink, Tally tally) {
    this.setup = setup;
    this.settings = setup.settings().invoices();
    this.source = source;
    this.sink = sink;
    this.tally = tally;
    this.outcomes = new Outcomes(setup, tally);
    this.uploads = new Uploads(setup, sink, outcomes);
    this.judge = new InvoiceJudge(setup, source, outcomes);
  }

  /**
   * Does what can be done now.
   *
   * @return when there is more to do
   * @throws biz.megzo.vortex.connector.ConnectorException when a remote can not be used
   */
  Instant work(OpenFollow open) {
    Instant quiet = quietUntil(open.row());
    if (quiet.isAfter(setup.now())) {
      return quiet;
    }
    Shelf shelf = new Shelf(sink, open.id());
    for (Attachment each : open.row().attachments()) {
      if (each.state() == AttachmentState.SENDING || each.state() == AttachmentState.UNCERTAIN) {
        resolve(open, each, shelf);
      }
    }
    if (open.row().due().recheck()) {
      recheck(open, shelf);
    }
    takeOff(open, shelf);
    attach(open, shelf);
    Units.reopenIfUninvoiced(open, tally);
    return next(open.row());
  }

  /** Sees which of the attached invoices were cancelled; changes nothing on the channel. */
  void look(OpenFollow open) {
    if (open.row().due().recheck()) {
      recheck(open, new Shelf(sink, open.id()));
      Units.reopenIfUninvoiced(open, tally);
    }
  }

  /** Until when a write that was sent may still take effect; in the past when none may. */
  private Instant quietUntil(FollowUp row) {
    Instant latest = Instant.EPOCH;
    for (Attachment each : row.attachments()) {
      Instant at = each.sending().at();
      if (at == null || !each.state().moving() || each.state() == AttachmentState.FOUND) {
        continue;
      }
      boolean answered = each.state() == AttachmentState.UNCERTAIN;
      Instant until =
          at.plus(settings.quietPeriod()).plus(answered ? Duration.ZERO : settings.sendTimeout());
      latest = until.isAfter(latest) ? until : latest;
    }
    return latest;
  }

  /** The quiet time is over: what the channel shows now is what became of the upload. */
  private void resolve(OpenFollow open, Attachment sent, Shelf shelf) {
    long there = shelf.count(sent.invoice());
    if (there > 0) {
      outcomes.listed(open, sent, there, "found after its answer was lost");
    } else if (sent.sending().times() >= MOST_SENDS) {
      outcomes.hold(
          open,
          sent,
          FollowHoldReason.IN_DOUBT,
          "sent " + sent.sending().times() + " times without an answer");
    } else {
      open.write(open.row().with(sent.in(AttachmentState.FOUND)));
    }
  }

  /** Whether what is attached still stands, in the ERP and on the channel. */
  private void recheck(OpenFollow open, Shelf shelf) {
    for (Attachment each : open.row().live()) {
      if (each.state() != AttachmentState.ATTACHED) {
        continue;
      }
      long there = shelf.count(each.invoice());
      if (there == 0) {
        outcomes.hold(open, each, FollowHoldReason.TAKEN_OFF, "the order does not show it");
      } else if (there > 1) {
        outcomes.listed(open, each, there, "");
      } else if (source.invoicePdf(each.invoice()) instanceof InvoiceFile.Pdf pdf) {
        Attachment printed = each.printed(PrintCheck.print(pdf.bytes(), setup.now()));
        boolean cancelled = PrintCheck.cancelled(pdf, settings.checks());
        if (cancelled) {
          outcomes.note(open, "invoice " + each.invoice() + " was cancelled in the ERP");
        }
        open.write(open.row().with(cancelled ? printed.in(AttachmentState.REMOVING) : printed));
      }
    }
    open.write(open.row().rechecking(false));
  }

  private void attach(OpenFollow open, Shelf shelf) {
    for (Attachment each : open.row().attachments()) {
      if (each.state() == AttachmentState.HELD) {
        long there = shelf.count(each.invoice());
        if (there == 1) {
          outcomes.listed(open, each, there, "found"); // somebody did it by hand
        }
      }
    }
    if (leaves(open.row())) {
      return; // another goes on once it is certain that this one is off
    }
    Map<Attachment, byte[]> ready = judge.ready(open, shelf);
    takeOff(open, shelf);
    if (leaves(open.row())) {
      return;
    }
    ready.forEach((attachment, pdf) -> uploads.upload(open, attachment, pdf, shelf));
  }

  /** Whether an invoice is on its way off the order; one that was refused waits for a person. */
  private static boolean leaves(FollowUp row) {
    return row.attachments().stream()
        .anyMatch(each -> each.state() == AttachmentState.REMOVING && each.hold() == null);
  }

  private void takeOff(OpenFollow open, Shelf shelf) {
    for (Attachment each : open.row().attachments()) {
      boolean quiet = !quietUntil(open.row()).isAfter(setup.now());
      if (each.state() == AttachmentState.REMOVING && each.hold() == null && quiet) {
        uploads.remove(open, each, shelf);
      }
    }
  }

  private Instant next(FollowUp row) {
    Instant now = setup.now();
    Instant next = FollowUp.NEVER;
    for (Attachment each : row.attachments()) {
      if (each.hold() != null && each.hold().reason().looksAgain()) {
        boolean fresh = now.isBefore(each.seenAt().plus(FRESH));
        next = fresh && next.equals(FollowUp.NEVER) ? now.plus(SOON) : next;
      } else if (each.state().moving() && each.hold() == null) {
        Instant quiet = quietUntil(row);
        return quiet.isAfter(now) ? quiet : now;
      }
    }
    return next;
  }
}
