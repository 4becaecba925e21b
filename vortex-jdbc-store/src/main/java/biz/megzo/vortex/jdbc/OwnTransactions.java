package biz.megzo.vortex.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Takes a connection for each piece of work, and gives it back as it was. */
final class OwnTransactions implements Database {
  private static final int ATTEMPTS = 5;

  /**
   * The database undid the transaction only because of another one beside it: serialization,
   * deadlock, concurrent update, and H2's short wait for a lock.
   */
  private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "90131", "HYT00");

  private final Jdbi jdbi;
  private final Sql sql;

  OwnTransactions(DataSource source, Sql sql) {
    this.jdbi = Statements.jdbi(Jdbi.create(source));
    this.sql = sql;
  }

  @Override
  public Sql sql() {
    return sql;
  }

  @Override
  public String unhurried(String update) {
    return sql.unhurried(update);
  }

  @Override
  public <T> T once(String what, Work<T> work) {
    return attempt(
        what,
        handle -> handle.getConnection().getAutoCommit() ? work.on(handle) : commit(handle, work));
  }

  @Override
  public <T> T together(String what, Work<T> work) {
    return attempt(what, handle -> transaction(handle, work));
  }

  private <T> T attempt(String what, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Handle handle = jdbi.open()) {
        return work.on(handle);
      } catch (SQLException | JdbiException e) {
        if (attempt == ATTEMPTS || !again(e)) {
          throw Failures.of(what, e);
        }
      }
    }
  }

  private static boolean again(Exception failure) {
    SQLException cause = Failures.sql(failure);
    String state = cause == null ? null : cause.getSQLState();
    return state != null && TRY_AGAIN.contains(state);
  }

  private static <T> T transaction(Handle handle, Work<T> work) throws SQLException {
    Connection connection = handle.getConnection();
    if (!connection.getAutoCommit()) {
      return commit(handle, work);
    }
    connection.setAutoCommit(false);
    try {
      return commit(handle, work);
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  private static <T> T commit(Handle handle, Work<T> work) throws SQLException {
    Connection connection = handle.getConnection();
    boolean done = false;
    try {
      T result = work.on(handle);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback(connection);
      }
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      // The connection is gone, and the transaction with it; what failed before tells more.
      Failures.ignored("rollback", lost);
    }
  }
}
