package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists orders for people, page by page, by when they were claimed. */
final class OrderPages {
  private static final String CLAIMED_AT =
      "select claimed_at from vortex_order where link = :link and order_id = :order_id";

  private OrderPages() {}

  static List<TrackedOrder> page(
      Handle handle, LinkId link, @Nullable OrderState state, @Nullable OrderKey after, int limit) {
    Optional<Instant> last = after == null ? Optional.empty() : claimedAt(handle, after);
    if (after != null && last.isEmpty()) {
      return List.of();
    }
    Query page =
        handle
            .createQuery(statement(state != null, after != null))
            .bind("link", link.value())
            .bind("limit", limit);
    if (state != null) {
      page.bind("state", state.name());
    }
    if (after != null) {
      page.bind("claimed_at", Statements.time(last.orElseThrow()))
          .bind("order_id", after.orderId());
    }
    return page.map((row, context) -> OrderRows.order(row)).list();
  }

  private static String statement(boolean byState, boolean behind) {
    return "select "
        + OrderRows.COLUMNS
        + " from vortex_order where link = :link"
        + (byState ? " and state = :state" : "")
        + (behind ? " and (claimed_at, order_id) < (:claimed_at, :order_id)" : "")
        + " order by claimed_at desc, order_id desc limit :limit";
  }

  private static Optional<Instant> claimedAt(Handle handle, OrderKey key) {
    return handle
        .createQuery(CLAIMED_AT)
        .bind("link", key.link().value())
        .bind("order_id", key.orderId())
        .map((row, context) -> Statements.instant(row, "claimed_at"))
        .findFirst();
  }
}
