package biz.megzo.vortex.publish;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderInput;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.stock.StockTarget;
import biz.megzo.vortex.testkit.FakeChannel;
import biz.megzo.vortex.testkit.FakeRecorder;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.PlainRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A product and its offer under different codes: what is listed, and what an order takes. */
class CodesTest {
  private static final LinkId LINK = LinkId.of("shop");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final MemoryErp erp = new MemoryErp();
  private final FakeRecorder recorder = new FakeRecorder();
  private final MemoryChannel shop = new MemoryChannel();
  private final FakeChannel orders = new FakeChannel(clock);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Vortex vortex =
      Vortex.create(store)
          .clock(clock)
          .rules(new PlainRules())
          .link(
              Link.builder("shop")
                  .erp(context -> Joined.of("erp", erp, recorder))
                  .channel(context -> Joined.of("shop", shop, orders))
                  .stock(StockSettings.builder().buffer(StockBuffer.none()).build())
                  .build())
          .build();

  private HeartbeatReport beat() {
    clock.advance(Duration.ofMinutes(5));
    return vortex.heartbeat(LINK);
  }

  private void link(String code, String model) {
    CodeLink link = new CodeLink(Sku.of(code), Sku.of(model));
    assertThat(vortex.codes(LINK).link(List.of(link), "ana", "")).isEmpty();
  }

  private void order(String id, String model, int units) {
    orders.put(Orders.sample(OrderKey.of(LINK, id)).line(model, units, "10.00").channel());
  }

  private boolean recorded(String id) {
    return recorder.live(Marker.of(OrderKey.of(LINK, id), 0)).size() == 1;
  }

  @Test
  void stock_of_a_linked_product_goes_to_its_offer_and_its_orders_come_back() {
    erp.product("ERP-1", "Lamp", "10.00").stock("ERP-1", "9");
    shop.list("MODEL-A", "10.00", 0);
    link("ERP-1", "MODEL-A");
    beat();
    assertThat(shop.stock("MODEL-A")).isEqualTo(9);
    assertThat(shop.waiting()).isEmpty();
    order("1", "MODEL-A", 2);
    beat();
    assertThat(shop.stock("MODEL-A")).isEqualTo(7);
    assertThat(vortex.stock(LINK).view(Sku.of("ERP-1")).orElseThrow().reservations()).hasSize(1);
    assertThat(recorded("1")).isTrue();
  }

  @Test
  void a_new_product_is_published_under_the_code_that_it_is_linked_to() {
    erp.product("ERP-1", "Lamp", "10.00").stock("ERP-1", "9");
    link("ERP-1", "MODEL-A");
    beat();
    assertThat(shop.waiting()).containsExactly(Sku.of("MODEL-A"));
    shop.approve();
    beat();
    beat();
    assertThat(shop.stock("MODEL-A")).isEqualTo(9);
  }

  @Test
  void an_order_with_an_unknown_code_is_recorded_once_the_codes_are_linked() {
    erp.product("ERP-1", "Lamp", "10.00").stock("ERP-1", "9");
    shop.list("ERP-1", "10.00", 0).list("GHOST", "10.00", 5);
    beat();
    order("1", "GHOST", 4);
    beat();
    assertThat(vortex.orders(LINK).find("1").orElseThrow().state()).isEqualTo(OrderState.HELD);
    link("ERP-1", "GHOST");
    vortex.orders(LINK).release("1", "ana");
    beat();
    assertThat(recorded("1")).isTrue();
    assertThat(shop.stock("GHOST")).isEqualTo(5);
    assertThat(shop.stock("ERP-1")).isEqualTo(9);
  }

  @Test
  void an_offer_of_another_product_never_gets_this_ones_stock() {
    erp.product("X", "Lamp", "10.00").stock("X", "9");
    erp.product("Y", "Chair", "20.00").stock("Y", "4");
    shop.list("X", "10.00", 0).list("Y", "20.00", 0);
    link("X", "Y");
    HeartbeatReport report = beat();
    assertThat(shop.stock("Y")).isEqualTo(9);
    assertThat(shop.stock("X")).isZero();
    assertThat(report.flow(Flow.PRODUCTS).orElseThrow().notices())
        .anyMatch(notice -> notice.subject().equals("sku Y") && notice.person());
    order("1", "X", 1);
    beat();
    assertThat(vortex.orders(LINK).find("1").orElseThrow().state()).isEqualTo(OrderState.HELD);
  }

  @Test
  void the_line_of_a_linked_offer_gets_the_products_own_code_and_data() {
    FieldRecord product = FieldRecord.builder().text("code", "ERP-1").text("unit", "buc").build();
    MappingInput input =
        OrderInput.of(
            Orders.sample(LINK, "1").line("MODEL-A", 1, "10.00").line("B", 1, "5.00").channel(),
            Map.of(Sku.of("MODEL-A"), product),
            FieldRecord.empty());
    assertThat(input.source().records("lines"))
        .extracting(line -> line.text("sku").orElse("") + line.text("erp.unit").orElse(""))
        .containsExactly("ERP-1buc", "B");
  }

  @Test
  void a_linked_kit_takes_its_components() {
    erp.product("LEG", "Leg", "5.00").stock("LEG", "10");
    erp.product("KIT", "Stool", "20.00");
    shop.list("STOOL", "20.00", 0).list("LEG", "5.00", 0);
    link("KIT", "STOOL");
    vortex
        .stock(LINK)
        .change(
            StockTarget.sku(Sku.of("KIT")), t -> t.withKit(Map.of(Sku.of("LEG"), 3)), "ana", "");
    beat();
    assertThat(shop.stock("STOOL")).isEqualTo(3);
    order("1", "STOOL", 1);
    beat();
    assertThat(shop.stock("LEG")).isEqualTo(7);
    assertThat(shop.stock("STOOL")).isEqualTo(2);
  }
}
