package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import biz.megzo.vortex.jdbc.EachDatabase.Fresh;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.testkit.Orders;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrashTest {
  private static final String EACH = "biz.megzo.vortex.jdbc.EachDatabase#all";
  private static final Instant NOW = Instant.parse("2026-10-02T08:00:00Z");
  private static final LinkId LINK = LinkId.of("shop-1");
  private static final OrderKey KEY = OrderKey.of(LINK, "1");

  private static List<Claim> page() {
    return IntStream.range(0, 50)
        .mapToObj(i -> Orders.sample(LINK, "" + i).line("A", 1, "10").claim())
        .toList();
  }

  /** The source, but a connection dies instead of committing while {@code dying} says so. */
  private static DataSource dying(DataSource source, AtomicBoolean dying) {
    return (DataSource)
        proxy(
            DataSource.class,
            (method, arguments, call) ->
                method.equals("getConnection")
                    ? connection((Connection) call.get(source), dying)
                    : call.get(source));
  }

  private static Object connection(Connection real, AtomicBoolean dying) {
    return proxy(
        Connection.class,
        (method, arguments, call) -> {
          if (method.equals("commit") && dying.get()) {
            throw lost(real);
          }
          if (method.equals("prepareStatement") && dying.get() && real.getAutoCommit()) {
            real.setAutoCommit(false);
            return statement((PreparedStatement) call.get(real), real);
          }
          return call.get(real);
        });
  }

  /** A statement that is a transaction by itself: all is done, then it dies before it commits. */
  private static Object statement(PreparedStatement real, Connection connection) {
    return proxy(
        PreparedStatement.class,
        (method, arguments, call) -> {
          Object answer = call.get(real);
          if (method.startsWith("execute")) {
            throw lost(connection);
          }
          return answer;
        });
  }

  private static SQLException lost(Connection connection) throws SQLException {
    connection.unwrap(Connection.class).abort(Runnable::run);
    return new SQLException("connection lost", "08006");
  }

  private interface Call {
    Object get(Object target) throws Throwable;
  }

  private interface Handler {
    Object on(String method, Object[] arguments, Call call) throws Throwable;
  }

  private static Object proxy(Class<?> type, Handler handler) {
    return Proxy.newProxyInstance(
        CrashTest.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) ->
            handler.on(
                method.getName(),
                arguments,
                target -> {
                  try {
                    return method.invoke(target, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }));
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void a_connection_that_dies_before_the_commit_of_a_claim_leaves_nothing(Fresh fresh) {
    AtomicBoolean dying = new AtomicBoolean();
    try (HikariDataSource source = fresh.open()) {
      JdbcStore store = JdbcStore.create(dying(source, dying));
      dying.set(true);
      assertThatThrownBy(() -> store.orders().claim(page(), NOW))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("could not claim a page of 50 orders")
          .hasMessageContaining("08006");
      dying.set(false);
      assertThat(store.orders().counts(LINK)).isEmpty();
      assertThat(store.reservations().open(LINK)).isEmpty();
      assertThat(store.orders().events(KEY)).isEmpty();
      assertThat(store.orders().claim(page(), NOW)).hasSize(50);
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void a_page_with_one_bad_order_leaves_nothing_and_tells_no_buyer(Fresh fresh)
      throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      JdbcStore store = JdbcStore.create(source);
      Databases.execute(
          source, "alter table vortex_reservation add constraint no_boom check (sku <> 'BOOM')");
      Claim bad = Orders.sample(LINK, "9999").line("BOOM", 1, "1").claim();
      List<Claim> page = new java.util.ArrayList<>(page());
      page.add(25, bad);
      Throwable failure = catchThrowable(() -> store.orders().claim(page, NOW));
      StringWriter printed = new StringWriter();
      failure.printStackTrace(new PrintWriter(printed));

      assertThat(failure).isInstanceOf(StoreException.class);
      assertThat(printed.toString())
          .doesNotContain(Orders.BUYER.name(), "BOOM", "stefania", "Măgurii");
      assertThat(store.orders().counts(LINK)).isEmpty();
      assertThat(store.reservations().open(LINK)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void a_write_whose_reservation_fails_changes_neither_order_nor_history(Fresh fresh)
      throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      JdbcStore store = JdbcStore.create(source);
      store.orders().claim(page(), NOW);
      Databases.execute(
          source, "alter table vortex_reservation add constraint no_boom check (sku <> 'BOOM')");
      OrderLock lock = store.orders().lock(KEY, "n", Duration.ofMinutes(1)).orElseThrow();
      OrderWrite write =
          OrderWrite.of(lock.order(), "amended", "")
              .reserving(Map.of(biz.megzo.vortex.model.Sku.of("BOOM"), 1));
      assertThatThrownBy(() -> store.orders().write(lock, write, NOW))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("could not write order shop-1/1");
      assertThat(store.orders().events(KEY)).hasSize(1);
      assertThat(store.reservations().of(KEY)).hasSize(1);
      assertThat(store.orders().write(lock, OrderWrite.of(lock.order(), "x", ""), NOW)).isTrue();
    }
  }

  @Test
  void an_h2_file_survives_a_crash_and_reopening(@TempDir Path folder) throws SQLException {
    try (HikariDataSource source = Databases.h2File(folder)) {
      JdbcStore.create(source).orders().claim(page(), NOW);
    }
    try (HikariDataSource source = Databases.h2File(folder)) {
      JdbcStore store = JdbcStore.create(source);
      assertThat(store.orders().counts(LINK).values()).containsExactly(50L);
      store.orders().lock(KEY, "n", Duration.ofDays(1)).orElseThrow();
      assertThat(catchThrowable(() -> Databases.execute(source, "shutdown immediately")))
          .hasMessageContaining("closed");
    }
    try (HikariDataSource source = Databases.h2File(folder)) {
      JdbcStore store = JdbcStore.create(source);
      assertThat(store.orders().find(KEY).orElseThrow().channel())
          .isEqualTo(page().get(1).channel());
      assertThat(store.orders().lock(KEY, "other", Duration.ofDays(1))).isEmpty();
    }
  }
}
