package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.jdbc.EachDatabase.Fresh;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.testkit.Orders;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuyerColumnsTest {
  private static final Instant NOW = Instant.parse("2026-10-02T08:00:00Z");
  private static final OrderKey KEY = OrderKey.of(LinkId.of("shop-1"), "1");
  private static final List<String> PRIVATE =
      List.of("fania", "stefania@example.org", "0700000001", "gurii", "500001", "SECRET-NOTE");

  @ParameterizedTest
  @MethodSource("biz.megzo.vortex.jdbc.EachDatabase#all")
  void buyer_data_is_in_two_columns_and_in_none_once_it_is_forgotten(Fresh fresh)
      throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      JdbcStore store = JdbcStore.create(source);
      Orders order = Orders.sample(KEY).line("A", 1, "10").note("SECRET-NOTE");
      store.orders().claim(List.of(order.claim()), NOW);
      var lock = store.orders().lock(KEY, "n", Duration.ofMinutes(1)).orElseThrow();
      store.orders().write(lock, OrderWrite.of(lock.order(), "seen", ""), NOW);
      store.orders().unlock(lock);
      store.orders().observe(order.note("SECRET-NOTE 2").channel(), NOW);
      assertThat(columnsWithBuyers(source))
          .containsExactly("vortex_order.buyer", "vortex_order.pending");

      store.orders().forgetBuyers(KEY.link(), Set.of(OrderState.NEW), NOW.plusSeconds(1));
      assertThat(columnsWithBuyers(source)).isEmpty();
      assertThat(store.orders().find(KEY)).isPresent();
    }
  }

  private static Set<String> columnsWithBuyers(HikariDataSource source) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(connection)) {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
          ResultSetMetaData columns = rows.getMetaData();
          while (rows.next()) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
              String text = rows.getString(i);
              if (text != null && PRIVATE.stream().anyMatch(text::contains)) {
                found.add((table + "." + columns.getColumnName(i)).toLowerCase(Locale.ROOT));
              }
            }
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        String name = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (name.startsWith("vortex_")) {
          tables.add(name);
        }
      }
    }
    assertThat(tables).hasSizeGreaterThan(10);
    return tables;
  }
}
