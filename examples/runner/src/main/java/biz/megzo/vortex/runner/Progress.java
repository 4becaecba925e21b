package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.OfferHeld;
import biz.megzo.vortex.event.OffersPushed;
import biz.megzo.vortex.event.OrderCancelled;
import biz.megzo.vortex.event.OrderClaimed;
import biz.megzo.vortex.event.OrderHeld;
import biz.megzo.vortex.event.OrderRecorded;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.OrderKey;

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
    tell(order(event.order()) + output.say(" taken", " preluată"));
  }

  @Override
  public synchronized void orderRecorded(OrderRecorded event) {
    concluded++;
    String how =
        event.adopted()
            ? output.say(" found again as ", " regăsită ca ")
            : output.say(" recorded as ", " înregistrată ca ");
    tell(order(event.order()) + how + event.record());
  }

  @Override
  public synchronized void orderHeld(OrderHeld event) {
    concluded++;
    String why = output.language().sentence(event.hold().reason());
    tell(order(event.order()) + output.say(" held: ", " reținută: ") + why);
  }

  @Override
  public synchronized void orderCancelled(OrderCancelled event) {
    tell(order(event.order()) + output.say(" cancelled", " anulată"));
  }

  @Override
  public synchronized void offersPushed(OffersPushed event) {
    offers += event.offers();
    tell(
        output.say(event.offers() + " offers sent", "Oferte trimise la Cel.ro: " + event.offers()));
  }

  @Override
  public synchronized void offerHeld(OfferHeld event) {
    String why = output.language().told(event.reason());
    tell(output.say("offer %s held: ", "produsul %s reținut: ").formatted(event.sku()) + why);
  }

  @Override
  public synchronized void alarm(Alarm event) {
    tell(
        output.say("alarm, ", "alarmă, ")
            + output.language().notice(event.subject(), event.message()));
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

  private String order(OrderKey key) {
    return output.say("order ", "comanda ") + key.orderId();
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
        output
            .say("  [%s%s] orders %d/%d, offers %d   ", "  [%s%s] comenzi %d/%d, oferte %d   ")
            .formatted("#".repeat(done), ".".repeat(WIDTH - done), concluded, claimed, offers));
    drawn = true;
  }
}
