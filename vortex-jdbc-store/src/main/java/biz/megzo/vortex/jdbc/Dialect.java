package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The databases that the store speaks. */
public enum Dialect {
  /** H2 2.2 or newer, embedded (file or memory) or as a server. */
  H2("h2"),
  /** PostgreSQL 13 or newer. */
  POSTGRESQL("postgresql");

  private final String folder;

  Dialect(String folder) {
    this.folder = folder;
  }

  /** The folder of its migrations. */
  String folder() {
    return folder;
  }

  Sql sql() {
    return this == H2 ? new H2Sql() : new PostgresSql();
  }

  /** The dialect of a connection's database; an unknown one is refused, not guessed at. */
  static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String product = database.getDatabaseProductName();
    int major = database.getDatabaseMajorVersion();
    int minor = database.getDatabaseMinorVersion();
    return switch (product) {
      case "H2" -> atLeast(major > 2 || (major == 2 && minor >= 2), H2, database);
      case "PostgreSQL" -> atLeast(major >= 13, POSTGRESQL, database);
      default ->
          throw new StoreException(
              "the database is " + product + "; use PostgreSQL 13 or newer, or H2 2.2 or newer",
              null);
    };
  }

  private static Dialect atLeast(boolean recent, Dialect dialect, DatabaseMetaData database)
      throws SQLException {
    if (!recent) {
      throw new StoreException(
          database.getDatabaseProductName()
              + " "
              + database.getDatabaseProductVersion()
              + " is too old; use PostgreSQL 13 or newer, or H2 2.2 or newer",
          null);
    }
    return dialect;
  }
}
