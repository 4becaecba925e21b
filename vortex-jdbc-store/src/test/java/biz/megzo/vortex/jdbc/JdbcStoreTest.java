package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import biz.megzo.vortex.jdbc.EachDatabase.Fresh;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.testkit.Orders;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcStoreTest {
  private static final Instant NOW = Instant.parse("2026-10-02T08:00:00Z");
  private static final LinkId LINK = LinkId.of("shop-1");

  @Test
  void a_store_opens_a_database_by_its_url_and_ends_its_pool(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("vortex");
    JdbcStore store = JdbcStore.open(url, "", "");
    store.cursors().put(LINK, "a", "1");
    assertThat(store).hasToString("JdbcStore[H2]");
    store.close();
    assertThatThrownBy(() -> store.cursors().get(LINK, "a")).isInstanceOf(StoreException.class);
    try (JdbcStore again = JdbcStore.open(url, null, null)) {
      assertThat(again.cursors().get(LINK, "a")).contains("1");
    }
  }

  @Test
  void a_wrong_password_is_told_without_the_password(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("vortex");
    JdbcStore.open(url, "vortex", "right-one").close();
    Throwable failure = catchThrowable(() -> JdbcStore.open(url, "vortex", "wrong-one"));
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertThat(failure)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("open the database");
    assertThat(printed.toString()).doesNotContain("wrong-one");
  }

  @Test
  void a_url_that_no_driver_knows_is_told() {
    assertThatThrownBy(() -> JdbcStore.open("jdbc:nothing:x", null, null))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:nothing")
        .hasMessageContaining("driver");
  }

  @Test
  void an_unknown_database_and_an_old_one_are_refused() {
    assertThatThrownBy(() -> JdbcStore.create(product("Oracle", 19, 0)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Oracle")
        .hasMessageContaining("PostgreSQL 13");
    assertThatThrownBy(() -> JdbcStore.create(product("PostgreSQL", 12, 9)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("too old");
    assertThatThrownBy(() -> JdbcStore.create(product("H2", 1, 4)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("H2 2.2");
  }

  /** A database that only says what it is. */
  private static DataSource product(String name, int major, int minor) {
    DatabaseMetaData metaData =
        fake(
            DatabaseMetaData.class,
            method ->
                switch (method) {
                  case "getDatabaseProductName" -> name;
                  case "getDatabaseMajorVersion" -> major;
                  case "getDatabaseMinorVersion" -> minor;
                  default -> major + "." + minor;
                });
    Connection connection =
        fake(Connection.class, method -> method.equals("getMetaData") ? metaData : null);
    return fake(DataSource.class, method -> connection);
  }

  private static <T> T fake(Class<T> type, java.util.function.Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            JdbcStoreTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.apply(method.getName())));
  }

  @ParameterizedTest
  @MethodSource("biz.megzo.vortex.jdbc.EachDatabase#all")
  void a_pool_of_one_connection_that_does_not_commit_by_itself_is_enough(Fresh fresh)
      throws Exception {
    try (HikariDataSource real = fresh.open()) {
      DataSource source =
          (DataSource)
              Proxy.newProxyInstance(
                  JdbcStoreTest.class.getClassLoader(),
                  new Class<?>[] {DataSource.class},
                  (self, method, arguments) -> {
                    Connection connection = real.getConnection();
                    connection.setAutoCommit(false);
                    return connection;
                  });
      real.setMaximumPoolSize(1);
      JdbcStore store = JdbcStore.create(source);
      OrderKey key = OrderKey.of(LINK, "1");
      store.orders().claim(List.of(Orders.sample(key).line("A", 1, "1").claim()), NOW);
      var lock = store.orders().lock(key, "n", Duration.ofMinutes(1)).orElseThrow();
      store.orders().write(lock, OrderWrite.of(lock.order(), "seen", ""), NOW);
      store.cursors().put(LINK, "a", "1");
      try (Connection other = real.getConnection()) {
        assertThat(other.getAutoCommit()).isTrue();
      }
      assertThat(JdbcStore.create(real).orders().events(key)).hasSize(2);
      assertThat(store.orders().unlock(lock)).isTrue();
      assertThat(JdbcStore.create(real).cursors().get(LINK, "a")).contains("1");
    }
  }
}
