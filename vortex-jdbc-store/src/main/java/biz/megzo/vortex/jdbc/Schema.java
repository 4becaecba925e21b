package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables, for hosts that let Vortex make them and for those that do it themselves. */
public final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private static final String HISTORY =
      """
      create table if not exists vortex_schema_history (
        version integer not null,
        file varchar(200) not null,
        checksum varchar(64) not null,
        applied_at timestamp(6) with time zone default current_timestamp not null,
        constraint vortex_schema_history_pk primary key (version)
      )\
      """;

  private final Dialect dialect;
  private final Sql sql;

  Schema(Dialect dialect) {
    this.dialect = dialect;
    this.sql = dialect.sql();
  }

  /**
   * All statements that make the tables of this version in an empty database, and the history that
   * {@link SchemaMode#VERIFY} reads: for hosts with a migration tool of their own.
   */
  public static String print(Dialect dialect) {
    StringBuilder script = new StringBuilder(HISTORY).append(";\n");
    for (Migration migration : Migration.ALL) {
      script.append('\n').append(migration.text(dialect)).append('\n');
      script
          .append("insert into vortex_schema_history (version, file, checksum) values (")
          .append(migration.version())
          .append(", '")
          .append(migration.file())
          .append("', '")
          .append(migration.checksum(dialect))
          .append("');\n");
    }
    return script.toString();
  }

  void ready(DataSource source, SchemaMode mode) {
    if (mode == SchemaMode.NONE) {
      return;
    }
    try (Connection connection = source.getConnection()) {
      Map<Integer, String> history = history(connection);
      for (int attempt = 1; mode == SchemaMode.APPLY && missing(history); attempt++) {
        apply(connection, attempt == sql.schemaAttempts());
        history = history(connection);
      }
      verify(history);
    } catch (SQLException e) {
      throw Failures.of("read or make the tables of Vortex", e);
    }
  }

  /** The newest version in the history; empty without one. */
  OptionalInt version(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return history(connection).keySet().stream().mapToInt(Integer::intValue).max();
    } catch (SQLException e) {
      throw Failures.of("read the schema version", e);
    }
  }

  private static boolean missing(Map<Integer, String> history) {
    return Migration.ALL.stream().anyMatch(one -> !history.containsKey(one.version()));
  }

  private void verify(Map<Integer, String> history) {
    int newest = Migration.ALL.get(Migration.ALL.size() - 1).version();
    for (int version : history.keySet()) {
      if (version > newest) {
        throw new StoreException(
            "the tables are of schema version "
                + version
                + ", this Vortex knows "
                + newest
                + "; use the Vortex that made them, or a newer one",
            null);
      }
    }
    for (Migration migration : Migration.ALL) {
      String checksum = history.get(migration.version());
      if (checksum == null) {
        throw new StoreException(
            "migration "
                + migration.file()
                + " is missing in the database; apply it with SchemaMode.APPLY, or with your own"
                + " tool from Schema.print(Dialect."
                + dialect
                + ")",
            null);
      }
      if (!checksum.equals(migration.checksum(dialect))) {
        throw new StoreException(
            "migration "
                + migration.file()
                + " is not the one that was applied: its checksum differs; restore the file or the"
                + " row of vortex_schema_history",
            null);
      }
    }
  }

  private void apply(Connection connection, boolean last) throws SQLException {
    try {
      apply(connection);
    } catch (SQLException e) {
      if (last) {
        throw e;
      }
      Failures.ignored("migrating beside another node", e);
    }
  }

  private void apply(Connection connection) throws SQLException {
    boolean auto = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      sql.lockSchema(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(HISTORY);
      }
      Map<Integer, String> history = history(connection);
      for (Migration migration : Migration.ALL) {
        if (!history.containsKey(migration.version())) {
          apply(connection, migration);
        }
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(auto);
    }
  }

  private void apply(Connection connection, Migration migration) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(migration.text(dialect));
    }
    List<String> columns = List.of("version", "file", "checksum");
    String record = sql.upsert("vortex_schema_history", List.of("version"), columns);
    try (PreparedStatement insert = connection.prepareStatement(record.replaceAll(":\\w+", "?"))) {
      insert.setInt(1, migration.version());
      insert.setString(2, migration.file());
      insert.setString(3, migration.checksum(dialect));
      insert.executeUpdate();
    }
    LOG.info("Applied migration {} for {}", migration.file(), dialect);
  }

  private Map<Integer, String> history(Connection connection) throws SQLException {
    Map<Integer, String> history = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery(sql.historyExists())) {
        if (!found.next() || !found.getBoolean(1)) {
          return history;
        }
      }
      try (ResultSet rows =
          statement.executeQuery("select version, checksum from vortex_schema_history")) {
        while (rows.next()) {
          history.put(rows.getInt(1), rows.getString(2));
        }
      }
    }
    return history;
  }
}
