package biz.megzo.vortex.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Works in the transaction of a host's connection, which it neither ends nor closes. Work that
 * fails is undone to where it began, so that the host's transaction can go on.
 */
final class HostTransaction implements Database {
  private final Jdbi jdbi;
  private final Sql sql;

  HostTransaction(Connection connection, Sql sql) {
    this.jdbi = Statements.jdbi(Jdbi.create(connection));
    this.sql = sql;
  }

  @Override
  public Sql sql() {
    return sql;
  }

  @Override
  public String unhurried(String update) {
    return update;
  }

  @Override
  public <T> T once(String what, Work<T> work) {
    return together(what, work);
  }

  @Override
  public <T> T together(String what, Work<T> work) {
    try (Handle handle = jdbi.open()) {
      Connection connection = handle.getConnection();
      if (connection.getAutoCommit()) {
        throw new IllegalStateException(
            "the connection commits by itself; begin a transaction before using the store within it");
      }
      Savepoint before = connection.setSavepoint();
      boolean done = false;
      try {
        T result = work.on(handle);
        done = true;
        return result;
      } finally {
        end(connection, before, done);
      }
    } catch (SQLException | JdbiException e) {
      throw Failures.of(what, e);
    }
  }

  private static void end(Connection connection, Savepoint before, boolean done)
      throws SQLException {
    if (done) {
      connection.releaseSavepoint(before);
      return;
    }
    try {
      connection.rollback(before);
    } catch (SQLException lost) {
      Failures.ignored("rollback to savepoint", lost);
    }
  }
}
