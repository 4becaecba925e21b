package biz.megzo.vortex.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.HeartbeatReport.Result;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.HintStore.Waiting;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.testkit.FakeChannel;
import biz.megzo.vortex.testkit.FakeRecorder;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.ShopRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hints do to the passes of a link. */
class WakeTest {
  private static final LinkId LINK = LinkId.of("shop");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore(clock);
  private final MemoryErp erp = new MemoryErp();
  private final FakeRecorder recorder = new FakeRecorder();
  private final MemoryChannel shop = new MemoryChannel();
  private final FakeChannel orders = new FakeChannel(clock);
  private final Vortex vortex =
      Vortex.create(store)
          .clock(clock)
          .rules(new ShopRules())
          .link(
              Link.builder("shop")
                  .erp(context -> Joined.of("erp", erp, recorder))
                  .channel(context -> Joined.of("shop", shop, orders))
                  .build())
          .build();

  @BeforeEach
  void settle() {
    erp.product("A", "Product A", "10.00").stock("A", "10");
    shop.list("A", "10.00", 0);
    vortex.heartbeat(LINK);
    clock.advance(Duration.ofMinutes(1));
  }

  private void order(String id) {
    orders.put(Orders.sample(OrderKey.of(LINK, id)).line("A", 1, "10.00").channel());
  }

  private List<Hint> pending() {
    return vortex.pending(LINK).stream().map(Waiting::hint).toList();
  }

  @Test
  void nothing_pending_costs_no_call_no_lease_and_no_entry_in_the_log() {
    int calls = orders.calls().size();
    int runs = store.runs().latest(LINK, 100).size();
    HeartbeatReport report = vortex.runPending(LINK);
    assertThat(report.result()).isEqualTo(Result.DONE);
    assertThat(report.flows()).isEmpty();
    assertThat(orders.calls()).hasSize(calls);
    assertThat(store.runs().latest(LINK, 100)).hasSize(runs);
  }

  @Test
  void a_stock_hint_pushes_the_new_stock_and_reads_no_catalogue() {
    erp.stock("A", "7");
    int catalogue = erp.catalogueCalls();
    vortex.wake(LINK, Flow.STOCK, "A");
    HeartbeatReport report = vortex.runPending(LINK);
    assertThat(report.flows()).extracting(FlowReport::flow).containsExactly(Flow.STOCK);
    assertThat(shop.stock("A")).isEqualTo(5);
    assertThat(erp.catalogueCalls()).isEqualTo(catalogue);
    assertThat(pending()).isEmpty();
  }

  @Test
  void what_a_hint_says_is_not_believed() {
    vortex.wake(LINK, Flow.STOCK, "NO-SUCH-PRODUCT");
    vortex.wake(LINK, Flow.ORDERS, "999999");
    vortex.wake(LINK, Flow.ORDERS, "no number");
    HeartbeatReport report = vortex.runPending(LINK);
    assertThat(report.result()).isEqualTo(Result.DONE);
    assertThat(store.orders().list(LINK, null, null, 10)).isEmpty();
    assertThat(shop.stock("A")).isEqualTo(8);
    assertThat(pending()).isEmpty();
  }

  @Test
  void an_order_that_can_not_be_read_is_no_order_for_being_named_by_a_push() {
    order("7");
    orders.readable("7", false);
    vortex.wake(LINK, Flow.ORDERS, "8");
    orders.failing("8", true);
    orders.put(Orders.sample(OrderKey.of(LINK, "9")).line("A", 1, "10.00").channel());
    vortex.runPending(LINK);
    assertThat(store.orders().list(LINK, null, null, 10))
        .extracting(row -> row.channel().order().key().orderId())
        .containsExactlyInAnyOrder("7", "9");
    assertThat(pending()).isEmpty();
  }

  @Test
  void an_order_hint_polls_and_looks_at_the_order_it_names() {
    order("7");
    vortex.wake(LINK, Flow.ORDERS);
    HeartbeatReport report = vortex.runPending(LINK);
    assertThat(recorder.documents()).as(report.toString()).hasSize(1);
    vortex.wake(LINK, Flow.ORDERS, "7");
    int calls = orders.calls().size();
    clock.advance(Duration.ofHours(2));
    vortex.heartbeat(LINK);
    assertThat(orders.calls().subList(calls, orders.calls().size())).contains("order 7");
    assertThat(recorder.documents()).hasSize(1);
  }

