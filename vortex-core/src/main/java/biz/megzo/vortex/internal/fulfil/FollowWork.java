package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done on the channel for recorded orders: invoices attached and taken off, steps made.
 * Runs near the end of a pass, because nothing of it is urgent.
 */
public final class FollowWork {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final FollowSetup setup;
  private final @Nullable ShipmentSetup parcels;
  private final StepGate gate;
  private final Tally tally;
  private final Round round;

  /**
   * Prepares the work.
   *
   * @param parcels null when the link has no shipments
   */
  public FollowWork(
      Pass pass, FollowSetup setup, @Nullable ShipmentSetup parcels, StepGate gate, Tally tally) {
    this.setup = setup;
    this.parcels = parcels;
    this.gate = gate;
    this.tally = tally;
    this.round = new Round(setup, pass, tally);
  }

  /** Works on the orders whose turn it is, those due longest first. */
  public void run() {
    int most = setup.settings().invoices().ordersPerPass();
    List<OrderKey> due = setup.store().followUps().toWork(setup.link(), setup.now(), most);
    round.each(due, this::work, FollowUp::workingAt);
    long held = setup.store().followUps().counts(setup.link()).getOrDefault(Stage.HELD, 0L);
    if (held > 0) {
      tally.count("waiting for a person", held);
      tally.held("invoices", held + " order(s) wait for a person; list those that are held");
    }
  }

  private void work(OpenFollow open) {
    Instant next = FollowUp.NEVER;
    if (open.serves()) {
      next = attach(open);
      if (open.row().invoiced()) {
        Parcels.wake(setup, open.key());
      }
      next = earlier(next, steps(open));
    } else if (open.record() != null) {
      look(open);
    }
    if (parcels != null && !Parcels.heed(parcels, open.order())) {
      next = earlier(next, setup.now().plus(SOON));
    }
    open.write(open.row().workingAt(next));
  }

  /** An order that waits for a person: its units count as its invoices stand, nothing is done. */
  private void look(OpenFollow open) {
    InvoiceSource source = setup.remotes().invoices();
    InvoiceSink sink = setup.remotes().sink();
    if (source != null && sink != null && setup.attaches()) {
      new Attacher(setup, source, sink, tally).look(open);
    }
  }

  private Instant attach(OpenFollow open) {
    InvoiceSource source = setup.remotes().invoices();
    InvoiceSink sink = setup.remotes().sink();
    if (source == null || sink == null || !setup.attaches()) {
      return FollowUp.NEVER;
    }
    return new Attacher(setup, source, sink, tally).work(open);
  }

  private Instant steps(OpenFollow open) {
    OrderSource orders = setup.remotes().orders();
    OrderUpdates updates = setup.remotes().updates();
    return orders == null || updates == null
        ? FollowUp.NEVER
        : new ChannelSteps(setup, orders, updates, gate, tally).work(open);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
