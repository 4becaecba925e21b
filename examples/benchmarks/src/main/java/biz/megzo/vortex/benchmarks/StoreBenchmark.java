package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.store.OrderStore.Claim;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbc.JdbcLockProvider;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.metadata.JdbcMetadataStore;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Claims and leases beside who else keeps keys and locks in a database. */
final class StoreBenchmark {
  private static final int PAGE = 50;
  private static final int ROUNDS = 9;
  private static final int CALLS = 500;
  private static final Instant NOW = Instant.parse("2026-10-02T08:00:00Z");
  private static final LinkId LINK = LinkId.of("shop");
  private static final String PLAIN =
      "insert into plain_claim (link, order_id, claimed_at) values (?, ?, now())"
          + " on conflict (link, order_id) do nothing";

  private final DataSource pool;
  private final JdbcStore store;
  private final JdbcMessageIdRepository camel;
  private final JdbcMetadataStore metadata;

  private StoreBenchmark(StoreServer server) throws Exception {
    this.pool = server.pool();
    this.store = JdbcStore.create(pool);
    server.make(
        "create table plain_claim (link varchar(64), order_id varchar(64), claimed_at timestamptz,"
            + " primary key (link, order_id))");
    server.make(
        "create table camel_messageprocessed (processorname varchar(255), messageid varchar(100),"
            + " createdat timestamp, primary key (processorname, messageid))");
    server.make(
        "create table int_metadata_store (metadata_key varchar(255) not null, metadata_value"
            + " varchar(4000), region varchar(100) not null, primary key (metadata_key, region))");
    server.make(
        "create table int_lock (lock_key char(36) not null, region varchar(100) not null, client_id"
            + " char(36), created_date timestamp not null, expired_after timestamp not null,"
            + " primary key (lock_key, region))");
    server.make(
        "create table shedlock (name varchar(64) not null primary key, lock_until timestamp not"
            + " null, locked_at timestamp not null, locked_by varchar(255) not null)");
    this.camel = new JdbcMessageIdRepository(pool, "orders");
    this.camel.start();
    this.metadata = new JdbcMetadataStore(pool);
    this.metadata.afterPropertiesSet();
  }

  /** Prints all tables: first with commits that wait for the disk, as in production. */
  static void print(PrintStream out) {
    print(out, true, ROUNDS, CALLS);
    print(out, false, ROUNDS, CALLS);
  }

  static void print(PrintStream out, boolean durable, int rounds, int calls) {
    String disk = durable ? "" : ", no wait for the disk";
    try (StoreServer server = new StoreServer(durable)) {
      StoreBenchmark benchmark = new StoreBenchmark(server);
      StoreTable table = new StoreTable(rounds, calls);
      out.println(table.measure("Claiming an order that is new" + disk, benchmark.claims(false)));
      out.println(table.measure("Claiming an order that is there" + disk, benchmark.claims(true)));
      out.println(table.measure("A lease, taken and given back" + disk, benchmark.leases()));
    } catch (Exception e) {
      throw new IllegalStateException("the store benchmark failed", e);
    }
  }

  private List<StorePeer> claims(boolean replayed) throws Exception {
    if (replayed) {
      claimPage(0);
      plain(0);
      camel.add("0");
      metadata.putIfAbsent("0", "x");
    }
    return List.of(
        new StorePeer("plain `insert ... on conflict`", 1, n -> plain(replayed ? 0 : n)),
        new StorePeer("Vortex, one", 1, n -> claim(replayed ? 0 : n * PAGE)),
        new StorePeer("Vortex, page of 50", PAGE, n -> claimPage(replayed ? 0 : n)),
        new StorePeer("Camel", 1, n -> camel.add(Long.toString(replayed ? 0 : n))),
        new StorePeer(
            "Spring Integration",
            1,
            n -> metadata.putIfAbsent(Long.toString(replayed ? 0 : n), "x")));
  }

  private List<StorePeer> leases() {
    JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
    DefaultLockRepository repository = new DefaultLockRepository(pool);
    repository.setTransactionManager(transactions);
    repository.afterPropertiesSet();
    repository.afterSingletonsInstantiated();
    repository.start();
    JdbcLockRegistry registry = new JdbcLockRegistry(repository);
    JdbcLockProvider shedlock = new JdbcLockProvider(pool);
    return List.of(
        new StorePeer("Vortex", 1, n -> lease()),
        new StorePeer("ShedLock", 1, n -> shedLock(shedlock)),
        new StorePeer("Spring `JdbcLockRegistry`", 1, n -> springLock(registry)));
  }

  private void lease() {
    Duration time = Duration.ofMinutes(1);
    store.leases().release(store.leases().acquire("series", "node-1", time).orElseThrow());
  }

  private static void shedLock(JdbcLockProvider provider) {
    Duration time = Duration.ofMinutes(1);
    Optional<SimpleLock> lock = Optional.empty();
    while (lock.isEmpty()) { // given back at this very moment: not free by its own clock yet
      lock = provider.lock(new LockConfiguration(Instant.now(), "series", time, Duration.ZERO));
    }
    lock.get().unlock();
  }

  private static void springLock(JdbcLockRegistry registry) {
    var lock = registry.obtain("series");
    if (!lock.tryLock()) {
      throw new IllegalStateException("the lock is taken");
    }
    lock.unlock();
  }

  private void plain(long number) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert = connection.prepareStatement(PLAIN)) {
      insert.setString(1, LINK.value());
      insert.setString(2, Long.toString(number));
      insert.executeUpdate();
    }
  }

  private void claim(long number) {
    store.orders().claim(List.of(claimOf(number)), NOW);
  }

  private void claimPage(long number) {
    store
        .orders()
        .claim(
            LongStream.range(number * PAGE, (number + 1) * PAGE)
                .mapToObj(StoreBenchmark::claimOf)
                .toList(),
            NOW);
  }

  /** An order of two products, its snapshot and its reservations. */
  private static Claim claimOf(long number) {
    Address home = new Address("Str. Lunga 7", "Brasov", "Brasov", "500001", "RO");
    Order order =
        new Order(
            OrderKey.of(LINK, Long.toString(number)),
            NOW,
            new ChannelStatus(OrderStatus.NEW, "1", "Noua"),
            Payment.unknown(),
            new Buyer("Ion Pop", null, null, "ion@example.org", "0700000001", home, home),
            List.of(line("1", "LAMP"), line("2", "CUP")),
            Money.ron("20.00"));
    ChannelOrder channel = new ChannelOrder(order, OrderSample.record(), "{}");
    return new Claim(channel, OrderState.NEW, null, order.unitsBySku());
  }

  private static OrderLine line(String id, String sku) {
    return new OrderLine(
        id,
        OrderLine.Kind.PRODUCT,
        Sku.of(sku),
        "Produs " + sku,
        BigDecimal.ONE,
        Money.ron("10.00"),
        Vat.percent(21));
  }
}
