package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.event.FollowHeld;
import biz.megzo.vortex.event.InvoiceAttached;
import biz.megzo.vortex.event.OrderMoved;
import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.PrintedFile;
import biz.megzo.vortex.internal.heartbeat.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of an invoice or a step, and tells the world. */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private final FollowSetup setup;
  private final Tally tally;

  Outcomes(FollowSetup setup, Tally tally) {
    this.setup = setup;
    this.tally = tally;
  }

  /** The channel shows it; once, as it should be, or more often. */
  void listed(OpenFollow open, Attachment attachment, long times, String how) {
    if (times > 1) {
      hold(open, attachment, FollowHoldReason.LISTED_TWICE, times + " times");
      return;
    }
    open.write(open.row().with(attachment.in(AttachmentState.ATTACHED)));
    PrintedFile file = attachment.file();
    String print = file == null ? "" : ", sha256 " + file.sha256();
    setup.audit(
        FollowSetup.VORTEX,
        open.id(),
        "invoice.attached",
        attachment.invoice() + " " + how + print);
    tally.count("attached", 1);
    setup
        .surroundings()
        .listener()
        .invoiceAttached(new InvoiceAttached(open.key(), attachment.invoice(), setup.now()));
  }

  void uncertain(OpenFollow open, Attachment intent, String why) {
    open.write(
        open.row()
            .with(
                intent
                    .in(AttachmentState.UNCERTAIN)
                    .sending(intent.sending().givenUp(setup.now()))));
    tally.count("uncertain", 1);
    note(open, intent.invoice() + " may or may not be attached: " + why);
  }

  void removed(OpenFollow open, Attachment obsolete) {
    open.write(open.row().with(obsolete.in(AttachmentState.REMOVED)));
    tally.count("taken off", 1);
    setup.audit(FollowSetup.VORTEX, open.id(), "invoice.removed", obsolete.invoice().toString());
  }

  void hold(OpenFollow open, Attachment attachment, FollowHoldReason reason, String detail) {
    hold(open, attachment, new FollowHold(reason, attachment.invoice() + ": " + detail));
  }

  void hold(OpenFollow open, Attachment attachment, FollowHold hold) {
    FollowHold before =
        open.row().attachment(attachment.invoice()).map(Attachment::hold).orElse(null);
    open.write(open.row().with(attachment.held(hold)));
    if (!hold.equals(before)) {
      told(new FollowHeld(open.key(), attachment.invoice(), hold, setup.now()));
    }
  }

  void held(OpenFollow open, ChannelStep step, FollowHold hold) {
    FollowHold before = open.row().steps().hold();
    open.write(open.row().steps().held(step, hold, setup.now()));
    if (!hold.equals(before)) {
      told(new FollowHeld(open.key(), null, hold, setup.now()));
    }
  }

  private void told(FollowHeld event) {
    FollowHold hold = event.hold();
    String id = event.order().orderId();
    LOG.warn("Order {}: {}; {}", event.order(), hold.reason(), hold.reason().remedy());
    tally.count("held", 1);
    tally.held("order " + id, hold.reason().english() + " " + hold.detail());
    setup.audit(FollowSetup.VORTEX, id, "follow.held", hold.reason() + " " + hold.detail());
    setup.surroundings().listener().followHeld(event);
  }

  /** A step is done, by us or by somebody else. */
  void done(OpenFollow open, ChannelStep step, String how) {
    open.write(open.row().steps().with(step));
    tally.count(step.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), 1);
    setup.audit(FollowSetup.VORTEX, open.id(), "order.step", step + " " + how);
    setup.surroundings().listener().orderMoved(new OrderMoved(open.key(), step, setup.now()));
  }

  void note(OpenFollow open, String what) {
    tally.note("order " + open.id(), what);
  }
}
