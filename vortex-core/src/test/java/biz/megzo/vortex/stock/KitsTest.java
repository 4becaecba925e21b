package biz.megzo.vortex.stock;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.testkit.FakeChannel;
import biz.megzo.vortex.testkit.FakeRecorder;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.PlainRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kits: as many as their scarcest component; a sale of one takes from the other. */
class KitsTest {
  private static final LinkId LINK = LinkId.of("shop");
  private static final Sku KIT = Sku.of("KIT");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final MemoryErp erp = new MemoryErp();
  private final FakeRecorder recorder = new FakeRecorder();
  private final MemoryChannel shop = new MemoryChannel();
  private final FakeChannel orders = new FakeChannel(clock);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final List<String> alarms = new ArrayList<>();
  private final Vortex vortex =
      Vortex.create(store)
          .clock(clock)
          .rules(new PlainRules())
          .listener(
              new VortexListener() {
                @Override
                public void alarm(Alarm alarm) {
                  alarms.add(alarm.message());
                }
              })
          .link(
              Link.builder("shop")
                  .erp(context -> Joined.of("erp", erp, recorder))
                  .channel(context -> Joined.of("shop", shop, orders))
                  .stock(
                      StockSettings.builder()
                          .buffer(StockBuffer.none())
                          .fence(Duration.ZERO)
                          .build())
                  .build())
          .build();

  @BeforeEach
  void a_kit_of_two_legs_and_one_top() {
    erp.product("LEG", "Leg", "5.00").stock("LEG", "10");
    erp.product("TOP", "Top", "50.00").stock("TOP", "4");
    erp.product("KIT", "Table", "60.00");
    for (String sku : new String[] {"LEG", "TOP", "KIT"}) {
      shop.list(sku, "5.00", 0);
    }
    define(Map.of(Sku.of("LEG"), 2, Sku.of("TOP"), 1));
    beat();
  }

  private void define(Map<Sku, Integer> of) {
    StockAnswer answer =
        vortex.stock(LINK).change(StockTarget.sku(KIT), terms -> terms.withKit(of), "ana", "masa");
    assertThat(answer).isInstanceOf(StockAnswer.Done.class);
  }

  private FlowReport beat() {
    clock.advance(Duration.ofMinutes(5));
    HeartbeatReport report = vortex.heartbeat(LINK);
    return report.flow(Flow.STOCK).orElseThrow();
  }

  private Orders order(String id, String sku, int units) {
    return Orders.sample(OrderKey.of(LINK, id)).line(sku, units, "5.00");
  }

  private void listed(int legs, int tops, int kits) {
    assertThat(Map.of("LEG", shop.stock("LEG"), "TOP", shop.stock("TOP"), "KIT", shop.stock("KIT")))
        .isEqualTo(Map.of("LEG", legs, "TOP", tops, "KIT", kits));
  }

  @Test
  void a_kit_is_offered_as_often_as_its_scarcest_component_allows() {
    listed(10, 4, 4);
    erp.stock("LEG", "7.9");
    beat();
    listed(7, 4, 3);
  }

  @Test
  void a_sold_kit_reserves_its_components_and_a_sold_component_its_kits() {
    orders.put(order("1", "KIT", 1).channel());
    beat();
    listed(8, 3, 3);
    orders.put(order("2", "LEG", 5).channel());
    beat();
    listed(3, 3, 1);
    assertThat(vortex.stock(LINK).view(Sku.of("LEG")).orElseThrow().kits()).containsExactly(KIT);
  }

  @Test
  void an_order_between_snapshot_and_push_counts_for_kits_too() {
    erp.stock("LEG", "20").stock("TOP", "20");
    erp.duringStockRead(
        () -> {
          clock.advance(Duration.ofSeconds(1));
          orders.put(order("9", "LEG", 17).channel());
        });
    beat();
    listed(3, 20, 1);
  }

  @Test
  void an_invoiced_or_cancelled_kit_frees_its_components() {
    orders.put(order("1", "KIT", 2).channel());
    beat();
    listed(6, 2, 2);
    orders.put(order("1", "KIT", 2).status(OrderStatus.CANCELLED).channel());
    beat();
    beat();
    listed(10, 4, 4);
    orders.put(order("2", "KIT", 1).channel());
    beat();
    recorder.invoice(recorder.live(Marker.of(OrderKey.of(LINK, "2"), 0)).get(0).ref());
    erp.stock("LEG", "8").stock("TOP", "3");
    beat();
    beat();
    listed(8, 3, 3);
  }

