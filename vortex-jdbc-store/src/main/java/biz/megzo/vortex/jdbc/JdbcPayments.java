package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.store.PaymentStore;
import biz.megzo.vortex.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** vortex_payment. */
final class JdbcPayments implements PaymentStore {
  private static final String SELECT =
      "select link, order_id, pay_method, pay_state, label, source, asked_at, changed_at, due_at"
          + " from vortex_payment where link = :link";

  private final Database database;
  private final String put;

  JdbcPayments(Database database) {
    this.database = database;
    this.put =
        database
            .sql()
            .upsert(
                "vortex_payment",
                List.of("link", "order_id"),
                List.of(
                    "link",
                    "order_id",
                    "pay_method",
                    "pay_state",
                    "label",
                    "source",
                    "asked_at",
                    "changed_at",
                    "due_at"));
  }

  @Override
  public Optional<KnownPayment> find(OrderKey order) {
    return database.once(
        "read the payment of order " + order,
        handle ->
            JdbcShipments.keyed(handle.createQuery(SELECT + " and order_id = :order_id"), order)
                .map((row, context) -> payment(row))
                .findFirst());
  }

  @Override
  public void write(KnownPayment known) {
    Payment payment = known.payment();
    database.together(
        "keep the payment of order " + known.order(),
        handle -> {
          database.sql().takeTurn(handle, "vortex_payment");
          return JdbcShipments.keyed(handle.createUpdate(put), known.order())
              .bind("pay_method", payment.method().name())
              .bind("pay_state", payment.state().name())
              .bind("label", Stored.text(payment.label()))
              .bind("source", Stored.text(known.source()))
              .bind("asked_at", Statements.time(known.askedAt()))
              .bind("changed_at", Statements.time(known.changedAt()))
              .bind("due_at", Statements.time(known.dueAt()))
              .execute();
        });
  }

  @Override
  public List<OrderKey> due(LinkId link, Instant now, int limit) {
    return database.once(
        "list due payments of link " + link,
        handle ->
            JdbcShipments.keys(
                handle
                    .createQuery(
                        "select link, order_id from vortex_payment where link = :link"
                            + " and due_at <= :now order by due_at, order_id limit :limit")
                    .bind("link", link.value())
                    .bind("now", Statements.time(now))
                    .bind("limit", limit)));
  }

  @Override
  public List<OrderKey> unopened(LinkId link, int limit) {
    return database.once(
        "list orders of link " + link + " without a payment",
        handle ->
            JdbcShipments.keys(
                handle
                    .createQuery(JdbcShipments.UNOPENED.formatted("vortex_payment"))
                    .bind("link", link.value())
                    .bind("limit", limit)));
  }

  @Override
  public List<KnownPayment> list(
      LinkId link, Payment.@Nullable State state, @Nullable OrderKey after, int limit) {
    String statement =
        SELECT
            + " and order_id > :after"
            + (state == null ? "" : " and pay_state = :state")
            + " order by order_id limit :limit";
    return database.once(
        "list payments of link " + link,
        handle -> {
          Query query =
              handle
                  .createQuery(statement)
                  .bind("link", link.value())
                  .bind("after", after == null ? "" : after.orderId())
                  .bind("limit", limit);
          return (state == null ? query : query.bind("state", state.name()))
              .map((row, context) -> payment(row))
              .list();
        });
  }

  private static KnownPayment payment(ResultSet row) throws SQLException {
    return new KnownPayment(
        OrderRows.key(row),
        new Payment(
            Payment.Method.valueOf(row.getString("pay_method")),
            Payment.State.valueOf(row.getString("pay_state")),
            row.getString("label")),
        row.getString("source"),
        Statements.instant(row, "asked_at"),
        Statements.instant(row, "changed_at"),
        Statements.instant(row, "due_at"));
  }
}
