package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.model.InvoiceRef;
import java.util.List;

/**
 * Puts a file on the channel's order, and takes one off. The remote is not idempotent: an intent is
 * committed, what is there is read, one write is sent, and what is there is read again. An answer
 * that is lost is never answered by sending again: what became of it is read after a quiet time.
 */
final class Uploads {
  private static final int MOST_REMOVALS = 3;

  private final FollowSetup setup;
  private final InvoiceSink sink;
  private final Outcomes outcomes;

  Uploads(FollowSetup setup, InvoiceSink sink, Outcomes outcomes) {
    this.setup = setup;
    this.sink = sink;
    this.outcomes = outcomes;
  }

  void upload(OpenFollow open, Attachment ready, byte[] pdf, Shelf shelf) {
    InvoiceRef invoice = ready.invoice();
    open.renew();
    Attachment intent =
        ready.in(AttachmentState.SENDING).sending(ready.sending().again(setup.now()));
    open.write(open.row().with(intent));
    if (!mayBeSent(open, ready, intent, shelf)) {
      return;
    }
    open.renew();
    Done done = sink.attach(open.id(), invoice, pdf);
    if (done instanceof Done.Unknown unknown) {
      outcomes.uncertain(open, intent, unknown.cause());
      return;
    }
    List<InvoiceRef> after = readBack(open, intent, shelf);
    if (InvoiceNames.count(after, invoice) > 0) {
      outcomes.listed(open, intent, InvoiceNames.count(after, invoice), "sent");
    } else if (done instanceof Done.Refused refused) {
      outcomes.hold(open, intent, FollowHoldReason.REFUSED, refused.reason());
    } else {
      outcomes.hold(
          open, intent, FollowHoldReason.IN_DOUBT, "it was taken, but the order does not show it");
    }
  }

  /** Nothing of the kind is there, and nothing of somebody else's. */
  private boolean mayBeSent(OpenFollow open, Attachment ready, Attachment intent, Shelf shelf) {
    List<InvoiceRef> before;
    try {
      before = shelf.again();
    } catch (ConnectorException e) {
      open.write(open.row().with(ready)); // nothing was sent
      throw e;
    }
    long there = InvoiceNames.count(before, intent.invoice());
    if (there > 0) {
      outcomes.listed(open, intent, there, "found");
      return false;
    }
    List<InvoiceRef> known = open.row().attachments().stream().map(Attachment::invoice).toList();
    List<InvoiceRef> foreign = InvoiceNames.others(before, known);
    if (!foreign.isEmpty() && !ready.accepted().contains(FollowHoldReason.OTHER_ATTACHED)) {
      outcomes.hold(open, ready, FollowHoldReason.OTHER_ATTACHED, "Cel.ro shows " + foreign);
      return false;
    }
    return true;
  }

  private List<InvoiceRef> readBack(OpenFollow open, Attachment intent, Shelf shelf) {
    try {
      return shelf.again();
    } catch (ConnectorException e) {
      outcomes.uncertain(open, intent, "the order could not be read again");
      throw e;
    }
  }

  /** Takes a cancelled invoice off the order, if it is there. */
  void remove(OpenFollow open, Attachment obsolete, Shelf shelf) {
    InvoiceRef invoice = obsolete.invoice();
    if (shelf.count(invoice) == 0) {
      outcomes.removed(open, obsolete);
      return;
    }
    if (obsolete.sending().times() >= MOST_REMOVALS) {
      String why = "asked " + MOST_REMOVALS + " times without an answer";
      outcomes.hold(open, obsolete, FollowHoldReason.REMOVAL_REFUSED, why);
      return;
    }
    open.renew();
    Attachment intent =
        obsolete.in(AttachmentState.REMOVING).sending(obsolete.sending().again(setup.now()));
    open.write(open.row().with(intent));
    Done done = sink.detach(open.id(), invoice);
    if (done instanceof Done.Unknown unknown) {
      Attachment givenUp = intent.sending(intent.sending().givenUp(setup.now()));
      open.write(open.row().with(givenUp));
      outcomes.note(open, invoice + " may not be taken off yet: " + unknown.cause());
    } else if (InvoiceNames.count(shelf.again(), invoice) == 0) {
      outcomes.removed(open, intent);
    } else {
      String why = done instanceof Done.Refused refused ? refused.reason() : "it is still there";
      FollowHold hold = new FollowHold(FollowHoldReason.REMOVAL_REFUSED, invoice + ": " + why);
      outcomes.hold(open, intent, hold);
    }
  }
}
