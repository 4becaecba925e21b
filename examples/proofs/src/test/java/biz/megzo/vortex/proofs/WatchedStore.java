package biz.megzo.vortex.proofs;

import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.store.VortexStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A real store on a database of its own whose commits are boundaries, those of transactions that
 * wrote and those of single statements that write. Reading is none: a process that dies around it
 * leaves what it would have left at the boundary before.
 */
final class WatchedStore implements AutoCloseable {
  private static final Pattern WRITES =
      Pattern.compile("\\b(insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

  private final String url;
  private final Boundaries boundaries;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final List<Connection> all = new ArrayList<>();
  private final VortexStore store;
  private volatile String doing = "store";

  WatchedStore(String url, Boundaries boundaries) {
    this.url = url;
    this.boundaries = boundaries;
    this.store = named(JdbcStore.create(source()));
  }

  VortexStore store() {
    return store;
  }

  /**
   * Leases and locks of the dead end now. They end by the database's clock, which a test can not
   * move: their ends are moved instead.
   */
  void endLeases() {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("update vortex_lease set expires_at = timestamp '2001-01-01 00:00:00'");
      statement.execute(
          "update vortex_order set locked_until = timestamp '2001-01-01 00:00:00'"
              + " where locked_until is not null");
      statement.execute(
          "update vortex_shipment set locked_until = timestamp '2001-01-01 00:00:00'"
              + " where locked_until is not null");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The store, which says what it is doing. */
  private VortexStore named(VortexStore real) {
    return Proxies.of(
        VortexStore.class,
        real,
        (part, none, call) -> {
          Object target = call.go();
          return Proxies.ofAll(
              target,
              (method, args, inner) -> {
                doing = part + "." + method;
                return inner.go();
              });
        });
  }

  private DataSource source() {
    return Proxies.of(
        DataSource.class,
        new Object(),
        (method, args, call) -> method.equals("getConnection") ? watched(connection()) : call.go());
  }

  private synchronized Connection connection() throws SQLException {
    Connection free = idle.pollFirst();
    if (free == null) {
      free = DriverManager.getConnection(url);
      all.add(free);
    }
    return free;
  }

  private synchronized void giveBack(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    idle.addFirst(connection);
  }

  private Connection watched(Connection real) {
    boolean[] wrote = new boolean[1];
    return Proxies.of(
        Connection.class,
        real,
        (method, args, call) -> {
          switch (method) {
            case "close":
              giveBack(real);
              return null;
            case "prepareStatement":
              boolean writes = WRITES.matcher((String) args[0]).find();
              if (writes && real.getAutoCommit()) {
                return alone((PreparedStatement) call.go());
              }
              wrote[0] |= writes;
              return call.go();
            case "commit":
              return wrote[0] ? around(call) : call.go();
            default:
              return call.go();
          }
        });
  }

  private PreparedStatement alone(PreparedStatement real) {
    return Proxies.of(
        PreparedStatement.class,
        real,
        (method, args, call) -> method.startsWith("execute") ? around(call) : call.go());
  }

  private Object around(Proxies.Call call) throws Throwable {
    String what = doing;
    boundaries.pass("before the commit of " + what);
    Object result = call.go();
    boundaries.pass("after the commit of " + what, true);
    return result;
  }

  @Override
  public synchronized void close() {
    for (Connection connection : all) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