  @Test
  void a_kit_with_an_unknown_component_is_not_pushed() {
    beat();
    define(Map.of(Sku.of("LEG"), 2, Sku.of("GHOST"), 1));
    int writes = shop.writes();
    FlowReport report = beat();
    assertThat(shop.stock("KIT")).isEqualTo(4);
    assertThat(shop.writes()).isEqualTo(writes);
    assertThat(report.counts()).containsEntry("unknown", 1L);
    beat();
    assertThat(alarms).singleElement().asString().contains("1 listed offer(s) is not known");
    assertThat(vortex.stock(LINK).view(KIT).orElseThrow().unknown())
        .isEqualTo("component GHOST: the ERP lists no such product");
  }

  @Test
  void a_component_that_vanished_takes_its_kits_to_zero_with_it() {
    erp.unlist("TOP");
    beat();
    assertThat(shop.stock("KIT")).isEqualTo(4);
    beat();
    listed(10, 0, 0);
  }

  @Test
  void another_definition_keeps_what_open_orders_reserved() {
    orders.put(order("1", "KIT", 1).channel());
    beat();
    define(Map.of(Sku.of("TOP"), 2));
    orders.put(order("1", "KIT", 1).payment(Payment.unknown()).channel());
    beat();
    listed(8, 3, 1);
    orders.put(order("2", "KIT", 1).channel());
    beat();
    listed(8, 1, 0);
  }

  @Test
  void a_kit_that_the_erp_does_not_know_gets_its_stock_all_the_same() {
    Sku bundle = Sku.of("BUNDLE");
    shop.list("BUNDLE", "99.00", 50);
    vortex
        .stock(LINK)
        .change(
            StockTarget.sku(bundle), terms -> terms.withKit(Map.of(Sku.of("TOP"), 2)), "ana", "");
    beat();
    assertThat(shop.stock("BUNDLE")).isEqualTo(2);
    assertThat(beat().state()).isEqualTo(FlowReport.State.DONE);
    assertThat(store.products().find(LINK, java.util.List.of(bundle))).isEmpty();
  }

  @Test
  void a_kit_that_is_none_any_more_and_in_no_list_is_unknown_and_alarms() {
    Sku bundle = Sku.of("BUNDLE");
    shop.list("BUNDLE", "99.00", 50);
    Stock desk = vortex.stock(LINK);
    desk.change(StockTarget.sku(bundle), t -> t.withKit(Map.of(Sku.of("TOP"), 2)), "ana", "");
    beat();
    assertThat(shop.stock("BUNDLE")).isEqualTo(2);
    alarms.clear();
    desk.change(StockTarget.sku(bundle), terms -> StockTerms.none(), "ana", "nu se mai face");
    assertThat(beat().count("unknown")).isEqualTo(1);
    assertThat(alarms).singleElement().asString().contains("is not known");
  }

  @Test
  void each_call_counts_the_orders_of_its_own_moment() {
    shop.batch(1);
    orders.put(order("1", "TOP", 1).channel()); // so that something is reserved from the start
    erp.stock("LEG", "20").stock("TOP", "20");
    shop.afterCall(
        () -> {
          clock.advance(Duration.ofSeconds(30));
          orders.put(order("9", "LEG", 17).channel());
          shop.afterCall(() -> {});
        });
    beat();
    beat();
    assertThat(shop.pushes())
        .noneMatch(push -> push.get(0).sku().equals(Sku.of("LEG")) && push.get(0).stock() == 20);
    listed(3, 19, 1);
  }

  @Test
  void each_part_of_a_refused_batch_counts_the_orders_of_its_own_moment() {
    erp.product("BAD", "Bad", "5.00").stock("BAD", "9");
    shop.list("BAD", "5.00", 0);
    erp.stock("LEG", "20").stock("TOP", "20");
    shop.refuse("BAD", true);
    shop.afterCall(
        () -> {
          clock.advance(Duration.ofSeconds(30)); // the refusal took its time
          orders.put(order("9", "LEG", 17).channel());
          shop.afterCall(() -> {});
        });
    beat();
    listed(3, 20, 1);
  }

  @Test
  void what_people_set_counts_from_the_next_pass_on() {
    Stock desk = vortex.stock(LINK);
    desk.change(StockTarget.sku(Sku.of("LEG")), t -> t.withBuffer(StockBuffer.units(4)), "a", "");
    beat();
    listed(6, 4, 3);
    desk.change(StockTarget.link(), t -> t.withPaused(true), "a", "inventar");
    beat();
    listed(0, 0, 0);
    desk.change(StockTarget.sku(Sku.of("TOP")), t -> t.withPaused(false), "a", "");
    beat();
    listed(0, 4, 0);
    desk.change(StockTarget.link(), t -> StockTerms.none(), "a", "gata");
    beat();
    listed(6, 4, 3);
  }
}
