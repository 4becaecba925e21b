package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.jdbc.EachDatabase.Fresh;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.Orders;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostTransactionTest {
  private static final String EACH = "biz.megzo.vortex.jdbc.EachDatabase#all";
  private static final Instant NOW = Instant.parse("2026-10-02T08:00:00Z");
  private static final OrderKey KEY = OrderKey.of(LinkId.of("shop-1"), "1");
  private static final Duration TTL = Duration.ofMinutes(1);

  private static void claim(VortexStore store) {
    store.orders().claim(List.of(Orders.sample(KEY).line("A", 1, "10").claim()), NOW);
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void what_is_written_within_a_transaction_is_there_once_the_host_commits(Fresh fresh)
      throws SQLException {
    try (HikariDataSource source = fresh.open();
        Connection host = source.getConnection()) {
      JdbcStore store = JdbcStore.create(source);
      host.setAutoCommit(false);
      VortexStore within = store.within(host);
      claim(within);
      var lock = within.orders().lock(KEY, "host", Duration.ofMinutes(1)).orElseThrow();
      within.orders().write(lock, OrderWrite.of(lock.order(), "seen", ""), NOW);
      within.audit().append(KEY.link(), List.of());
      assertThat(store.orders().find(KEY)).isEmpty();

      assertThat(host.isClosed()).isFalse();
      host.commit();
      assertThat(store.orders().events(KEY)).hasSize(2);
      assertThat(store.orders().due(KEY.link(), OrderState.NEW, NOW, 9)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void what_is_written_within_a_transaction_is_gone_when_the_host_rolls_back(Fresh fresh)
      throws SQLException {
    try (HikariDataSource source = fresh.open();
        Connection host = source.getConnection()) {
      JdbcStore store = JdbcStore.create(source);
      host.setAutoCommit(false);
      claim(store.within(host));
      store.within(host).cursors().put(KEY.link(), "orders", "1");
      host.rollback();
      assertThat(store.orders().find(KEY)).isEmpty();
      assertThat(store.reservations().open(KEY.link())).isEmpty();
      assertThat(store.cursors().get(KEY.link(), "orders")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void a_call_that_fails_undoes_its_own_part_only(Fresh fresh) throws SQLException {
    try (HikariDataSource source = fresh.open();
        Connection host = source.getConnection()) {
      JdbcStore store = JdbcStore.create(source);
      Databases.execute(
          source, "alter table vortex_reservation add constraint no_boom check (sku <> 'BOOM')");
      host.setAutoCommit(false);
      VortexStore within = store.within(host);
      claim(within);
      var bad = Orders.sample(OrderKey.of(KEY.link(), "2")).line("BOOM", 1, "1").claim();
      assertThatThrownBy(() -> within.orders().claim(List.of(bad), NOW))
          .isInstanceOf(StoreException.class);
      within.cursors().put(KEY.link(), "orders", "1");
      host.commit();
      assertThat(store.orders().find(KEY)).isPresent();
      assertThat(store.orders().find(OrderKey.of(KEY.link(), "2"))).isEmpty();
      assertThat(store.cursors().get(KEY.link(), "orders")).contains("1");
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  void a_connection_that_commits_by_itself_is_refused(Fresh fresh) throws SQLException {
    try (HikariDataSource source = fresh.open();
        Connection host = source.getConnection()) {
      JdbcStore store = JdbcStore.create(source);
      assertThatThrownBy(() -> store.within(host))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("begin a transaction");
      host.setAutoCommit(false);
      VortexStore within = store.within(host);
      host.setAutoCommit(true);
      assertThatThrownBy(() -> claim(within)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void giving_back_waits_for_no_disk_but_a_host_commits_as_it_wants() throws SQLException {
    try (HikariDataSource fast = Databases.postgres();
        HikariDataSource source =
            Databases.pool(fast.getJdbcUrl() + "&options=-c%20synchronous_commit=on");
        Connection host = source.getConnection()) {
      JdbcStore store = JdbcStore.create(source);
      claim(store);
      host.setAutoCommit(false);
      for (VortexStore any : List.of(store, store.within(host))) {
        LeaseStore leases = any.leases();
        assertThat(leases.release(leases.acquire("series", "a", TTL).orElseThrow())).isTrue();
        assertThat(any.orders().unlock(any.orders().lock(KEY, "a", TTL).orElseThrow())).isTrue();
        assertThat(leases.holder("series")).isEmpty();
        assertThat(synchronous(host)).isEqualTo("on");
        host.commit();
      }
      try (Connection used = source.getConnection()) {
        assertThat(synchronous(used)).isEqualTo("on");
      }
    }
  }

  private static String synchronous(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show synchronous_commit")) {
      row.next();
      return row.getString(1);
    }
  }
}
