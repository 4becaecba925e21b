package biz.megzo.vortex.stock;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.testkit.FakeChannel;
import biz.megzo.vortex.testkit.FakeRecorder;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.PlainRules;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No units go out while nobody knows which of them were sold, with the fence as it is set. */
class OrdersFirstTest {
  private static final LinkId LINK = LinkId.of("shop");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final MemoryErp erp = new MemoryErp();
  private final MemoryChannel shop = new MemoryChannel();
  private final FakeChannel orders = new FakeChannel(clock);
  private final FakeRecorder recorder = new FakeRecorder();
  private final InMemoryStore store = new InMemoryStore(clock);
  private Runnable afterListing = () -> {};
  private final Vortex vortex =
      Vortex.create(store)
          .clock(clock)
          .rules(new PlainRules())
          .link(
              Link.builder("shop")
                  .erp(context -> Joined.of("erp", erp, recorder))
                  .channel(context -> Joined.of("shop", shop, listing()))
                  .stock(StockSettings.builder().buffer(StockBuffer.none()).build())
                  .build())
          .build();

  /** The channel's orders, each listing of which may take its time. */
  private OrderSource listing() {
    return new OrderSource() {
      @Override
      public FieldSchema orderSchema() {
        return orders.orderSchema();
      }

      @Override
      public OrderPage orders(OrderQuery query, @Nullable String page) {
        OrderPage read = orders.orders(query, page);
        afterListing.run();
        return read;
      }

      @Override
      public Optional<ChannelOrder> order(String orderId) {
        return orders.order(orderId);
      }
    };
  }

  @BeforeEach
  void in_step() {
    erp.product("A", "Lamp", "5.00").stock("A", "5").product("B", "Chair", "5.00").stock("B", "5");
    shop.list("A", "5.00", 0).list("B", "5.00", 0);
    beat();
  }

  private FlowReport beat() {
    clock.advance(Duration.ofMinutes(5));
    return vortex.heartbeat(LINK).flow(Flow.STOCK).orElseThrow();
  }

  private void sold(String sku, int units) {
    orders.put(order(sku, units).channel());
  }

  private static Orders order(String sku, int units) {
    return Orders.sample(OrderKey.of(LINK, "7")).line(sku, units, "5.00");
  }

  @Test
  void a_pass_whose_orders_could_not_be_read_pushes_no_stock() {
    sold("A", 4);
    erp.stock("A", "9");
    orders.down(true);
    assertThat(beat().state()).isEqualTo(FlowReport.State.FAILED);
    assertThat(shop.stock("A")).isEqualTo(5);
    orders.down(false);
    beat();
    assertThat(shop.stock("A")).isEqualTo(5);
  }

  @Test
  void a_poll_is_as_old_as_its_beginning() {
    erp.stock("A", "9");
    int before = orders.calls().size();
    afterListing =
        () -> {
          clock.advance(Duration.ofSeconds(6));
          if (orders.calls().size() == before + 2) {
            sold("A", 4); // right behind the second listing, which is the last of this poll
          }
        };
    beat();
    assertThat(shop.stock("A")).isEqualTo(5);
  }

  @Test
  void an_order_that_grew_or_came_back_counts_before_anybody_worked_its_change_in() {
    sold("A", 1);
    beat();
    assertThat(shop.stock("A")).isEqualTo(4);
    sold("A", 4);
    erp.stock("A", "6");
    beat();
    assertThat(shop.stock("A")).isEqualTo(2);
    beat();
    assertThat(shop.stock("A")).isEqualTo(2);
    orders.put(order("A", 4).status(OrderStatus.CANCELLED).channel());
    beat();
    beat();
    assertThat(shop.stock("A")).isEqualTo(6);
    sold("A", 4);
    erp.stock("A", "7");
    beat();
    assertThat(shop.stock("A")).isEqualTo(3);
  }

  @Test
  void an_order_that_grows_behind_its_invoice_counts_until_a_person_dealt_with_it() {
    sold("A", 1);
    beat();
    recorder.invoice(order().recording().record());
    erp.stock("A", "4"); // the ERP takes off what it invoices
    beat();
    beat();
    assertThat(shop.stock("A")).isEqualTo(4);

    sold("A", 3);
    for (int i = 0; i < 4; i++) {
      beat();
      assertThat(shop.stock("A")).as("beat " + i).isEqualTo(2);
    }
    assertThat(order().hold().reason()).isEqualTo(HoldReason.CHANGED_AFTER_INVOICE);

    erp.stock("A", "2"); // and the other two, now that a person invoiced them
    assertThat(vortex.orders(LINK).dismiss("7", "ana")).isInstanceOf(OrderDesk.Answer.Done.class);
    beat();
    assertThat(shop.stock("A")).isEqualTo(2);
  }

  private TrackedOrder order() {
    return store.orders().find(OrderKey.of(LINK, "7")).orElseThrow();
  }

  @Test
  void what_is_seen_invoiced_after_the_stock_was_read_counts_as_reserved_still() {
    sold("A", 4);
    beat();
    assertThat(shop.stock("A")).isEqualTo(1);
    erp.stock("A", "6");
    erp.duringStockRead(
        () -> { // somebody invoices it, another worker sees it, and this list has it still
          clock.advance(Duration.ofSeconds(1));
          store.reservations().close(OrderKey.of(LINK, "7"), clock.instant(), "invoiced");
        });
    beat();
    assertThat(shop.stock("A")).isEqualTo(2);
  }

  @Test
  void within_the_fence_one_poll_is_enough() {
    erp.stock("A", "9").stock("B", "3");
    erp.duringStockRead(() -> clock.advance(Duration.ofSeconds(9)));
    int before = orders.calls().size();
    beat();
    assertThat(shop.stock("A")).isEqualTo(9);
    assertThat(orders.calls()).hasSize(before + 2);
  }
}
