package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists orders page by page: for people by when they were claimed, unsettled ones by id. */
final class OrderPages {
  private static final String CLAIMED_AT =
      "select claimed_at from vortex_order where link = :link and order_id = :order_id";

  /** Each half has an index. The reason is the first field of a hold as it is written. */
  private static final String UNSETTLED =
      """
      select %1$s from vortex_order
      where link = :link and pending_at is not null and order_id > :after
      union all
      select %1$s from vortex_order
      where link = :link and state = 'HELD' and pending_at is null and order_id > :after
        and (%2$s)
      order by order_id limit :limit\
      """
          .formatted(OrderRows.COLUMNS, unitsMayDiffer());

  private OrderPages() {}

  private static String unitsMayDiffer() {
    return Arrays.stream(HoldReason.values())
        .filter(HoldReason::unitsMayDiffer)
        .map(reason -> "hold like '{\"reason\":\"" + reason.name() + "\"%'")
        .collect(Collectors.joining(" or "));
  }

  static List<TrackedOrder> unsettled(
      Handle handle, LinkId link, @Nullable OrderKey after, int limit) {
    return handle
        .createQuery(UNSETTLED)
        .bind("link", link.value())
        .bind("after", after == null ? "" : after.orderId())
        .bind("limit", limit)
        .map((row, context) -> OrderRows.order(row))
        .list();
  }

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
