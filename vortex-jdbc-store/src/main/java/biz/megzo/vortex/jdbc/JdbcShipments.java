package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** vortex_shipment and vortex_awb. */
final class JdbcShipments implements ShipmentStore {
  private static final String COLUMNS = "link, order_id, state, content, due_at";
  private static final String ONE = " where link = :link and order_id = :order_id";
  private static final String RESTING = "state not in ('HELD', 'DONE', 'CANCELLED')";

  private static final String LOCK =
      """
      update vortex_shipment set lock_owner = :owner, locked_until = {later}, fence = fence + 1
      where link = :link and order_id = :order_id
        and (locked_until is null or locked_until <= {clock})\
      """;

  private static final String HELD = ONE + " and fence = :fence and locked_until is not null";

  private static final String DUE =
      "select link, order_id from vortex_shipment where link = :link and due_at <= :now and "
          + RESTING
          + " and (locked_until is null or locked_until <= {clock})"
          + " order by due_at, order_id limit :limit";

  static final String UNOPENED =
      """
      select o.link, o.order_id from vortex_order o
      where o.link = :link and o.state = 'RECORDED' and not exists (
        select 1 from %s s where s.link = o.link and s.order_id = o.order_id)
      order by o.order_id limit :limit\
      """;

  private static final String OWNER =
      "select order_id from vortex_awb where link = :link and awb_number = :awb_number";

  private final Database database;
  private final String open;
  private final String own;

  JdbcShipments(Database database) {
    this.database = database;
    this.open =
        database
            .sql()
            .insertNew(
                "vortex_shipment",
                List.of("link", "order_id"),
                List.of("link", "order_id", "state", "content", "due_at", "fence"));
    this.own =
        database
            .sql()
            .insertNew(
                "vortex_awb",
                List.of("link", "awb_number"),
                List.of("link", "awb_number", "order_id"));
  }

  @Override
  public boolean open(Shipment shipment) {
    return database.together(
        "open the shipment of order " + shipment.order(),
        handle -> {
          database.sql().takeTurn(handle, "vortex_shipment");
          return row(handle.createUpdate(open), shipment).bind("fence", 0L).execute() > 0;
        });
  }

  @Override
  public Optional<Shipment> find(OrderKey order) {
    return database.once(
        "read the shipment of order " + order,
        handle ->
            keyed(handle.createQuery("select " + COLUMNS + " from vortex_shipment" + ONE), order)
                .map((row, context) -> shipment(row))
                .findFirst());
  }

  @Override
  public Optional<Shipment> byNumber(LinkId link, String number) {
    Optional<String> owner =
        database.once("look a waybill number up", handle -> owner(handle, link, number));
    return owner.flatMap(orderId -> find(OrderKey.of(link, orderId)));
  }

  private static Optional<String> owner(Handle handle, LinkId link, String number) {
    return handle
        .createQuery(OWNER)
        .bind("link", link.value())
        .bind("awb_number", Stored.text(ShipmentStore.sameNumber(number)))
        .mapTo(String.class)
        .findFirst();
  }

  @Override
  public Optional<ShipmentLock> lock(OrderKey order, String owner, Duration ttl) {
    long micros = micros(ttl);
    Sql sql = database.sql();
    String statement = sql.returning(sql.of(LOCK), COLUMNS + ", fence");
    return database.together(
        "lock the shipment of order " + order,
        handle ->
            keyed(handle.createQuery(statement), order)
                .bind("owner", Stored.text(owner))
                .bind("ttl", micros)
                .map(
                    (row, context) ->
                        new ShipmentLock(shipment(row), Stored.text(owner), row.getLong("fence")))
                .findFirst());
  }

  @Override
  public boolean renew(ShipmentLock lock, Duration ttl) {
    long micros = micros(ttl);
    String statement =
        database.sql().of("update vortex_shipment set locked_until = {later}" + HELD);
    return database.once(
        "renew the lock of a shipment",
        handle ->
            keyed(handle.createUpdate(statement), lock.shipment().order())
                    .bind("fence", lock.fence())
                    .bind("ttl", micros)
                    .execute()
                > 0);
  }

  @Override
  public boolean unlock(ShipmentLock lock) {
    return database.once(
        "unlock a shipment",
        handle ->
            keyed(
                        handle.createUpdate(
                            "update vortex_shipment set lock_owner = null, locked_until = null"
                                + HELD),
                        lock.shipment().order())
                    .bind("fence", lock.fence())
                    .execute()
                > 0);
  }

