package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.internal.order.Drafting.Drafted;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes orders up again that were held because they could not be mapped, once the rules, tables,
 * rates or products of now map them. Looks without locks and writes nothing of those that stay.
 */
final class Retrial {
  /** Most held orders looked at in one run; the last claimed first. */
  static final int LIMIT = 200;

  private final Run run;
  private final Drafting drafting;

  Retrial(Run run) {
    this.run = run;
    this.drafting = new Drafting(run.setup, run.recorder);
  }

  /** The held orders that can be mapped now. */
  List<OrderKey> mappable() {
    List<OrderKey> keys = new ArrayList<>();
    for (TrackedOrder row :
        run.setup.store().orders().list(run.setup.link(), OrderState.HELD, null, LIMIT)) {
      if (waits(row) && maps(row)) {
        keys.add(row.key());
      }
    }
    return keys;
  }

  /** Makes the order new again; what it needs was looked at under no lock, so looks again. */
  void takeUp(OpenOrder order) {
    TrackedOrder row = order.row();
    if (!waits(row) || !maps(row)) {
      return;
    }
    TrackedOrder next = Rows.with(Rows.due(row, OrderState.NEW, run.setup.now()), anew(row));
    run.tally.count("released");
    order.move(
        Step.RELEASED,
        next,
        "it can be mapped now",
        write -> write.reserving(run.setup.unitsOf(row.channel().order())));
  }

  private static boolean waits(TrackedOrder row) {
    Hold hold = row.hold();
    return row.state() == OrderState.HELD
        && hold != null
        && hold.reason() == HoldReason.MAPPING
        && row.recording().record() == null
        && row.pending() == null;
  }

  private boolean maps(TrackedOrder row) {
    return drafting.draft(Rows.with(row, anew(row)), run.catalogue) instanceof Drafted.Ready;
  }

  private static Recording anew(TrackedOrder row) {
    return row.recording().unmapped();
  }
}
