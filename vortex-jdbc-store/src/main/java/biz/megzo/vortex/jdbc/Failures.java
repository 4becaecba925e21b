package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes {@link StoreException}s. What drivers and JDBI say of a failure may hold the values that
 * were to be written; only what can not is passed on.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static StoreException of(String what, Exception failure) {
    SQLException sql = sql(failure);
    if (sql == null) {
      return new StoreException(
          "could not " + what + ": " + failure.getClass().getSimpleName(), null);
    }
    String reason = reason(sql);
    SQLException clean = new SQLException(reason, sql.getSQLState(), sql.getErrorCode());
    clean.setStackTrace(sql.getStackTrace());
    return new StoreException("could not " + what + ": " + reason, clean);
  }

  /** The SQL failure behind an exception. */
  static @Nullable SQLException sql(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  /** Notes a failure that changes nothing for the caller. */
  static void ignored(String what, SQLException failure) {
    LOG.debug("{} failed, SQL state {}", what, failure.getSQLState());
  }

  /** The first line of a driver's message, unless the kind of failure lets it quote values. */
  private static String reason(SQLException failure) {
    String state = failure.getSQLState();
    String code = "SQL state " + state + ", code " + failure.getErrorCode();
    String message = failure.getMessage();
    boolean quotes = state == null || state.startsWith("22") || state.startsWith("23");
    if (quotes || message == null) {
      return code;
    }
    int end = message.indexOf("; SQL statement");
    String first = (end < 0 ? message : message.substring(0, end)).lines().findFirst().orElse("");
    return first + " (" + code + ")";
  }
}
