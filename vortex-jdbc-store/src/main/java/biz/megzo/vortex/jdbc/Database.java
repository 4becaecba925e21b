package biz.megzo.vortex.jdbc;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Where statements run: in transactions of their own, or in the host's. */
interface Database {
  /** Work on one connection. */
  interface Work<T> {
    T on(Handle handle) throws SQLException;
  }

  Sql sql();

  /**
   * The same update, whose commit need not be on the disk before {@link #once} returns: for what
   * may be lost with the database server, such as giving back what would expire anyway. A host's
   * transaction commits as the host wants.
   */
  String unhurried(String update);

  /**
   * Runs one statement, or statements that only read.
   *
   * @param what for the message when it fails: what was done, to which; no values of buyers
   */
  <T> T once(String what, Work<T> work);

  /** Runs statements that happen together or not at all; may run them again from the start. */
  <T> T together(String what, Work<T> work);
}
