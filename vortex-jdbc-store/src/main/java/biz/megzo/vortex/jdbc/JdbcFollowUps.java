package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.FollowUpStore;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** vortex_follow and vortex_attachment: what is read, and the wakes. */
final class JdbcFollowUps implements FollowUpStore {
  private static final String FIND =
      "select " + FollowUpRows.COLUMNS + " from vortex_follow f where link = :link";

  private static final String WAKE =
      """
      update vortex_follow set wakes = wakes + 1, recheck = true, look_at = :epoch,
        work_at = :epoch
      where link = :link and order_id = any(cast(:ids as varchar array))\
      """;

  private static final String DUE =
      """
      select f.link, f.order_id from vortex_follow f
      join vortex_order o on o.link = f.link and o.order_id = f.order_id
      where f.link = :link and f.{due} <= :now
        and (o.locked_until is null or o.locked_until <= {clock})
      order by f.{due}, f.order_id limit :limit\
      """;

  private static final String HAVING =
      """
      select link, order_id from vortex_attachment
      where link = :link and series = :series and number = :number
        and state not in ('REMOVING', 'REMOVED')
      order by order_id\
      """;

  private static final String PAGE =
      """
      select %s from vortex_follow f where f.link = :link
        and (cast(:stage as varchar) is null or f.stage = :stage)
        and (cast(:after as varchar) is null or (f.since, f.order_id) <
          (select a.since, a.order_id from vortex_follow a
           where a.link = :link and a.order_id = :after))
      order by f.since desc, f.order_id desc limit :limit\
      """
          .formatted(FollowUpRows.COLUMNS);

  private final Database database;
  private final FollowUpWrites writes;

  JdbcFollowUps(Database database, FollowUpWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Optional<FollowUp> find(OrderKey key) {
    return database.together(
        "read the follow-up of order " + key,
        handle ->
            FollowUpRows.whole(
                    handle,
                    handle
                        .createQuery(FIND + " and order_id = :order_id")
                        .bind("link", key.link().value())
                        .bind("order_id", key.orderId())
                        .map((row, context) -> FollowUpRows.bare(row))
                        .list())
                .stream()
                .findFirst());
  }

  @Override
  public boolean write(OrderLock lock, FollowUp next) {
    OrderKey key = lock.order().key();
    if (!key.equals(next.order())) {
      throw new IllegalArgumentException(
          "the lock is of order " + key + ", the write of " + next.order());
    }
    return database.together(
        "write the follow-up of order " + key, handle -> writes.write(handle, lock, next));
  }

  @Override
  public int wake(LinkId link, Collection<String> orderIds) {
    return database.once(
        "wake orders of link " + link,
        handle ->
            handle
                .createUpdate(WAKE)
                .bind("link", link.value())
                .bind("epoch", Statements.time(Instant.EPOCH))
                .bindArray("ids", String.class, List.copyOf(orderIds))
                .execute());
  }

  @Override
  public List<OrderKey> toLook(LinkId link, Instant now, int limit) {
    return due("look_at", link, now, limit);
  }

  @Override
  public List<OrderKey> toWork(LinkId link, Instant now, int limit) {
    return due("work_at", link, now, limit);
  }

  private List<OrderKey> due(String column, LinkId link, Instant now, int limit) {
    return database.once(
        "list orders of link " + link + " to follow up",
        handle ->
            handle
                .createQuery(database.sql().of(DUE.replace("{due}", column)))
                .bind("link", link.value())
                .bind("now", Statements.time(now))
                .bind("limit", limit)
                .map((row, context) -> OrderRows.key(row))
                .list());
  }

  @Override
  public List<OrderKey> having(LinkId link, InvoiceRef invoice) {
    return database.once(
        "look invoice " + invoice + " up",
        handle ->
            handle
                .createQuery(HAVING)
                .bind("link", link.value())
                .bind("series", invoice.series())
                .bind("number", invoice.number())
                .map((row, context) -> OrderRows.key(row))
                .list());
  }

  @Override
  public List<FollowUp> list(
      LinkId link, @Nullable Stage stage, @Nullable OrderKey after, int limit) {
    return database.together(
        "list follow-ups of link " + link,
        handle ->
            FollowUpRows.whole(
                handle,
                handle
                    .createQuery(PAGE)
                    .bind("link", link.value())
                    .bind("stage", stage == null ? null : stage.name())
                    .bind("after", after == null ? null : after.orderId())
                    .bind("limit", limit)
                    .map((row, context) -> FollowUpRows.bare(row))
                    .list()));
  }

  @Override
  public Map<Stage, Long> counts(LinkId link) {
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    database.once(
        "count follow-ups of link " + link,
        handle ->
            handle
                .createQuery(
                    "select stage, count(*) as orders from vortex_follow where link = :link group"
                        + " by stage")
                .bind("link", link.value())
                .map(
                    (row, context) ->
                        counts.put(Stage.valueOf(row.getString("stage")), row.getLong("orders")))
                .list());
    return counts;
  }
}
