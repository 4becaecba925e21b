package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.ReservationStore;
import biz.megzo.vortex.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** vortex_reservation. */
final class JdbcReservations implements ReservationStore {
  private static final String SELECT =
      """
      select id, link, order_id, sku, units, opened_at, closed_at, why
      from vortex_reservation where link = :link""";

  private static final String RESERVED =
      """
      select sku, sum(units) as units from vortex_reservation
      where link = :link and (closed_at is null or closed_at >= :began) group by sku""";

  private static final String SOLD =
      """
      select sku, sum(units) as units, count(distinct order_id) as orders, min(opened_at) as first_at
      from vortex_reservation
      where link = :link and opened_at >= :opened_from and opened_at < :opened_before
      group by sku""";

  private static final String CLOSE =
      """
      update vortex_reservation set closed_at = :at, why = :why
      where link = :link and order_id = :order_id and closed_at is null""";

  private static final String CLOSE_ONE =
      "update vortex_reservation set closed_at = :at, why = :why where id = :id";

  private static final String SHRINK =
      "update vortex_reservation set units = units - :units where id = :id";

  private static final String INSERT =
      """
      insert into vortex_reservation (link, order_id, sku, units, opened_at, closed_at, why)
      values (:link, :order_id, :sku, :units, :opened_at, :closed_at, :why)""";

  private record Row(long id, Reservation reservation) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("id"),
          new Reservation(
              OrderRows.key(row),
              Sku.of(row.getString("sku")),
              row.getInt("units"),
              Statements.instant(row, "opened_at"),
              Statements.nullableInstant(row, "closed_at"),
              row.getString("why")));
    }
  }

  private final Database database;

  JdbcReservations(Database database) {
    this.database = database;
  }

  @Override
  public Map<Sku, Integer> reserved(LinkId link, Instant snapshotBegan) {
    Map<Sku, Integer> units = new TreeMap<>();
    database.once(
        "sum reservations of link " + link,
        handle ->
            handle
                .createQuery(RESERVED)
                .bind("link", link.value())
                .bind("began", Statements.time(snapshotBegan))
                .map(
                    (row, context) ->
                        units.put(
                            Sku.of(row.getString("sku")), Math.toIntExact(row.getLong("units"))))
                .list());
    return units;
  }

  @Override
  public List<Reservation> of(OrderKey order) {
    return database.once(
        "read reservations of order " + order,
        handle ->
            handle
                .createQuery(SELECT + " and order_id = :order_id order by sku, opened_at, id")
                .bind("link", order.link().value())
                .bind("order_id", order.orderId())
                .map((row, context) -> Row.of(row).reservation())
                .list());
  }

  @Override
  public List<Reservation> open(LinkId link, Sku sku) {
    return database.once(
        "read open reservations of " + sku,
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " and sku = :sku and closed_at is null order by opened_at, order_id, id")
                .bind("link", link.value())
                .bind("sku", sku.value())
                .map((row, context) -> Row.of(row).reservation())
                .list());
  }

  @Override
  public List<Reservation> open(LinkId link) {
    return database.once(
        "read open reservations of link " + link,
        handle ->
            handle
                .createQuery(
                    SELECT + " and closed_at is null order by opened_at, order_id, sku, id")
                .bind("link", link.value())
                .map((row, context) -> Row.of(row).reservation())
                .list());
  }

  @Override
  public Map<Sku, Sold> sold(LinkId link, Instant from, Instant before) {
    Map<Sku, Sold> sold = new TreeMap<>();
    database.once(
        "sum sales of link " + link,
        handle ->
            handle
                .createQuery(SOLD)
                .bind("link", link.value())
                .bind("opened_from", Statements.time(from))
                .bind("opened_before", Statements.time(before))
                .map(
                    (row, context) -> {
                      Sku sku = Sku.of(row.getString("sku"));
                      return sold.put(
                          sku,
                          new Sold(
                              sku,
                              Math.toIntExact(row.getLong("units")),
                              Math.toIntExact(row.getLong("orders")),
                              Statements.instant(row, "first_at")));
                    })
                .list());
    return sold;
  }

  @Override
  public int close(OrderKey order, Instant evidenceAt, String why) {
    return database.once(
        "close reservations of order " + order,
        handle ->
            handle
                .createUpdate(CLOSE)
                .bind("link", order.link().value())
                .bind("order_id", order.orderId())
                .bind("at", Statements.time(evidenceAt))
                .bind("why", Stored.text(why))
                .execute());
  }

  /** Makes the open units of an order what they should be, in the caller's transaction. */
  void become(Handle handle, OrderKey order, Map<Sku, Integer> wanted, Instant now, String why) {
    List<Row> open =
        handle
            .createQuery(
                SELECT
                    + " and order_id = :order_id and closed_at is null"
                    + " order by sku, opened_at desc, id desc for update")
            .bind("link", order.link().value())
            .bind("order_id", order.orderId())
            .map((row, context) -> Row.of(row))
            .list();
    TreeSet<Sku> skus = new TreeSet<>(wanted.keySet());
    open.forEach(row -> skus.add(row.reservation().sku()));
    for (Sku sku : skus) {
      List<Row> rows = open.stream().filter(row -> row.reservation().sku().equals(sku)).toList();
      int surplus =
          rows.stream().mapToInt(row -> row.reservation().units()).sum()
              - wanted.getOrDefault(sku, 0);
      if (surplus < 0) {
        insert(handle, new Reservation(order, sku, -surplus, now, null, null));
      }
      for (Row row : rows) {
        surplus -= release(handle, row, surplus, now, why);
      }
    }
  }

  /** Closes up to so many units of a reservation; says how many. */
  private static int release(Handle handle, Row row, int surplus, Instant now, String why) {
    Reservation open = row.reservation();
    if (surplus <= 0) {
      return 0;
    }
    if (surplus >= open.units()) {
      handle
          .createUpdate(CLOSE_ONE)
          .bind("id", row.id())
          .bind("at", Statements.time(now))
          .bind("why", Stored.text(why))
          .execute();
      return open.units();
    }
    handle.createUpdate(SHRINK).bind("id", row.id()).bind("units", surplus).execute();
    insert(handle, new Reservation(open.order(), open.sku(), surplus, open.openedAt(), now, why));
    return surplus;
  }

  private static void insert(Handle handle, Reservation one) {
    handle
        .createUpdate(INSERT)
        .bind("link", one.order().link().value())
        .bind("order_id", one.order().orderId())
        .bind("sku", one.sku().value())
        .bind("units", one.units())
        .bind("opened_at", Statements.time(one.openedAt()))
        .bind("closed_at", one.closedAt() == null ? null : Statements.time(one.closedAt()))
        .bind("why", Statements.nullableText(one.why()))
        .execute();
  }
}
