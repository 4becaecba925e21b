package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.OfferHeld;
import biz.megzo.vortex.event.OffersPushed;
import biz.megzo.vortex.event.OrderCancelled;
import biz.megzo.vortex.event.OrderClaimed;
import biz.megzo.vortex.event.OrderHeld;
import biz.megzo.vortex.event.OrderRecorded;
import biz.megzo.vortex.event.VortexListener;

/** Shows what a pass does while it runs: one living line on a terminal, plain lines otherwise. */
final class Progress implements VortexListener {
  private static final int WIDTH = 24;

  private final Output output;
  private final boolean terminal;
  private int claimed;
  private int concluded;
  private int offers;
  private boolean drawn;

  Progress(Output output, boolean terminal) {
    this.output = output;
    this.terminal = terminal;
  }

  @Override
  public synchronized void orderClaimed(OrderClaimed event) {
    claimed++;
    tell("order " + event.order().orderId() + " taken");
  }

  @Override
  public synchronized void orderRecorded(OrderRecorded event) {
    concluded++;
    tell(
        "order "
            + event.order().orderId()
            + (event.adopted() ? " found again as " : " recorded as ")
            + event.record());
  }

  @Override
  public synchronized void orderHeld(OrderHeld event) {
    concluded++;
    tell("order " + event.order().orderId() + " held: " + event.hold().reason().english());
  }

  @Override
  public synchronized void orderCancelled(OrderCancelled event) {
    tell("order " + event.order().orderId() + " cancelled");
  }

  @Override
  public synchronized void offersPushed(OffersPushed event) {
    offers += event.offers();
    tell(event.offers() + " offers sent");
  }

  @Override
  public synchronized void offerHeld(OfferHeld event) {
    tell("offer " + event.sku() + " held: " + event.reason());
  }

  @Override
  public synchronized void alarm(Alarm event) {
    tell("alarm, " + event.subject() + ": " + event.message());
  }

  /** Leaves the terminal ready for other lines. */
  synchronized void end() {
    if (drawn) {
      output.overwrite(" ".repeat(WIDTH + 50) + "\r");
    }
    claimed = 0;
    concluded = 0;
    offers = 0;
    drawn = false;
  }

  private void tell(String line) {
    if (output.json()) {
      return;
    }
    if (!terminal) {
      output.line("  . " + line);
      return;
    }
    int done = claimed == 0 ? 0 : Math.min(WIDTH, WIDTH * concluded / claimed);
    output.overwrite(
        "  [%s%s] orders %d/%d, offers %d   "
            .formatted("#".repeat(done), ".".repeat(WIDTH - done), concluded, claimed, offers));
    drawn = true;
  }
}
