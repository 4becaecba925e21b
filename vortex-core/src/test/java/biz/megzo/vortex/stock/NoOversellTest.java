package biz.megzo.vortex.stock;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sales, invoices, cancellations, restocks, failing reads and lost answers in random order, with no
 * buffer: what is physically there is never sold twice.
 */
class NoOversellTest {
  private static final LinkId LINK = LinkId.of("shop");
  private static final int SKUS = 2;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_unit_is_never_sold_twice_whatever_happens(int part) {
    for (int seed = part * 1000; seed < part * 1000 + 40; seed++) {
      new World(seed).live(80);
    }
  }

  /** A merchant's world with a ledger of what is really there. */
  private static final class World {
    private record Sale(long id, int sku, int units) {}

    private final int seed;
    private final Random random;
    private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
    private final MemoryErp erp = new MemoryErp();
    private final FakeRecorder recorder = new FakeRecorder();
    private final MemoryChannel shop = new MemoryChannel();
    private final FakeChannel orders = new FakeChannel(clock);
    private final Vortex vortex;
    private final int[] counted = new int[SKUS];
    private final List<Sale> open = new ArrayList<>();
    private final Map<Long, Sale> invoiced = new HashMap<>();
    private long nextOrder = 1;

    World(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      for (int sku = 0; sku < SKUS; sku++) {
        erp.product(name(sku), "Product " + sku, "10.00");
        count(sku, 5 + random.nextInt(5));
        shop.list(name(sku), "10.00", 0);
      }
      erp.duringStockRead(this::meanwhile);
      vortex =
          Vortex.create(new InMemoryStore(clock))
              .clock(clock)
              .rules(new PlainRules())
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
    }

    void live(int steps) {
      for (int step = 0; step < steps; step++) {
        clock.advance(Duration.ofSeconds(20 + random.nextInt(60)));
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> sell();
          case 3 -> invoice();
          case 4 -> cancel();
          case 5 -> count(random.nextInt(SKUS), random.nextInt(4));
          case 6 -> trouble();
          default -> vortex.heartbeat(LINK);
        }
      }
    }

    /** What happens while the stock list is being read. */
    private void meanwhile() {
      clock.advance(Duration.ofSeconds(1));
      switch (random.nextInt(4)) {
        case 0 -> sell();
        case 1, 2 -> invoice();
        default -> {}
      }
    }

    private void sell() {
      int sku = random.nextInt(SKUS);
      int listed = shop.stock(name(sku));
      if (listed <= 0) {
        return;
      }
      int units = random.nextBoolean() ? listed : 1 + random.nextInt(listed);
      long id = nextOrder++;
      shop.list(name(sku), "10.00", listed - units);
      orders.put(order(id, sku, units).channel());
      open.add(new Sale(id, sku, units));
      assertThat(counted[sku] - sold(sku))
          .as("seed %d: units of %s left after order %d", seed, name(sku), id)
          .isNotNegative();
    }

    private void invoice() {
      if (open.isEmpty()) {
        return;
      }
      Sale sale = open.get(random.nextInt(open.size()));
      Marker marker = Marker.of(key(sale.id()), 0);
      if (recorder.live(marker).isEmpty()) {
        return;
      }
      recorder.invoice(recorder.live(marker).get(0).ref());
      open.remove(sale);
      invoiced.put(sale.id(), sale);
      count(sale.sku(), -sale.units());
    }

    private void cancel() {
      if (open.isEmpty()) {
        return;
      }
      Sale sale = open.remove(random.nextInt(open.size()));
      orders.put(
          order(sale.id(), sale.sku(), sale.units()).status(OrderStatus.CANCELLED).channel());
    }

    private void trouble() {
      int kind = random.nextInt(4);
      erp.broken(kind == 0);
      erp.truncated(kind == 1);
      shop.loseAnswers(kind == 2);
      orders.down(kind == 3);
      vortex.heartbeat(LINK);
      erp.broken(false);
      erp.truncated(false);
      shop.loseAnswers(false);
      orders.down(false);
    }

    private void count(int sku, int by) {
      counted[sku] += by;
      erp.stock(name(sku), Integer.toString(counted[sku]));
    }

    /** Units sold that the ERP still counts. */
    private int sold(int sku) {
      return open.stream().filter(sale -> sale.sku() == sku).mapToInt(Sale::units).sum();
    }

    private Orders order(long id, int sku, int units) {
      return Orders.sample(key(id)).line(name(sku), units, "10.00");
    }

    private static OrderKey key(long id) {
      return OrderKey.of(LINK, Long.toString(id));
    }

    private static String name(int sku) {
      return "SKU-" + sku;
    }
  }
}
