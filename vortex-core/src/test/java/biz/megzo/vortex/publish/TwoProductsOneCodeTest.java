package biz.megzo.vortex.publish;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Product;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.PlainRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two products of the ERP with one code: neither's price or stock is listed, the rest goes on. */
class TwoProductsOneCodeTest {
  private static final LinkId LINK = LinkId.of("shop");

  /** Gives one product a page. */
  private static final class Pages implements CatalogSource {
    final List<CatalogItem> items = new ArrayList<>();

    void product(String id, String code, String price) {
      FieldRecord fields =
          FieldRecord.builder()
              .text("id", id)
              .text("code", code)
              .text("name", id)
              .decimal("price", new BigDecimal(price))
              .build();
      Product product = new Product(Sku.of(code), id, Money.ron(price), true, null, "buc", false);
      items.add(new CatalogItem(product, fields));
    }

    @Override
    public FieldSchema productSchema() {
      return FieldSchema.of("pages");
    }

    @Override
    public CatalogPage products(@Nullable String page) {
      int at = page == null ? 0 : Integer.parseInt(page);
      String next = at + 1 < items.size() ? Integer.toString(at + 1) : null;
      return new CatalogPage(items.subList(at, at + 1), List.of(), next);
    }
  }

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final Pages catalogue = new Pages();
  private final MemoryErp erp = new MemoryErp().stock("A", "9").stock("B", "9");
  private final MemoryChannel shop = new MemoryChannel();
  private final Vortex vortex =
      Vortex.create(new InMemoryStore(clock))
          .clock(clock)
          .rules(new PlainRules())
          .link(
              Link.builder("shop")
                  .erp(context -> Joined.of("erp", catalogue, erp))
                  .channel(context -> shop)
                  .build())
          .build();

  @BeforeEach
  void two_offers_and_three_products() {
    shop.list("A", "10.00", 1).list("B", "10.00", 1);
    catalogue.product("one", "A", "10.00");
    catalogue.product("two", "A", "99.00");
    catalogue.product("three", "B", "20.00");
  }

  private HeartbeatReport beat() {
    clock.advance(Duration.ofMinutes(5));
    return vortex.heartbeat(LINK);
  }

  @Test
  void neither_is_pushed_and_the_others_are() {
    HeartbeatReport report = beat();
    beat();
    assertThat(shop.offer("A").price()).isEqualTo(Money.ron("10.00"));
    assertThat(shop.stock("A")).isEqualTo(1);
    assertThat(shop.stock("B")).isEqualTo(7);
    assertThat(shop.offer("B").price()).isEqualTo(Money.ron("20.00"));
    assertThat(report.flow(Flow.PRODUCTS).orElseThrow().notices())
        .anyMatch(
            notice ->
                notice.subject().equals("sku A") && notice.message().contains("two products"));
  }

  @Test
  void it_goes_on_once_whole_readings_found_one_alone() {
    beat();
    catalogue.items.remove(1);
    beat();
    beat();
    beat();
    assertThat(shop.stock("A")).isEqualTo(7);
  }
}
