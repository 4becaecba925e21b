package biz.megzo.vortex.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class H2Sql implements Sql {
  @Override
  public String of(String statement) {
    return statement
        .replace("{later}", "dateadd(microsecond, cast(:ttl as bigint), current_timestamp)")
        .replace("{clock}", "current_timestamp")
        .replace("{byCode}", " use index (vortex_product_index_code)")
        .replace("{bySearch}", " use index (vortex_product_index_search)")
        .replace("{byStanding}", " use index (vortex_product_index_standing)")
        .replace("{share}", "for update");
  }

  @Override
  public String unhurried(String update) {
    return update;
  }

  @Override
  public String returning(String update, String columns) {
    return "select " + columns + " from final table (" + update + ")";
  }

  /** Two merges of one new key fail with a violation in H2; those of one table take turns here. */
  @Override
  public void takeTurn(Handle handle, String table) {
    handle
        .createQuery("select name from vortex_turn where name = :name for update")
        .bind("name", table)
        .mapTo(String.class)
        .one();
  }

  @Override
  public String insertNew(String table, List<String> key, List<String> columns) {
    String same =
        key.stream()
            .map(column -> "t." + column + " = :" + column)
            .collect(Collectors.joining(" and "));
    return "merge into %s t using (values (1)) s(x) on %s when not matched then insert (%s) values (%s)"
        .formatted(table, same, Bulk.list(columns, ""), Bulk.list(columns, ":"));
  }

  @Override
  public String upsert(String table, List<String> key, List<String> columns) {
    return "merge into %s (%s) key (%s) values (%s)"
        .formatted(table, Bulk.list(columns, ""), Bulk.list(key, ""), Bulk.list(columns, ":"));
  }

  @Override
  public void bulk(Handle handle, Bulk rows) throws SQLException {
    String merge =
        "merge into %s (%s) key (%s) values (%s)"
            .formatted(
                rows.table(),
                Bulk.list(rows.columns(), ""),
                Bulk.list(rows.key(), ""),
                String.join(", ", Collections.nCopies(rows.columns().size(), "?")));
    takeTurn(handle, rows.table());
    try (PreparedStatement statement = handle.getConnection().prepareStatement(merge)) {
      for (List<List<@Nullable Object>> chunk : rows.chunks()) {
        for (List<@Nullable Object> row : chunk) {
          for (int column = 0; column < row.size(); column++) {
            statement.setObject(column + 1, row.get(column));
          }
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }
  }

  @Override
  public OrderClaims claims() {
    return new H2Claims(this);
  }

  @Override
  public String skuToColumn(String sku) {
    return sku;
  }

  @Override
  public String skuFromColumn(String column) {
    return column;
  }

  @Override
  public String standingWhen(String words) {
    return "case when " + words + " then standing end";
  }

  @Override
  public String soughtLabel() {
    return "label";
  }

  @Override
  public String historyExists() {
    return """
        select exists (
          select 1 from information_schema.tables
          where table_schema = current_schema and lower(table_name) = 'vortex_schema_history')""";
  }

  /**
   * By default H2 writes commits up to half a second later, and a crash in between loses them: an
   * intent would be gone whose create was sent. Set at each start: H2 keeps the setting but does
   * not heed it when it opens the file again.
   */
  @Override
  public void secureCommits(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set write_delay 0");
    }
  }

  /** H2 ends the transaction with each DDL statement; its migrations can run twice instead. */
  @Override
  public void lockSchema(Connection connection) {}

  /** Of nodes that make the same table at once one may fail; it finds the table the next time. */
  @Override
  public int schemaAttempts() {
    return 20;
  }
}
