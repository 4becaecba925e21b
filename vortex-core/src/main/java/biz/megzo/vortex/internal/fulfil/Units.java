package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.internal.order.Announced;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The units of an order whose invoices were all cancelled: the ERP counts them again although they
 * are still sold, so that they are reserved again until the next invoice.
 */
final class Units {
  private Units() {}

  static void reopenIfUninvoiced(OpenFollow open, Tally tally) {
    TrackedOrder order = open.order();
    boolean cancelled = !open.row().attachments().isEmpty() && open.row().live().isEmpty();
    if (!cancelled || !(order.state() == OrderState.RECORDED || changed(order))) {
      return;
    }
    List<Reservation> all = open.reservations();
    if (all.stream().anyMatch(each -> each.closedAt() == null)) {
      return;
    }
    Map<Sku, Integer> units = new TreeMap<>();
    Announced.lastInvoiced(all).forEach(one -> units.merge(one.sku(), one.units(), Math::addExact));
    if (!units.isEmpty()) {
      tally.count("reservations reopened", units.size());
      open.write(
          OrderWrite.of(order, "invoice-cancelled", "its units are reserved again")
              .reserving(units));
    }
  }

  /** One that waits for a person because it changed is sold all the same. */
  private static boolean changed(TrackedOrder order) {
    return order.hold() != null
        && order.hold().reason() == HoldReason.CHANGED_AFTER_INVOICE
        && Announced.stands(order);
  }
}
