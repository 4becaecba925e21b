package biz.megzo.vortex.publish;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ProductData;
import biz.megzo.vortex.connector.ProductData.Products;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.PlainRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductDataTest {
  private static final LinkId LINK = LinkId.of("shop-1");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final VortexStore store = new InMemoryStore(clock);
  private final MemoryErp erp = new MemoryErp();
  private final List<String> alarms = new ArrayList<>();
  private Products file = Products.of(List.of());
  private boolean broken;
  private Vortex vortex = vortex(List.of("file"));

  private Vortex vortex(List<String> order) {
    ProductData data =
        () -> {
          if (broken) {
            throw new ConnectorException(
                "file", ConnectorException.Kind.UNREACHABLE, "it is locked", null);
          }
          return file;
        };
    return Vortex.create(store)
        .clock(clock)
        .rules(new PlainRules())
        .listener(
            new VortexListener() {
              @Override
              public void alarm(Alarm event) {
                alarms.add(event.subject() + ": " + event.message());
              }
            })
        .link(
            Link.builder("shop-1")
                .erp(context -> erp)
                .channel(context -> new MemoryChannel())
                .productData("file", data)
                .productOrder(order)
                .build())
        .build();
  }

  private HeartbeatReport read() {
    clock.advance(Duration.ofMinutes(5));
    return vortex.sync(LINK, Flow.PRODUCTS);
  }

  private FieldRecord product(String code) {
    return store.products().find(LINK, List.of(Sku.of(code))).get(0).fields();
  }

  private static FieldRecord row(String code, String price) {
    return FieldRecord.builder()
        .text("code", code)
        .text("description", "of the file")
        .decimal("price", new BigDecimal(price))
        .bool("priceIncludesVat", true)
        .build();
  }

  private void rows(int from, int to) {
    List<FieldRecord> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(row("P" + i, "5.00"));
    }
    file = Products.of(rows);
  }

  @Test
  void each_field_comes_from_the_first_source_that_has_it_and_says_so() {
    erp.product("A", "Name in the ERP", "10.00");
    file = Products.of(List.of(row("A", "12.50")));
    read();
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("12.5");
    assertThat(product("A").text("name")).contains("Name in the ERP");
    assertThat(ProductOrigins.of(product("A")))
        .containsEntry("price", "file")
        .containsEntry("priceIncludesVat", "file")
        .containsEntry("name", "erp");
    assertThat(ProductOrigins.explain(product("A"))).contains("name, vatPercent from erp");
  }

  @Test
  void the_order_is_the_links_to_choose() {
    vortex = vortex(List.of("erp"));
    erp.product("A", "Name", "10.00");
    file = Products.of(List.of(row("A", "12.50")));
    read();
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("10");
    assertThat(product("A").text("description")).contains("of the file");
    assertThat(ProductOrigins.of(product("A"))).containsEntry("price", "erp");
  }

  @Test
  void a_price_never_gets_another_sources_word_on_vat() {
    vortex = vortex(List.of("erp"));
    erp.product("A", "Name", "10.00");
    file = Products.of(List.of(row("A", "12.50")));
    read();
    boolean erpSays = erp.products(null).items().get(0).fields().has("priceIncludesVat");
    assertThat(ProductOrigins.of(product("A")).getOrDefault("priceIncludesVat", "nobody"))
        .isEqualTo(erpSays ? "erp" : "nobody");
  }

  @Test
  void a_blank_value_says_nothing() {
    erp.product("A", "Name", "10.00");
    file = Products.of(List.of(row("A", "5").toBuilder().text("name", "  ").build()));
    read();
    assertThat(product("A").text("name")).contains("Name");
  }

  @Test
  void a_list_that_can_not_be_read_loses_nothing_and_alarms_once() {
    erp.product("A", "Name", "10.00");
    file = Products.of(List.of(row("A", "12.50"), row("B", "3.00")));
    read();
    broken = true;
    assertThat(read().result()).isEqualTo(HeartbeatReport.Result.HELD);
    read();
    read();
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("12.5");
    assertThat(product("B").decimal("price").orElseThrow()).isEqualByComparingTo("3");
    assertThat(alarms).singleElement().asString().contains("it is locked");
    broken = false;
    assertThat(read().toString()).doesNotContain("it is locked");
    broken = true;
    read();
    assertThat(alarms).hasSize(2);
  }

  @Test
  void a_list_that_is_not_whole_or_empty_counts_for_nothing() {
    file = Products.of(List.of(row("A", "1"), row("B", "2")));
    read();
    file = new Products(List.of(row("A", "9")), false, List.of());
    read();
    file = Products.of(List.of());
    read();
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("1");
    assertThat(product("B").decimal("price").orElseThrow()).isEqualByComparingTo("2");
  }

  @Test
  void what_a_list_said_ends_after_two_whole_reads_without_it() {
    erp.product("A", "Name", "10.00");
    file = Products.of(List.of(row("A", "12.50"), row("B", "1")));
    read();
    file = Products.of(List.of(row("B", "1")));
    read();
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("12.5");
    read();
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("10");
    assertThat(ProductOrigins.of(product("A"))).containsEntry("price", "erp");
  }

  @Test
  void absence_counts_for_nothing_while_a_row_has_no_code_that_is_known() {
    file = Products.of(List.of(row("A", "12.50"), row("B", "1")));
    read();
    file =
        new Products(
            List.of(row("B", "1")), true, List.of(new Skipped("line 7", "a mangled code")));
    for (int i = 0; i < 4; i++) {
      read();
    }
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("12.5");
  }

  @Test
  void a_list_that_shrank_a_lot_waits_for_a_person() {
    rows(0, 200);
    read();
    rows(0, 100);
    for (int i = 0; i < 3; i++) {
      assertThat(read().result()).isEqualTo(HeartbeatReport.Result.HELD);
    }
    assertThat(product("P150").has("price")).isTrue();
    assertThat(alarms).singleElement().asString().contains("it had 200 products and has 100");
    assertThat(vortex.offers(LINK).acceptProductData("file", "ana")).isTrue();
    read();
    read();
    assertThat(product("P150").has("price")).isFalse();
    assertThat(vortex.offers(LINK).acceptProductData("another", "ana")).isFalse();
  }

  @Test
  void rows_with_one_code_or_of_a_wrong_type_are_reported_and_change_nothing() {
    file = Products.of(List.of(row("A", "1"), row("B", "2")));
    read();
    FieldRecord wrong = row("B", "3").toBuilder().text("price", "3 lei").build();
    file = Products.of(List.of(row("A", "5"), row("A", "6"), wrong));
    HeartbeatReport report = read();
    assertThat(report.toString()).contains("A in product data file").contains("type DECIMAL");
    assertThat(product("A").decimal("price").orElseThrow()).isEqualByComparingTo("1");
    assertThat(product("B").decimal("price").orElseThrow()).isEqualByComparingTo("2");
  }

  @Test
  void an_unchanged_list_changes_no_product() {
    erp.product("A", "Name", "10.00");
    file = Products.of(List.of(row("A", "12.50"), row("B", "1")));
    read();
    var before = store.products().find(LINK, List.of(Sku.of("A"), Sku.of("B")));
    read();
    assertThat(store.products().find(LINK, List.of(Sku.of("A"), Sku.of("B")))).isEqualTo(before);
  }
}
