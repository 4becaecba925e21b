package biz.megzo.vortex.wake;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import biz.megzo.vortex.testkit.FakeChannel;
import biz.megzo.vortex.testkit.FakeRecorder;
import biz.megzo.vortex.testkit.FakeRecorder.Document;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.ShopRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Promise S4: replaying, reordering, losing or forging wake-ups changes no final state. The same
 * history is lived twice, once with any wake-ups and once with none, and must end the same.
 */
class WakeUpsChangeNothingTest {
  private static final LinkId LINK = LinkId.of("shop");
  private static final int SKUS = 3;

  /** What may happen in the world. */
  enum Kind {
    SELL,
    INVOICE,
    CANCEL,
    RESTOCK,
    REPRICE,
    NOTHING
  }

  /** One event. */
  record Event(Kind kind, int pick, int units) {}

  /**
   * One wake-up.
   *
   * @param pick which of the hints that are due so far; the same again and again, later ones before
   *     earlier ones, or never
   * @param forged about something that nobody touched
   * @param reacted whether the host runs what is pending at once
   */
  record WakeUp(int pick, boolean forged, boolean reacted) {}

  /** Half a minute. */
  record Moment(Event event, List<WakeUp> wakeUps) {}

  @Provide
  Arbitrary<List<Moment>> histories() {
    Arbitrary<Event> events =
        Combinators.combine(
                Arbitraries.of(Kind.class),
                Arbitraries.integers().between(0, 50),
                Arbitraries.integers().between(1, 4))
            .as(Event::new);
    Arbitrary<WakeUp> wakeUps =
        Combinators.combine(
                Arbitraries.integers().between(0, 50),
                Arbitraries.of(false, false, true),
                Arbitraries.of(false, true))
            .as(WakeUp::new);
    return Combinators.combine(events, wakeUps.list().ofMaxSize(3))
        .as(Moment::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  @Property(tries = 40)
  void any_wake_ups_end_where_none_end(@ForAll("histories") List<Moment> history) {
    assertThat(new World(true).live(history)).isEqualTo(new World(false).live(history));
  }

  /** A merchant's world. */
  private static final class World {
    private record Sale(long id, int sku, int units) {}

    private final boolean woken;
    private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final MemoryErp erp = new MemoryErp();
    private final FakeRecorder recorder = new FakeRecorder();
    private final MemoryChannel shop = new MemoryChannel();
    private final FakeChannel orders = new FakeChannel(clock);
    private final Vortex vortex;
    private final int[] counted = {30, 30, 30};
    private final List<Sale> open = new ArrayList<>();
    private final List<Sale> toInvoice = new ArrayList<>();
    private final List<Hint> told = new ArrayList<>();
    private long nextOrder = 1;

    World(boolean woken) {
      this.woken = woken;
      for (int sku = 0; sku < SKUS; sku++) {
        erp.product(name(sku), "Product " + sku, "10.00").stock(name(sku), "30");
        shop.list(name(sku), "10.00", 0);
      }
      vortex =
          Vortex.create(store)
              .clock(clock)
              .rules(new ShopRules())
              .link(
                  Link.builder("shop")
                      .erp(context -> Joined.of("erp", erp, recorder))
                      .channel(context -> Joined.of("shop", shop, orders))
                      .build())
              .build();
    }

    /** Lives through a history until nothing changes any more; gives what there is then. */
    List<String> live(List<Moment> history) {
      vortex.heartbeat(LINK);
      for (int i = 0; i < history.size(); i++) {
        clock.advance(Duration.ofSeconds(30));
        happens(history.get(i).event());
        if (woken) {
          history.get(i).wakeUps().forEach(this::wakes);
        }
        if (i % 6 == 5) {
          vortex.heartbeat(LINK);
        }
        invoices();
      }
      for (int i = 0; i < 5; i++) {
        clock.advance(Duration.ofMinutes(5));
        vortex.heartbeat(LINK);
        invoices();
      }
      return state();
    }

    private void happens(Event event) {
      int sku = event.pick() % SKUS;
      switch (event.kind()) {
        case SELL -> {
          Sale sale = new Sale(nextOrder++, sku, event.units());
          open.add(sale);
          orders.put(order(sale).channel());
          told.add(Hint.of(Flow.ORDERS, Long.toString(sale.id())));
        }
        case INVOICE -> {
          if (!open.isEmpty()) {
            toInvoice.add(open.remove(event.pick() % open.size()));
          }
        }
        case CANCEL -> {
          if (!open.isEmpty()) {
            Sale sale = open.remove(event.pick() % open.size());
            orders.put(order(sale).status(OrderStatus.CANCELLED).channel());
            told.add(Hint.of(Flow.ORDERS, Long.toString(sale.id())));
          }
        }
        case RESTOCK -> count(sku, event.units());
        case REPRICE -> {
          erp.product(name(sku), "Product " + sku, (10 + event.units()) + ".00");
          told.add(Hint.of(Flow.PRICES, name(sku)));
        }
        case NOTHING -> {}
      }
    }

    private void wakes(WakeUp wakeUp) {
      if (wakeUp.forged()) {
        Flow flow = Flow.values()[wakeUp.pick() % Flow.values().length];
        vortex.wake(LINK, flow, Integer.toString(1000 + wakeUp.pick()));
      } else if (!told.isEmpty()) {
        vortex.wake(LINK, List.of(told.get(wakeUp.pick() % told.size())));
      }
      if (wakeUp.reacted()) {
        vortex.runPending(LINK);
      }
    }

    /** A person invoices what is recorded and was decided to be invoiced. */
    private void invoices() {
      for (Sale sale : List.copyOf(toInvoice)) {
        List<Document> live = recorder.live(marker(sale.id()));
        if (!live.isEmpty()) {
          recorder.invoice(live.get(0).ref());
          count(sale.sku(), -sale.units());
          toInvoice.remove(sale);
        }
      }
    }

    private void count(int sku, int by) {
      counted[sku] += by;
      erp.stock(name(sku), Integer.toString(counted[sku]));
      told.add(Hint.of(Flow.STOCK, name(sku)));
    }

    private List<String> state() {
      List<String> state = new ArrayList<>();
      for (int sku = 0; sku < SKUS; sku++) {
        state.add(String.valueOf(shop.offer(name(sku))));
      }
      TreeMap<String, String> rows = new TreeMap<>();
      store
          .orders()
          .list(LINK, null, null, 1000)
          .forEach(
              row -> {
                OrderKey key = row.channel().order().key();
                rows.put(key.toString(), row.state() + " " + row.hold() + " " + records(key));
              });
      rows.forEach((key, row) -> state.add(key + " " + row));
      store.reservations().open(LINK).stream().map(World::reserved).sorted().forEach(state::add);
      state.add(toInvoice.size() + " to invoice, " + vortex.pending(LINK).size() + " pending");
      return state;
    }

    private List<String> records(OrderKey key) {
      return recorder.live(Marker.of(key, 0)).stream()
          .map(one -> one.total() + (one.invoiced() ? " invoiced" : ""))
          .toList();
    }

    private static String reserved(Reservation one) {
      return "reserved " + one.order() + " " + one.sku() + " " + one.units();
    }

    private Orders order(Sale sale) {
      return Orders.sample(OrderKey.of(LINK, Long.toString(sale.id())))
          .line(name(sale.sku()), sale.units(), "10.00");
    }

    private static Marker marker(long id) {
      return Marker.of(OrderKey.of(LINK, Long.toString(id)), 0);
    }

    private static String name(int sku) {
      return "SKU-" + sku;
    }
  }
}
