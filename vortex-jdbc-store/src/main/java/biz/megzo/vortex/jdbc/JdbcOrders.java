package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** vortex_order: what is read, and the locks. Writes of order and history: {@link OrderWrites}. */
final class JdbcOrders implements OrderStore {
  private static final String FIND =
      "select "
          + OrderRows.COLUMNS
          + " from vortex_order where link = :link and order_id = :order_id";

  /** A join, because for {@code = any(array)} H2 reads all orders of the link. */
  private static final String KNOWN =
      """
      select link, order_id from vortex_order, unnest(cast(:ids as varchar array)) wanted(id)
      where link = :link and order_id = wanted.id\
      """;

  private static final String LOCK =
      """
      update vortex_order set lock_owner = :owner, locked_until = {later}, fence = fence + 1
      where link = :link and order_id = :order_id
        and (locked_until is null or locked_until <= {clock})\
      """;

  private static final String RENEW =
      """
      update vortex_order set locked_until = {later}
      where link = :link and order_id = :order_id and fence = :fence
        and locked_until is not null\
      """;

  private static final String UNLOCK =
      """
      update vortex_order set lock_owner = null, locked_until = null
      where link = :link and order_id = :order_id and fence = :fence
        and locked_until is not null\
      """;

  private static final String DUE =
      """
      select link, order_id from vortex_order
      where link = :link and state = :state and due_at <= :now
        and (locked_until is null or locked_until <= {clock})
      order by due_at, order_id limit :limit\
      """;

  private static final String PENDING =
      """
      select link, order_id from vortex_order
      where link = :link and pending_at is not null
        and (locked_until is null or locked_until <= {clock})
      order by pending_at, order_id limit :limit\
      """;

  private static final String EVENTS =
      """
      select sequence, happened_at, state_before, state_after, what, detail, recording
      from vortex_order_event where link = :link and order_id = :order_id order by sequence\
      """;

  private static final String FORGET =
      """
      update vortex_order
      set buyer = null, pending = null, pending_print = null, pending_at = null
      where link = :link and state = any(cast(:states as varchar array))
        and changed_at < :before and (buyer is not null or pending is not null)
        and (locked_until is null or locked_until <= {clock})\
      """;

  private final Database database;
  private final OrderClaims claims;
  private final OrderWrites writes;

  JdbcOrders(Database database, JdbcReservations reservations, FollowUpWrites followUps) {
    this.database = database;
    this.claims = database.sql().claims();
    this.writes = new OrderWrites(database, reservations, followUps);
  }

  @Override
  public Set<OrderKey> claim(List<Claim> orders, Instant now) {
    List<OrderClaims.Row> rows = OrderClaims.sorted(orders);
    if (rows.isEmpty()) {
      return Set.of();
    }
    return claims.claim(database, "claim a page of " + rows.size() + " orders", rows, now);
  }

