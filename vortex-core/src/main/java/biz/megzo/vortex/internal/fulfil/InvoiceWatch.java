package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import java.time.Instant;
import java.util.List;

/**
 * Asks which invoices came of recorded orders, closes their reservations, and notes what is to be
 * attached to, or taken off, the channel's order. Runs before the stock snapshot, because evidence
 * read after it would offer a sold unit again; it writes nothing to a remote.
 */
public final class InvoiceWatch {
  private final FollowSetup setup;
  private final InvoiceSource source;
  private final Tally tally;
  private final Round round;

  public InvoiceWatch(Pass pass, FollowSetup setup, InvoiceSource source, Tally tally) {
    this.setup = setup;
    this.source = source;
    this.tally = tally;
    this.round = new Round(setup, pass, tally);
  }

  /** Looks at the orders whose turn it is, those due longest first. */
  public void run() {
    int most = setup.settings().invoices().ordersPerPass();
    List<OrderKey> due = setup.store().followUps().toLook(setup.link(), setup.now(), most);
    round.each(due, this::look, FollowUp::lookingAt);
  }

  private void look(OpenFollow open) {
    RecordRef record = open.record();
    if (record == null) {
      open.write(open.row().lookingAt(FollowUp.NEVER)); // woken when it has one again
      return;
    }
    boolean before = open.row().invoiced();
    Instant askedAt = setup.now();
    Invoiced invoiced = source.invoicesOf(record);
    tally.count("asked", 1);
    FollowUp next =
        invoiced.fold(
            by -> seen(open, by.invoices(), askedAt),
            () -> seen(open, List.of(), askedAt),
            () -> gone(open, record, askedAt));
    Instant lookAt = Timetable.nextLook(next, setup.settings().invoices(), askedAt);
    FollowUp dated = next.lookingAt(lookAt);
    open.write(next.invoiced() && !before ? dated.workingAt(askedAt) : dated);
    Units.reopenIfUninvoiced(open, tally);
    closeIfOver(open, askedAt);
  }

  /** Who deletes a proforma does not cancel what was invoiced by it: nothing is taken off. */
  private FollowUp gone(OpenFollow open, RecordRef record, Instant now) {
    tally.held(
        "order " + open.id(),
        "the ERP no longer has its record "
            + record
            + "; its units and invoices stay as they are. Look whether somebody deleted it, then"
            + " retry or give the order up");
    return withWork(open.row(), now);
  }

  /** The row after the ERP listed these. */
  private FollowUp seen(OpenFollow open, List<InvoiceRef> listed, Instant now) {
    FollowUp row = open.row();
    for (InvoiceRef invoice : listed) {
      Attachment known = row.attachment(invoice).orElse(null);
      if (known == null) {
        tally.count("invoices seen", 1);
        setup.audit(FollowSetup.VORTEX, open.id(), "invoice.seen", invoice.toString());
        row = row.with(Attachment.seen(invoice, fresh(), now));
      } else {
        row = row.with(listedAgain(known));
      }
    }
    for (Attachment known : row.attachments()) {
      if (!listed.contains(known.invoice()) && known.state().live()) {
        row = row.with(missing(known, now));
      }
    }
    if (row.attachments().stream().anyMatch(each -> each.state().live() && isListed(each))) {
      if (!row.equals(open.row())) { // who dies in between still has to see the invoice go
        open.write(row);
      }
      int closed = setup.store().reservations().close(open.key(), now, "invoiced");
      tally.count("reservations closed", closed);
    }
    return withWork(row, now);
  }

  private AttachmentState fresh() {
    return setup.attaches() ? AttachmentState.FOUND : AttachmentState.LEFT;
  }

  private Attachment listedAgain(Attachment known) {
    boolean vanished = !known.state().live() && known.missingSince() != null;
    boolean wanted = known.state() == AttachmentState.LEFT && setup.attaches();
    boolean anew = (vanished && known.state() == AttachmentState.REMOVED) || wanted;
    return (anew ? known.in(fresh()) : known).missing(null);
  }

  private static boolean isListed(Attachment attachment) {
    return attachment.missingSince() == null;
  }

  /** One answer without an invoice proves nothing; two, some time apart, do. */
  private Attachment missing(Attachment known, Instant now) {
    Instant since = known.missingSince();
    if (since == null) {
      return known.missing(now);
    }
    if (now.isBefore(since.plus(setup.settings().invoices().quietPeriod()))) {
      return known;
    }
    tally.note("invoice " + known.invoice(), "was cancelled or deleted in the ERP");
    return known.in(mayBeThere(known) ? AttachmentState.REMOVING : AttachmentState.REMOVED);
  }

  /** Whether the channel may show it. */
  private static boolean mayBeThere(Attachment known) {
    return known.state() == AttachmentState.ATTACHED || known.sending().times() > 0;
  }

  private FollowUp withWork(FollowUp row, Instant now) {
    boolean fresh = row.attachments().stream().anyMatch(e -> e.state() == AttachmentState.FOUND);
    boolean attached = row.live().stream().anyMatch(e -> e.state() == AttachmentState.ATTACHED);
    boolean stale =
        row.live().stream()
            .anyMatch(e -> Timetable.stalePrint(e, setup.settings().invoices().polling(), now));
    FollowUp next = row.rechecking(row.due().recheck() || stale || (fresh && attached));
    boolean moves = next.attachments().stream().anyMatch(each -> each.state().moving());
    boolean again =
        next.attachments().stream()
            .anyMatch(each -> each.hold() != null && each.hold().reason().looksAgain());
    boolean work = moves || again || next.due().recheck();
    return work && next.due().workAt().isAfter(now) ? next.workingAt(now) : next;
  }

  /** Attached long ago, and nothing happened since. */
  private void closeIfOver(OpenFollow open, Instant now) {
    TrackedOrder order = open.order();
    boolean over = Timetable.over(open.row(), setup.settings().invoices().polling(), now);
    if (over && order.state() == OrderState.RECORDED && order.pending() == null) {
      TrackedOrder closed =
          new TrackedOrder(
              order.channel(), OrderState.CLOSED, null, order.recording(), 0, FollowUp.NEVER, null);
      tally.count("orders closed", 1);
      open.write(OrderWrite.of(closed, "closed", "invoiced and settled"));
    }
  }
}
