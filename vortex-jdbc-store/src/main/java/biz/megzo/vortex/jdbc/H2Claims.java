package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Three batches: orders, then the events and the reservations of those that were new. */
final class H2Claims implements OrderClaims {
  private static final String EVENT =
      """
      insert into vortex_order_event (link, order_id, sequence, happened_at, state_before,
        state_after, what, detail, recording)
      values (:link, :order_id, 1, :now, :state, :state, 'claimed', :detail, :recording)""";

  private static final String UNITS =
      """
      insert into vortex_reservation (link, order_id, sku, units, opened_at)
      values (:link, :order_id, :sku, :units, :now)""";

  private final H2Sql sql;
  private final String order;

  H2Claims(H2Sql sql) {
    this.sql = sql;
    this.order =
        sql.insertNew(
            "vortex_order",
            List.of("link", "order_id"),
            List.of(
                "link",
                "order_id",
                "state",
                "hold",
                "recording",
                "attempts",
                "due_at",
                "claimed_at",
                "changed_at",
                "channel",
                "buyer",
                "channel_print",
                "newest_print",
                "fence",
                "events"));
  }

  @Override
  public Set<OrderKey> claim(Database database, String what, List<Row> rows, Instant now) {
    return database.together(what, handle -> claim(handle, rows, now));
  }

  private Set<OrderKey> claim(Handle handle, List<Row> rows, Instant now) {
    sql.takeTurn(handle, "vortex_order");
    PreparedBatch orders = handle.prepareBatch(order);
    for (Row row : rows) {
      orders
          .bind("link", row.link())
          .bind("order_id", row.orderId())
          .bind("state", row.state().name())
          .bind("hold", row.hold())
          .bind("recording", UNRECORDED)
          .bind("attempts", 0)
          .bind("due_at", Statements.time(now))
          .bind("claimed_at", Statements.time(now))
          .bind("changed_at", Statements.time(now))
          .bind("channel", row.texts().channel())
          .bind("buyer", row.texts().buyer())
          .bind("channel_print", row.texts().print())
          .bind("newest_print", row.texts().print())
          .bind("fence", 0L)
          .bind("events", 1)
          .add();
    }
    int[] inserted = orders.execute();
    Set<OrderKey> keys = new LinkedHashSet<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] > 0) {
        keys.add(rows.get(i).key());
      }
    }
    history(handle, rows.stream().filter(row -> keys.contains(row.key())).toList(), now);
    return keys;
  }

  private static void history(Handle handle, List<Row> rows, Instant now) {
    PreparedBatch events = handle.prepareBatch(EVENT);
    PreparedBatch units = handle.prepareBatch(UNITS);
    for (Row row : rows) {
      events
          .bind("link", row.link())
          .bind("order_id", row.orderId())
          .bind("now", Statements.time(now))
          .bind("state", row.state().name())
          .bind("detail", row.detail())
          .bind("recording", UNRECORDED)
          .add();
      row.claim()
          .reserve()
          .forEach(
              (sku, count) -> {
                if (count > 0) {
                  units
                      .bind("link", row.link())
                      .bind("order_id", row.orderId())
                      .bind("sku", sku.value())
                      .bind("units", count)
                      .bind("now", Statements.time(now))
                      .add();
                }
              });
    }
    if (events.size() > 0) {
      events.execute();
    }
    if (units.size() > 0) {
      units.execute();
    }
  }
}
