package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A whole page in one statement: the key decides, and only winners get events and reservations. */
final class PostgresClaims implements OrderClaims {
  private static final String CLAIM =
      """
      with page as (
        select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]),
            cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
            cast(? as text[]))
          as p(link, order_id, state, hold, channel, buyer, print, detail)
      ), fresh as (
        insert into vortex_order (link, order_id, state, hold, recording, attempts, due_at,
            claimed_at, changed_at, channel, buyer, channel_print, newest_print, fence, events)
        select link, order_id, state, hold, ?, 0, ?, ?, ?, channel, buyer, print, print, 0, 1
        from page
        on conflict (link, order_id) do nothing
        returning link, order_id
      ), history as (
        insert into vortex_order_event (link, order_id, sequence, happened_at, state_before,
            state_after, what, detail, recording)
        select link, order_id, 1, ?, state, state, 'claimed', detail, ?
        from page join fresh using (link, order_id)
      ), units as (
        insert into vortex_reservation (link, order_id, sku, units, opened_at)
        select link, order_id, sku, cast(units as integer), ?
        from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
            as r(link, order_id, sku, units)
          join fresh using (link, order_id)
      )
      select link, order_id from fresh""";

  @Override
  public Set<OrderKey> claim(Database database, String what, List<Row> rows, Instant now) {
    return database.once(what, handle -> claim(handle, rows, now));
  }

  private static Set<OrderKey> claim(Handle handle, List<Row> rows, Instant now)
      throws SQLException {
    try (PreparedStatement claim = handle.getConnection().prepareStatement(CLAIM)) {
      PostgresSql.bindColumns(claim, rows.stream().map(PostgresClaims::columns).toList(), 8, 1);
      claim.setString(9, UNRECORDED);
      for (int place : new int[] {10, 11, 12, 13, 15}) {
        claim.setObject(place, Statements.time(now));
      }
      claim.setString(14, UNRECORDED);
      PostgresSql.bindColumns(claim, units(rows), 4, 16);
      return keys(claim);
    }
  }

  private static List<@Nullable Object> columns(Row row) {
    return Arrays.asList(
        row.link(),
        row.orderId(),
        row.state().name(),
        row.hold(),
        row.texts().channel(),
        row.texts().buyer(),
        row.texts().print(),
        row.detail());
  }

  private static List<List<@Nullable Object>> units(List<Row> rows) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (Row row : rows) {
      row.claim()
          .reserve()
          .forEach(
              (sku, units) -> {
                if (units > 0) {
                  all.add(Arrays.asList(row.link(), row.orderId(), sku.value(), units));
                }
              });
    }
    return all;
  }

  private static Set<OrderKey> keys(PreparedStatement claim) throws SQLException {
    Set<OrderKey> keys = new LinkedHashSet<>();
    try (ResultSet found = claim.executeQuery()) {
      while (found.next()) {
        keys.add(OrderKey.of(LinkId.of(found.getString(1)), found.getString(2)));
      }
    }
    return keys;
  }
}