  @Override
  public Set<OrderKey> known(LinkId link, List<String> orderIds) {
    return database.once(
        "look orders up",
        handle ->
            handle
                .createQuery(KNOWN)
                .bind("link", link.value())
                .bindArray("ids", String.class, orderIds)
                .map((row, context) -> OrderRows.key(row))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  @Override
  public Optional<TrackedOrder> find(OrderKey key) {
    return database.once(
        "read order " + key,
        handle -> of(handle, FIND, key).map((row, context) -> OrderRows.order(row)).findFirst());
  }

  @Override
  public Optional<OrderLock> lock(OrderKey key, String owner, Duration ttl) {
    long micros = micros(ttl);
    String statement = sql().returning(sql().of(LOCK), OrderRows.COLUMNS);
    return database.together(
        "lock order " + key,
        handle ->
            of(handle, statement, key)
                .bind("owner", Stored.text(owner))
                .bind("ttl", micros)
                .map(
                    (row, context) ->
                        new OrderLock(
                            OrderRows.order(row), Stored.text(owner), row.getLong("fence")))
                .findFirst());
  }

  @Override
  public boolean renew(OrderLock lock, Duration ttl) {
    long micros = micros(ttl);
    OrderKey key = lock.order().key();
    return database.once(
        "renew the lock of order " + key,
        handle ->
            handle
                    .createUpdate(sql().of(RENEW))
                    .bind("link", key.link().value())
                    .bind("order_id", key.orderId())
                    .bind("fence", lock.fence())
                    .bind("ttl", micros)
                    .execute()
                > 0);
  }

  @Override
  public boolean unlock(OrderLock lock) {
    OrderKey key = lock.order().key();
    return database.once(
        "unlock order " + key,
        handle ->
            handle
                    .createUpdate(database.unhurried(UNLOCK))
                    .bind("link", key.link().value())
                    .bind("order_id", key.orderId())
                    .bind("fence", lock.fence())
                    .execute()
                > 0);
  }

  @Override
  public boolean write(OrderLock lock, OrderWrite write, Instant now) {
    return writes.write(lock, write, now);
  }

  @Override
  public boolean observe(ChannelOrder snapshot, Instant now) {
    return writes.observe(snapshot, now);
  }

  @Override
  public List<OrderKey> due(LinkId link, OrderState state, Instant now, int limit) {
    return database.once(
        "list due orders of link " + link,
        handle ->
            keys(
                handle
                    .createQuery(sql().of(DUE))
                    .bind("link", link.value())
                    .bind("state", state.name())
                    .bind("now", Statements.time(now))
                    .bind("limit", limit)));
  }

  @Override
  public List<OrderKey> withPending(LinkId link, int limit) {
    return database.once(
        "list changed orders of link " + link,
        handle ->
            keys(
                handle
                    .createQuery(sql().of(PENDING))
                    .bind("link", link.value())
                    .bind("limit", limit)));
  }

  @Override
  public List<TrackedOrder> unsettled(LinkId link, @Nullable OrderKey after, int limit) {
    return database.together(
        "list unsettled orders of link " + link,
        handle -> OrderPages.unsettled(handle, link, after, limit));
  }

  @Override
  public List<TrackedOrder> list(
      LinkId link, @Nullable OrderState state, @Nullable OrderKey after, int limit) {
    return database.together(
        "list orders of link " + link,
        handle -> OrderPages.page(handle, link, state, after, limit));
  }

  @Override
  public Map<OrderState, Long> counts(LinkId link) {
    Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
    database.once(
        "count orders of link " + link,
        handle ->
            handle
                .createQuery(
                    "select state, count(*) as orders from vortex_order where link = :link group by"
                        + " state")
                .bind("link", link.value())
                .map(
                    (row, context) ->
                        counts.put(
                            OrderState.valueOf(row.getString("state")), row.getLong("orders")))
                .list());
    return counts;
  }

  @Override
  public List<OrderEvent> events(OrderKey key) {
    return database.once(
        "read the history of order " + key,
        handle -> of(handle, EVENTS, key).map((row, context) -> OrderRows.event(row)).list());
  }

  @Override
  public int forgetBuyers(LinkId link, Set<OrderState> states, Instant changedBefore) {
    return database.once(
        "forget buyers of link " + link,
        handle ->
            handle
                .createUpdate(sql().of(FORGET))
                .bind("link", link.value())
                .bindArray("states", String.class, states.stream().map(Enum::name).toList())
                .bind("before", Statements.time(changedBefore))
                .execute());
  }

  private Sql sql() {
    return database.sql();
  }

  private static long micros(Duration ttl) {
    return Stored.ttl(ttl).toNanos() / 1000;
  }

  private static Query of(Handle handle, String statement, OrderKey key) {
    return handle
        .createQuery(statement)
        .bind("link", key.link().value())
        .bind("order_id", key.orderId());
  }

  private static List<OrderKey> keys(Query query) {
    return query.map((row, context) -> OrderRows.key(row)).list();
  }
}
