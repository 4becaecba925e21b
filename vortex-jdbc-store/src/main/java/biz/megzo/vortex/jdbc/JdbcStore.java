package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.AuditLog;
import biz.megzo.vortex.store.CursorStore;
import biz.megzo.vortex.store.DriftStore;
import biz.megzo.vortex.store.FollowUpStore;
import biz.megzo.vortex.store.GuardStore;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.PaymentStore;
import biz.megzo.vortex.store.PlanStore;
import biz.megzo.vortex.store.ProductIndex;
import biz.megzo.vortex.store.ProductStore;
import biz.megzo.vortex.store.ReservationStore;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.RunLog;
import biz.megzo.vortex.store.SettingStore;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.store.VortexStore;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in a database: H2 2.2 or newer, PostgreSQL 13 or newer. Any number of stores, in
 * any number of processes, work on one database. Thread-safe.
 */
public final class JdbcStore implements VortexStore, AutoCloseable {
  private final Dialect dialect;
  private final @Nullable HikariDataSource pool;
  private final VortexStore store;
  private final Schema schema;
  private final DataSource source;

  private JdbcStore(
      DataSource source, Dialect dialect, SchemaMode mode, @Nullable HikariDataSource pool) {
    this.dialect = dialect;
    this.pool = pool;
    this.source = source;
    this.schema = new Schema(dialect);
    schema.ready(source, mode);
    secureCommits(source, dialect);
    this.store = new Aggregates(new OwnTransactions(source, dialect.sql()));
  }

  /**
   * A store on a host's data source, which stays the host's; makes or upgrades the tables ({@link
   * SchemaMode#APPLY}).
   *
   * @throws StoreException when the database is none of {@link Dialect}, can not be reached, or its
   *     tables are of a newer Vortex
   */
  public static JdbcStore create(DataSource source) {
    return builder(source).build();
  }

  /**
   * A store with a pool of its own, of at most ten connections, that {@link #close} ends; makes or
   * upgrades the tables.
   *
   * @param url a JDBC URL, for example {@code jdbc:h2:file:./vortex-data/vortex}
   * @param user null or empty when the database asks for none
   * @param password null or empty when the database asks for none
   * @throws StoreException as {@link #create}
   */
  public static JdbcStore open(String url, @Nullable String user, @Nullable String password) {
    String kind = url.replaceFirst("^(jdbc:[a-z0-9]+)?.*", "$1");
    if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
      throw new StoreException(
          "no JDBC driver for '"
              + kind
              + "' is on the class path; add com.h2database:h2 or org.postgresql:postgresql",
          null);
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("vortex");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMinimumIdle(1);
    config.setMaximumPoolSize(10);
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(config);
      return new JdbcStore(pool, dialect(pool), SchemaMode.APPLY, pool);
    } catch (RuntimeException e) {
      if (pool != null) {
        pool.close();
      }
      throw e instanceof StoreException ? e : Failures.of("open the database " + kind, e);
    }
  }

  private static void secureCommits(DataSource source, Dialect dialect) {
    try (Connection connection = source.getConnection()) {
      dialect.sql().secureCommits(connection);
    } catch (SQLException e) {
      throw Failures.of("make H2 write each commit: run SET WRITE_DELAY 0 as its ADMIN user", e);
    }
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Settings before a store is built. */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  /** Which database it is. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * The newest migration that the database's history names; empty when it has no history, as with a
   * host that made the tables by itself ({@link SchemaMode#NONE}).
   *
   * @throws StoreException when the database can not be read
   */
  public OptionalInt schemaVersion() {
    return schema.version(source);
  }

  /**
   * This store, working in the transaction of a host's connection: what it writes is there once the
   * host commits, and never when the host rolls back. It neither commits nor closes the connection.
   * A call that fails undoes its own part, and the transaction can go on. Rows and leases that it
   * takes stay locked until the transaction ends, so keep that short, without remote calls inside.
   *
   * @param connection to the same database, not committing by itself; used by one thread at a time
   */
  public VortexStore within(Connection connection) {
    Objects.requireNonNull(connection, "connection");
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "the connection commits by itself; begin a transaction first");
      }
      if (Dialect.of(connection) != dialect) {
        throw new IllegalArgumentException("the connection is to another kind of database");
      }
    } catch (SQLException e) {
      throw Failures.of("join the host's transaction", e);
    }
    return new Aggregates(new HostTransaction(connection, dialect.sql()));
  }

  /** Ends the pool, if it is the store's own. */
  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }

  @Override
  public OrderStore orders() {
    return store.orders();
  }

  @Override
  public ReservationStore reservations() {
    return store.reservations();
  }

  @Override
  public FollowUpStore followUps() {
    return store.followUps();
  }

  @Override
  public ProductStore products() {
    return store.products();
  }

  @Override
  public OfferLedger offers() {
    return store.offers();
  }

  @Override
  public ProductIndex productIndex() {
    return store.productIndex();
  }

  @Override
  public DriftStore drift() {
    return store.drift();
  }

  @Override
  public GuardStore guards() {
    return store.guards();
  }

  @Override
  public PlanStore plans() {
    return store.plans();
  }

  @Override
  public LeaseStore leases() {
    return store.leases();
  }

  @Override
  public CursorStore cursors() {
    return store.cursors();
  }

  @Override
  public HintStore hints() {
    return store.hints();
  }

  @Override
  public RuleStore rules() {
    return store.rules();
  }

  @Override
  public AccountStore accounts() {
    return store.accounts();
  }

  @Override
  public ShipmentStore shipments() {
    return store.shipments();
  }

  @Override
  public PaymentStore payments() {
    return store.payments();
  }

  @Override
  public RunLog runs() {
    return store.runs();
  }

  @Override
  public AuditLog audit() {
    return store.audit();
  }

  @Override
  public SettingStore settings() {
    return store.settings();
  }

  @Override
  public String toString() {
    return "JdbcStore[" + dialect + "]";
  }

  private static Dialect dialect(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return Dialect.of(connection);
    } catch (SQLException e) {
      throw Failures.of("reach the database", e);
    }
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private final DataSource source;
    private SchemaMode mode = SchemaMode.APPLY;

    private Builder(DataSource source) {
      this.source = Objects.requireNonNull(source, "source");
    }

    /** What to do about the tables; default {@link SchemaMode#APPLY}. */
    public Builder schema(SchemaMode schemaMode) {
      this.mode = Objects.requireNonNull(schemaMode, "schemaMode");
      return this;
    }

    /**
     * Looks at the database and builds.
     *
     * @throws StoreException as {@link JdbcStore#create}
     */
    public JdbcStore build() {
      return new JdbcStore(source, dialect(source), mode, null);
    }
  }
}