  @Test
  void a_hint_that_comes_while_the_pass_runs_is_kept_for_the_next() {
    vortex.wake(LINK, Flow.STOCK);
    erp.duringStockRead(
        () -> {
          erp.stock("A", "5");
          vortex.wake(LINK, Flow.STOCK);
        });
    vortex.runPending(LINK);
    erp.duringStockRead(() -> {});
    assertThat(pending()).containsExactly(Hint.of(Flow.STOCK));
    vortex.runPending(LINK);
    assertThat(shop.stock("A")).isEqualTo(3);
    assertThat(pending()).isEmpty();
  }

  @Test
  void a_busy_link_keeps_its_hints() {
    vortex.wake(LINK, Flow.STOCK);
    var lease = store.leases().acquire("link:shop", "other", Duration.ofMinutes(1)).orElseThrow();
    assertThat(vortex.runPending(LINK).result()).isEqualTo(Result.BUSY);
    assertThat(vortex.heartbeat(LINK).result()).isEqualTo(Result.BUSY);
    assertThat(pending()).hasSize(1);
    store.leases().release(lease);
    assertThat(vortex.heartbeat(LINK).result()).isEqualTo(Result.DONE);
    assertThat(pending()).isEmpty();
  }

  @Test
  void a_flow_that_ends_early_keeps_its_hints_and_the_others_go() {
    vortex.wake(LINK, Flow.STOCK, Flow.ORDERS);
    erp.broken(true);
    assertThat(vortex.runPending(LINK).result()).isEqualTo(Result.FAILED);
    assertThat(pending()).containsExactly(Hint.of(Flow.STOCK));
    erp.broken(false);
    vortex.heartbeat(LINK);
    assertThat(pending()).isEmpty();
  }

  @Test
  void a_sync_sees_to_the_hints_of_its_own_flows_alone() {
    vortex.wake(LINK, Flow.STOCK, Flow.ORDERS);
    vortex.sync(LINK, Flow.STOCK);
    assertThat(pending()).containsExactly(Hint.of(Flow.ORDERS));
  }

  @Test
  void a_hint_for_products_makes_the_heartbeat_read_the_whole_catalogue() {
    for (int i = 0; i < 1500; i++) {
      erp.product("P" + i, "Product " + i, "1.00");
    }
    int before = erp.catalogueCalls();
    vortex.heartbeat(LINK);
    assertThat(erp.catalogueCalls() - before).isEqualTo(10);
    vortex.wake(LINK, Flow.PRODUCTS);
    vortex.heartbeat(LINK);
    assertThat(erp.catalogueCalls() - before).isEqualTo(16);
  }

  @Test
  void a_flow_that_no_connector_has_does_not_keep_its_hint_for_ever() {
    vortex.wake(LINK, Flow.SHIPMENTS);
    vortex.runPending(LINK);
    assertThat(pending()).isEmpty();
  }

  @Test
  void many_subjects_stand_for_the_whole_flow() {
    vortex.wake(LINK, IntStream.range(0, 101).mapToObj(i -> Hint.of(Flow.STOCK, "S" + i)).toList());
    assertThat(pending()).containsExactly(Hint.of(Flow.STOCK));
    for (int i = 0; i < 1500; i++) {
      vortex.wake(LINK, Flow.ORDERS, "" + i);
    }
    assertThat(pending()).hasSizeLessThanOrEqualTo(1001).contains(Hint.of(Flow.ORDERS));
    int calls = orders.calls().size();
    vortex.runPending(LINK);
    assertThat(orders.calls().size() - calls).isLessThan(60);
    assertThat(vortex.pending(LINK)).isEmpty();
  }

  @Test
  void hints_for_unknown_links_are_refused() {
    LinkId other = LinkId.of("other");
    assertThatThrownBy(() -> vortex.wake(other, Flow.STOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no link other");
    assertThat(vortex.receive(other, any -> WakeReply.ok("", List.of()), request()).status())
        .isEqualTo(404);
    assertThat(store.hints().count(other)).isZero();
  }

  @Test
  void a_receiver_that_fails_does_not_reach_the_host() {
    WakeReply stored =
        vortex.receive(LINK, any -> WakeReply.ok("", List.of(Hint.of(Flow.STOCK))), request());
    assertThat(stored.status()).isEqualTo(200);
    assertThat(pending()).containsExactly(Hint.of(Flow.STOCK));
    assertThat(vortex.receive(LINK, WakeTest::broken, request()).status()).isEqualTo(500);
    assertThat(vortex.receive(LINK, WakeTest::storeDown, request()).status()).isEqualTo(503);
  }

  private static WakeReply broken(WakeRequest request) {
    throw new IllegalStateException("broken");
  }

  private static WakeReply storeDown(WakeRequest request) {
    throw new StoreException("no connection", null);
  }

  private static WakeRequest request() {
    return WakeRequest.of("POST", "/", null, Map.of(), new byte[0]);
  }
}
