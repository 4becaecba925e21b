package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What H2 reads: another choice takes minutes instead of seconds, or 300 ms instead of 30. */
class ProductIndexPlansTest {
  private static final LinkId LINK = LinkId.of("shop-1");

  private static String plan(HikariDataSource source, String query) throws SQLException {
    String bound = query.replace(":link", "'shop-1'").replace(":skus", "array['S1', 'S2']");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("explain " + bound)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void assertPlans(HikariDataSource source) throws SQLException {
    assertThat(plan(source, Dialect.H2.sql().of(IndexRows.KNOWN)))
        .containsPattern("INDEX_CODE: LINK = 'shop-1'\\s+AND SKU = WANTED.CODE");
    String search =
        Dialect.H2.sql().of("select sku, label from vortex_product_index{bySearch}")
            + " where link = :link and words like '%a%'";
    assertThat(plan(source, search + " limit 9")).contains("INDEX_SEARCH: LINK = 'shop-1'");
    assertThat(plan(source, search + " order by link, label, sku limit 9"))
        .contains("INDEX_SEARCH: LINK = 'shop-1'", "index sorted");
    assertThat(
            plan(
                source,
                Dialect.H2.sql().of("select sku, label from vortex_product_index{byStanding}")
                    + " where link = :link and standing in ('A', 'B') limit 9"))
        .contains("INDEX_STANDING: LINK = 'shop-1'");
  }

  @Test
  void rows_are_looked_up_by_their_key_and_searched_in_one_index() throws SQLException {
    try (HikariDataSource source = Databases.h2Memory()) {
      JdbcStore store = JdbcStore.create(source);
      assertPlans(source);
      FieldRecord fields = FieldRecord.builder().text("name", "Cană").build();
      store
          .products()
          .write(
              LINK,
              IntStream.range(0, 3000)
                  .mapToObj(i -> Sku.of("S" + i))
                  .map(sku -> new KnownProduct(sku, fields, FieldRecord.empty(), 0, Instant.EPOCH))
                  .toList());
      assertPlans(source);
      Databases.execute(source, "analyze");
      assertPlans(source);
    }
  }
}
