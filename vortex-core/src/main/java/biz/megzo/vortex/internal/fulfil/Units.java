package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The units of an order whose invoices were all cancelled: the ERP counts them again although they
 * are still sold, so that they are reserved again until the next invoice.
 */
final class Units {
  private static final String INVOICED = "invoiced";

  private Units() {}

  static void reopenIfUninvoiced(OpenFollow open, Tally tally) {
    TrackedOrder order = open.order();
    boolean cancelled = !open.row().attachments().isEmpty() && open.row().live().isEmpty();
    if (!cancelled || order.state() != OrderState.RECORDED) {
      return;
    }
    List<Reservation> all = open.reservations();
    if (all.stream().anyMatch(each -> each.closedAt() == null)) {
      return;
    }
    Map<Sku, Integer> units = lastClosed(all);
    if (!units.isEmpty()) {
      tally.count("reservations reopened", units.size());
      open.write(
          OrderWrite.of(order, "invoice-cancelled", "its units are reserved again")
              .reserving(units));
    }
  }

  /** What the last invoice closed; nothing when something else closed them later. */
  private static Map<Sku, Integer> lastClosed(List<Reservation> all) {
    Map<Sku, Integer> units = new TreeMap<>();
    Optional<Instant> last =
        all.stream().map(Reservation::closedAt).filter(Objects::nonNull).max(Instant::compareTo);
    for (Reservation each : all) {
      if (last.isPresent() && last.get().equals(each.closedAt()) && INVOICED.equals(each.why())) {
        units.merge(each.sku(), each.units(), Math::addExact);
      }
    }
    return units;
  }
}
