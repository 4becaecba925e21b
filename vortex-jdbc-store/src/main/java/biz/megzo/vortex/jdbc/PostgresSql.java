package biz.megzo.vortex.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class PostgresSql implements Sql {
  /** Names the lock among all advisory locks of a database: "vortex" in ASCII. */
  private static final long SCHEMA_LOCK = 0x766f72746578L;

  /** So many rows at once make pages slow until the planner has counted them. */
  private static final int MANY_CHUNKS = 10;

  @Override
  public String of(String statement) {
    return statement
        .replace("{later}", "clock_timestamp() + cast(:ttl as bigint) * interval '1 microsecond'")
        .replace("{clock}", "clock_timestamp()")
        .replace("{byCode}", "")
        .replace("{bySearch}", "")
        .replace("{byStanding}", "")
        .replace("{share}", "for share");
  }

  /**
   * The setting counts until the transaction ends; a condition is where a statement can make it.
   */
  @Override
  public String unhurried(String update) {
    return update + " and (select set_config('synchronous_commit', 'off', true)) is not null";
  }

  @Override
  public String returning(String update, String columns) {
    return update + " returning " + columns;
  }

  /** The unique key decides; nobody has to wait. */
  @Override
  public void takeTurn(Handle handle, String table) {}

  @Override
  public String insertNew(String table, List<String> key, List<String> columns) {
    return "insert into %s (%s) values (%s) on conflict (%s) do nothing"
        .formatted(table, Bulk.list(columns, ""), Bulk.list(columns, ":"), Bulk.list(key, ""));
  }

  @Override
  public String upsert(String table, List<String> key, List<String> columns) {
    return "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
        .formatted(
            table,
            Bulk.list(columns, ""),
            Bulk.list(columns, ":"),
            Bulk.list(key, ""),
            excluded(columns.subList(key.size(), columns.size())));
  }

  private static String excluded(List<String> columns) {
    return columns.stream()
        .map(column -> column + " = excluded." + column)
        .collect(Collectors.joining(", "));
  }

  @Override
  public void bulk(Handle handle, Bulk rows) throws SQLException {
    String arrays =
        rows.types().stream()
            .map(type -> "cast(? as " + type + "[])")
            .collect(Collectors.joining(", "));
    String insert =
        "insert into %s (%s) select * from unnest(%s) on conflict (%s) do update set %s"
            .formatted(
                rows.table(),
                Bulk.list(rows.columns(), ""),
                arrays,
                Bulk.list(rows.key(), ""),
                excluded(rows.rest()));
    List<List<List<@Nullable Object>>> chunks = rows.chunks();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(insert)) {
      for (List<List<@Nullable Object>> chunk : chunks) {
        bindColumns(statement, chunk, rows.columns().size(), 1);
        statement.executeUpdate();
      }
    }
    if (chunks.size() >= MANY_CHUNKS) {
      handle.execute("analyze " + rows.table());
    }
  }

  /** Binds one array of texts for each column of the rows. */
  static void bindColumns(
      PreparedStatement statement, List<List<@Nullable Object>> rows, int columns, int first)
      throws SQLException {
    for (int column = 0; column < columns; column++) {
      @Nullable String[] values = new @Nullable String[rows.size()];
      for (int row = 0; row < values.length; row++) {
        Object value = rows.get(row).get(column);
        values[row] = value == null ? null : value.toString();
      }
      Array array = statement.getConnection().createArrayOf("text", values);
      statement.setArray(first + column, array);
    }
  }

  @Override
  public OrderClaims claims() {
    return new PostgresClaims();
  }

  @Override
  public String skuToColumn(String sku) {
    return CodeUnitOrder.encode(sku);
  }

  @Override
  public String skuFromColumn(String column) {
    return CodeUnitOrder.decode(column);
  }

  @Override
  public String standingWhen(String words) {
    return "standing";
  }

  @Override
  public String soughtLabel() {
    return "(label || '')";
  }

  @Override
  public String historyExists() {
    return "select to_regclass('vortex_schema_history') is not null";
  }

  /** PostgreSQL writes each commit, unless its owner told it not to. */
  @Override
  public void secureCommits(Connection connection) {}

  @Override
  public void lockSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
    }
  }

  @Override
  public int schemaAttempts() {
    return 1;
  }
}
