package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.store.DriftStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** vortex_drift. */
final class JdbcDrift implements DriftStore {
  private static final String COLUMNS =
      "select sku, field, state, ours, theirs, since, seen_at, repairs from vortex_drift";
  private static final String SELECT = COLUMNS + " where link = :link";

  private static final String PAGE =
      COLUMNS
          + " where link = :link and sku in (select distinct sku from vortex_drift"
          + " where link = :link and sku > :after order by sku limit :limit) order by sku, field";

  private final Database database;

  JdbcDrift(Database database) {
    this.database = database;
  }

  @Override
  public void replace(LinkId link, Collection<Sku> skus, Collection<Drift> rows) {
    if (skus.isEmpty() && rows.isEmpty()) {
      return;
    }
    Bulk bulk =
        Bulk.into(
            "vortex_drift",
            List.of("link", "sku", "field"),
            "link text",
            "sku text",
            "field text",
            "state text",
            "ours text",
            "theirs text",
            "since timestamptz",
            "seen_at timestamptz",
            "repairs integer");
    for (Drift one : rows) {
      bulk.row(
          link.value(),
          column(one.sku()),
          one.field(),
          one.state().name(),
          Statements.nullableText(one.ours()),
          Statements.nullableText(one.theirs()),
          Statements.time(one.seen().since()),
          Statements.time(one.seen().last()),
          one.seen().repairs());
    }
    database.together(
        "write " + rows.size() + " differences of link " + link,
        handle -> {
          if (!skus.isEmpty()) {
            handle
                .createUpdate(
                    "delete from vortex_drift where link = :link"
                        + " and sku = any(cast(:skus as varchar array))")
                .bind("link", link.value())
                .bindArray("skus", String.class, skus.stream().map(this::column).toList())
                .execute();
          }
          if (!rows.isEmpty()) {
            database.sql().bulk(handle, bulk);
          }
          return bulk;
        });
  }

  @Override
  public List<Drift> find(LinkId link, Collection<Sku> skus) {
    return SkuPages.find(database, SELECT, link, skus, this::drift).stream()
        .sorted(java.util.Comparator.comparing(Drift::sku).thenComparing(Drift::field))
        .toList();
  }

  @Override
  public List<Drift> page(LinkId link, @Nullable Sku after, int limit) {
    return database.once(
        "list differences of link " + link,
        handle ->
            handle
                .createQuery(PAGE)
                .bind("link", link.value())
                .bind("after", after == null ? "" : column(after))
                .bind("limit", limit)
                .<Drift>map((row, context) -> drift(row))
                .list());
  }

  @Override
  public long count(LinkId link) {
    return database.once(
        "count differences of link " + link,
        handle ->
            handle
                .createQuery("select count(*) from vortex_drift where link = :link")
                .bind("link", link.value())
                .mapTo(Long.class)
                .one());
  }

  private String column(Sku sku) {
    return database.sql().skuToColumn(sku.value());
  }

  private Drift drift(ResultSet row) throws SQLException {
    return new Drift(
        Sku.of(database.sql().skuFromColumn(row.getString("sku"))),
        row.getString("field"),
        Drift.State.valueOf(row.getString("state")),
        row.getString("ours"),
        row.getString("theirs"),
        new Drift.Seen(
            Statements.instant(row, "since"),
            Statements.instant(row, "seen_at"),
            row.getInt("repairs")));
  }
}
