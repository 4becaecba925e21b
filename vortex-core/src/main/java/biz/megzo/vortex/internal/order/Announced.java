package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Units of orders that grew, or came back, on the channel and whose change nobody has worked in
 * yet: they are sold, and no reservation counts them before that.
 */
public final class Announced {
  private static final int MOST = 1000;
  private static final String INVOICED = "invoiced";

  private Announced() {}

  /** Such units per SKU, beyond what their orders have reserved or the ERP took off its stock. */
  public static Map<Sku, Integer> units(OrderSetup setup) {
    LinkId link = setup.link();
    Map<Sku, Integer> units = new HashMap<>();
    for (OrderKey key : setup.store().orders().withPending(link, MOST)) {
      setup
          .store()
          .orders()
          .find(key)
          .ifPresent(
              row -> more(setup, row).forEach((sku, n) -> units.merge(sku, n, Math::addExact)));
    }
    return units;
  }

  private static boolean stands(OrderStatus status) {
    return status != OrderStatus.CANCELLED && status != OrderStatus.RETURNED;
  }

  private static Map<Sku, Integer> more(OrderSetup setup, TrackedOrder row) {
    ChannelOrder news = row.pending();
    if (news == null || !stands(news.order().status().meaning())) {
      return Map.of();
    }
    List<Reservation> counted =
        setup.store().reservations().of(row.key()).stream()
            .filter(one -> one.closedAt() == null || INVOICED.equals(one.why()))
            .toList();
    boolean same = row.channel().order().unitsBySku().equals(news.order().unitsBySku());
    if (same && !counted.isEmpty()) {
      return Map.of(); // kits may be defined otherwise since
    }
    Map<Sku, Integer> more = new HashMap<>(setup.unitsOf(news.order()));
    counted.forEach(one -> more.computeIfPresent(one.sku(), (sku, left) -> left - one.units()));
    more.values().removeIf(left -> left <= 0);
    return more;
  }
}
