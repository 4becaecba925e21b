package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Consent;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.PriceLimits;
import biz.megzo.vortex.store.GuardStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** vortex_price_limit, vortex_consent. */
final class JdbcGuards implements GuardStore {
  private final Database database;
  private final String put;

  JdbcGuards(Database database) {
    this.database = database;
    this.put =
        database
            .sql()
            .upsert(
                "vortex_price_limit",
                List.of("link", "sku"),
                List.of("link", "sku", "lowest", "highest", "step"));
  }

  @Override
  public Map<Sku, PriceLimits> limits(LinkId link) {
    return database.once(
        "read price limits of link " + link,
        handle -> {
          Map<Sku, PriceLimits> limits = new HashMap<>();
          handle
              .createQuery(
                  "select sku, lowest, highest, step from vortex_price_limit where link = :link")
              .bind("link", link.value())
              .map(
                  (row, context) ->
                      limits.put(
                          sku(row),
                          new PriceLimits(
                              decimal(row, "lowest"),
                              decimal(row, "highest"),
                              decimal(row, "step"))))
              .list();
          return limits;
        });
  }

  @Override
  public void limit(LinkId link, Sku sku, PriceLimits limits) {
    String column = database.sql().skuToColumn(sku.value());
    database.together(
        "set price limits of a product of link " + link,
        handle -> {
          if (limits.equals(PriceLimits.none())) {
            return handle
                .createUpdate("delete from vortex_price_limit where link = :link and sku = :sku")
                .bind("link", link.value())
                .bind("sku", column)
                .execute();
          }
          database.sql().takeTurn(handle, "vortex_price_limit");
          return handle
              .createUpdate(put)
              .bind("link", link.value())
              .bind("sku", column)
              .bind("lowest", plain(limits.min()))
              .bind("highest", plain(limits.max()))
              .bind("step", plain(limits.maxStep()))
              .execute();
        });
  }

  @Override
  public void consent(LinkId link, Collection<Consent> consents) {
    Bulk rows =
        Bulk.into(
            "vortex_consent",
            List.of("link", "sku", "facet"),
            "link text",
            "sku text",
            "facet text",
            "print text",
            "given_by text",
            "reason text",
            "given_at timestamptz",
            "ends_at timestamptz");
    for (Consent one : consents) {
      rows.row(
          link.value(),
          database.sql().skuToColumn(one.sku().value()),
          one.facet().name(),
          one.print(),
          Statements.nullableText(one.by()),
          Statements.nullableText(one.why()),
          Statements.time(one.at()),
          Statements.time(one.until()));
    }
    database.together(
        "write " + consents.size() + " consents of link " + link,
        handle -> {
          database.sql().bulk(handle, rows);
          return rows;
        });
  }

  @Override
  public List<Consent> consents(LinkId link, Instant now) {
    return database.once(
        "read consents of link " + link,
        handle ->
            handle
                .createQuery(
                    "select sku, facet, print, given_by, reason, given_at, ends_at"
                        + " from vortex_consent where link = :link and ends_at > :now")
                .bind("link", link.value())
                .bind("now", Statements.time(now))
                .map(
                    (row, context) ->
                        new Consent(
                            sku(row),
                            Facet.valueOf(row.getString("facet")),
                            row.getString("print"),
                            row.getString("given_by"),
                            row.getString("reason"),
                            Statements.instant(row, "given_at"),
                            Statements.instant(row, "ends_at")))
                .stream()
                .sorted(java.util.Comparator.comparing(Consent::sku).thenComparing(Consent::facet))
                .toList());
  }

  @Override
  public void used(LinkId link, Facet facet, Collection<Sku> skus) {
    if (skus.isEmpty()) {
      return;
    }
    database.together(
        "use consents of link " + link,
        handle ->
            handle
                .createUpdate(
                    "delete from vortex_consent where link = :link and facet = :facet"
                        + " and sku = any(cast(:skus as varchar array))")
                .bind("link", link.value())
                .bind("facet", facet.name())
                .bindArray(
                    "skus",
                    String.class,
                    skus.stream().map(sku -> database.sql().skuToColumn(sku.value())).toList())
                .execute());
  }

  private Sku sku(ResultSet row) throws SQLException {
    return Sku.of(database.sql().skuFromColumn(row.getString("sku")));
  }

  private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new BigDecimal(text);
  }

  private static @Nullable String plain(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
