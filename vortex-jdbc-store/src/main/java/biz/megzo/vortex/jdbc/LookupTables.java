package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore.Table;
import biz.megzo.vortex.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** vortex_lookup_table: rows are only added. */
final class LookupTables {
  private static final String FIND =
      """
      select name, number, content, author, remark, published_at from vortex_lookup_table
      where link = :link and name = :name and number = :number""";

  private static final String NEWEST =
      """
      select name, number, '' as content, author, remark, published_at from vortex_lookup_table t
      where link = :link and number = (select max(u.number) from vortex_lookup_table u
        where u.link = t.link and u.name = t.name)
      order by name""";

  private static final String LATEST =
      """
      select coalesce(max(number), 0) from vortex_lookup_table
      where link = :link and name = :name""";

  private final Database database;
  private final JdbcAudit audit;
  private final String insert;

  LookupTables(Database database, JdbcAudit audit) {
    this.database = database;
    this.audit = audit;
    this.insert =
        database
            .sql()
            .insertNew(
                "vortex_lookup_table",
                List.of("link", "name", "number"),
                List.of("link", "name", "number", "content", "author", "remark", "published_at"));
  }

  Optional<Table> find(LinkId link, String name, int number) {
    return database.once(
        "read table " + name + " of link " + link,
        handle ->
            handle
                .createQuery(FIND)
                .bind("link", link.value())
                .bind("name", name)
                .bind("number", number)
                .map((row, context) -> table(row))
                .findFirst());
  }

  List<Table> newest(LinkId link) {
    return database.once(
        "list the tables of link " + link,
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("link", link.value())
                .map((row, context) -> table(row))
                .list());
  }

  boolean append(LinkId link, Table next, Fact entry) {
    return database.together(
        "publish table " + next.name() + " of link " + link,
        handle -> {
          database.sql().takeTurn(handle, "vortex_rule_profile");
          return handle
                      .createQuery(LATEST)
                      .bind("link", link.value())
                      .bind("name", next.name())
                      .mapTo(Integer.class)
                      .one()
                  == next.number() - 1
              && handle
                      .createUpdate(insert)
                      .bind("link", link.value())
                      .bind("name", next.name())
                      .bind("number", next.number())
                      .bind("content", Stored.text(next.text()))
                      .bind("author", Stored.text(next.author()))
                      .bind("remark", Stored.text(next.comment()))
                      .bind("published_at", Statements.time(next.publishedAt()))
                      .execute()
                  > 0
              && audit.append(handle, link, List.of(entry)) > 0;
        });
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        row.getString("name"),
        row.getInt("number"),
        row.getString("content"),
        row.getString("author"),
        row.getString("remark"),
        Statements.instant(row, "published_at"));
  }
}
