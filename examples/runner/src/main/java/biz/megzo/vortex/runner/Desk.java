package biz.megzo.vortex.runner;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders of one link, for people. Reads only. */
final class Desk {
  private final OrderStore orders;
  private final LinkId link;

  Desk(Shop shop) {
    this.orders = shop.store().orders();
    this.link = shop.link();
  }

  /** Newest first. */
  List<TrackedOrder> list(@Nullable OrderState state, int limit) {
    return orders.list(link, state, null, limit);
  }

  Optional<TrackedOrder> find(String orderId) {
    return orders.find(OrderKey.of(link, orderId));
  }

  /** Oldest first. */
  List<OrderEvent> history(String orderId) {
    return orders.events(OrderKey.of(link, orderId));
  }
}
