package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes orders and events of rows. */
final class OrderRows {
  /** What {@link #order} reads. */
  static final String COLUMNS =
      "link, order_id, state, hold, recording, attempts, due_at, channel, buyer, pending, fence";

  private OrderRows() {}

  static OrderKey key(ResultSet row) throws SQLException {
    return OrderKey.of(LinkId.of(row.getString("link")), row.getString("order_id"));
  }

  static TrackedOrder order(ResultSet row) throws SQLException {
    OrderKey key = key(row);
    String pending = row.getString("pending");
    return new TrackedOrder(
        SnapshotJson.read(key, row.getString("channel"), row.getString("buyer")),
        OrderState.valueOf(row.getString("state")),
        RecordingJson.hold(row.getString("hold")),
        RecordingJson.read(row.getString("recording")),
        row.getInt("attempts"),
        Statements.instant(row, "due_at"),
        pending == null ? null : SnapshotJson.read(key, pending));
  }

  static OrderEvent event(ResultSet row) throws SQLException {
    return new OrderEvent(
        row.getInt("sequence"),
        Statements.instant(row, "happened_at"),
        OrderState.valueOf(row.getString("state_before")),
        OrderState.valueOf(row.getString("state_after")),
        row.getString("what"),
        row.getString("detail"),
        RecordingJson.read(row.getString("recording")));
  }
}