  @Override
  public Written write(ShipmentLock lock, Shipment next) {
    OrderKey order = lock.shipment().order();
    if (!order.equals(next.order())) {
      throw new IllegalArgumentException(
          "the lock is of order " + order + ", the write of " + next.order());
    }
    return database.together(
        "write the shipment of order " + order, handle -> write(handle, lock, next));
  }

  private Written write(Handle handle, ShipmentLock lock, Shipment next) {
    if (!holds(handle, lock)) {
      return Written.LOCK_LOST;
    }
    if (next.awb() != null && !owns(handle, next)) {
      return Written.NUMBER_TAKEN;
    }
    row(
            handle.createUpdate(
                "update vortex_shipment"
                    + " set state = :state, content = :content, due_at = :due_at"
                    + HELD),
            next)
        .bind("fence", lock.fence())
        .execute();
    return Written.WRITTEN;
  }

  /** Whether the lock counts; it counts until the transaction ends, because the row is kept. */
  private boolean holds(Handle handle, ShipmentLock lock) {
    String statement = "select fence from vortex_shipment" + HELD + " for update";
    return keyed(handle.createQuery(statement), lock.shipment().order())
        .bind("fence", lock.fence())
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }

  /** Whether the number is the order's, from now on at the latest. */
  private boolean owns(Handle handle, Shipment next) {
    LinkId link = next.order().link();
    String number = Stored.text(ShipmentStore.sameNumber(next.number()));
    Optional<String> owner = owner(handle, link, number);
    if (owner.isEmpty()) {
      database.sql().takeTurn(handle, "vortex_awb");
      handle
          .createUpdate(own)
          .bind("link", link.value())
          .bind("awb_number", number)
          .bind("order_id", next.order().orderId())
          .execute();
      owner = owner(handle, link, number);
    }
    return owner.map(next.order().orderId()::equals).orElse(false);
  }

  @Override
  public List<OrderKey> due(LinkId link, Instant now, int limit) {
    return database.once(
        "list due shipments of link " + link,
        handle ->
            keys(
                handle
                    .createQuery(database.sql().of(DUE))
                    .bind("link", link.value())
                    .bind("now", Statements.time(now))
                    .bind("limit", limit)));
  }

  @Override
  public List<OrderKey> unopened(LinkId link, int limit) {
    return database.once(
        "list orders of link " + link + " without a shipment",
        handle ->
            keys(
                handle
                    .createQuery(UNOPENED.formatted("vortex_shipment"))
                    .bind("link", link.value())
                    .bind("limit", limit)));
  }

  @Override
  public List<Shipment> list(
      LinkId link, @Nullable ShipmentState state, @Nullable OrderKey after, int limit) {
    String statement =
        "select "
            + COLUMNS
            + " from vortex_shipment where link = :link and order_id > :after"
            + (state == null ? "" : " and state = :state")
            + " order by order_id limit :limit";
    return database.once(
        "list shipments of link " + link,
        handle -> {
          Query query =
              handle
                  .createQuery(statement)
                  .bind("link", link.value())
                  .bind("after", after == null ? "" : after.orderId())
                  .bind("limit", limit);
          return (state == null ? query : query.bind("state", state.name()))
              .map((row, context) -> shipment(row))
              .list();
        });
  }

  @Override
  public Map<ShipmentState, Long> counts(LinkId link) {
    Map<ShipmentState, Long> counts = new EnumMap<>(ShipmentState.class);
    database.once(
        "count shipments of link " + link,
        handle ->
            handle
                .createQuery(
                    "select state, count(*) as shipments from vortex_shipment"
                        + " where link = :link group by state")
                .bind("link", link.value())
                .map(
                    (row, context) ->
                        counts.put(
                            ShipmentState.valueOf(row.getString("state")),
                            row.getLong("shipments")))
                .list());
    return counts;
  }

  static List<OrderKey> keys(Query query) {
    return query.map((row, context) -> OrderRows.key(row)).list();
  }

  static <S extends SqlStatement<S>> S keyed(S statement, OrderKey order) {
    return statement.bind("link", order.link().value()).bind("order_id", order.orderId());
  }

  private static <S extends SqlStatement<S>> S row(S statement, Shipment shipment) {
    return keyed(statement, shipment.order())
        .bind("state", shipment.state().name())
        .bind("content", ShipmentJson.write(shipment))
        .bind("due_at", Statements.time(shipment.pace().dueAt()));
  }

  private static Shipment shipment(ResultSet row) throws SQLException {
    return ShipmentJson.read(
        OrderRows.key(row),
        ShipmentState.valueOf(row.getString("state")),
        Statements.instant(row, "due_at"),
        row.getString("content"));
  }

  private static long micros(Duration ttl) {
    return Stored.ttl(ttl).toNanos() / 1000;
  }
}
