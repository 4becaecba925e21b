package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders as paths name them. */
final class Known {
  private Known() {}

  /** The order that the path names. */
  static Optional<TrackedOrder> order(Shops shops, Visit visit) {
    return find(shops, visit, visit.path("id"));
  }

  /** An order by its number as somebody typed it. */
  static Optional<TrackedOrder> find(Shops shops, Visit visit, String id) {
    OrderKey key = key(visit.link(), id);
    return key == null ? Optional.empty() : desk(shops, visit).find(key.orderId());
  }

  static OrderDesk desk(Shops shops, Visit visit) {
    return shops.vortex().orders(visit.link());
  }

  /** Null when no order can have this id. */
  static @Nullable OrderKey key(LinkId link, String id) {
    return id.isBlank() || id.length() > 64 || id.chars().anyMatch(Character::isISOControl)
        ? null
        : OrderKey.of(link, id);
  }

  /** The path of an order's page. */
  static String page(String id) {
    return OrderPages.ORDERS + "/one/" + View.part(id);
  }
}
