package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.jdbc.EachDatabase.Fresh;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductSearch;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.publish.ProductSearch.Order;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductIndex.Place;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products that were known before there was an index of them. */
class ProductIndexUpgradeTest {
  private static final LinkId LINK = LinkId.of("shop-1");

  @ParameterizedTest
  @MethodSource("biz.megzo.vortex.jdbc.EachDatabase#all")
  void products_known_before_are_found_by_name_and_standing(Fresh fresh) throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      JdbcStore before = JdbcStore.create(source);
      List<KnownProduct> products = new ArrayList<>();
      for (int i = 0; i < 1001; i++) {
        FieldRecord fields = FieldRecord.builder().text("name", "Cană " + i).build();
        products.add(
            new KnownProduct(Sku.of("S" + i), fields, FieldRecord.empty(), 0, Instant.EPOCH));
      }
      before.products().write(LINK, products);
      FieldRecord none = FieldRecord.builder().whole("stock", 0).build();
      Facet stock = new Facet(none, -1, Instant.EPOCH, true);
      before
          .offers()
          .write(
              LINK,
              List.of(
                  new Entry(Sku.of("S7"), Listing.LISTED, null, null, stock, null, null),
                  new Entry(Sku.of("T1"), Listing.REFUSED, null, null, null, "no", null)));
      Databases.execute(source, "drop table vortex_product_index");
      Databases.execute(source, "delete from vortex_schema_history where version >= 8");

      JdbcStore store = JdbcStore.create(source);
      assertThat(found(store, ProductSearch.of("cana 100"))).containsExactly("S100", "S1000");
      assertThat(found(store, ProductSearch.all().withFilter(Filter.SOLD_OUT)))
          .containsExactly("S7");
      assertThat(found(store, ProductSearch.of("t1").withFilter(Filter.HELD)))
          .containsExactly("T1");
      assertThat(store.productIndex().count(LINK, ProductSearch.of("cana"), 9999)).isEqualTo(1001);
      assertThat(found(store, ProductSearch.all().withOrder(Order.NAME))).startsWith("S0", "S1");
    }
  }

  private static List<String> found(JdbcStore store, ProductSearch search) {
    return store.productIndex().page(LINK, search, null, false, 5).stream()
        .map(Place::sku)
        .map(Sku::value)
        .toList();
  }
}
