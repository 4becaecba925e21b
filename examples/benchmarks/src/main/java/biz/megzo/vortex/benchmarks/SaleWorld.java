package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.benchmarks.SaleDemand.Buyer;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.FakeChannel;
import biz.megzo.vortex.testkit.FakeRecorder;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.PlainRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A shop, a channel and an ERP in a flash sale, with the real engine between them. A ledger beside
 * them knows what was there and what was promised.
 */
final class SaleWorld {
  /** Before the sale, so that the engine is under way when it starts. */
  private static final Instant OPENING = Instant.parse("2026-10-02T07:00:00Z");

  /** A Saturday. */
  static final Instant START = Instant.parse("2026-10-03T00:00:00Z");

  private static final LinkId LINK = LinkId.of("sale");
  private static final String PRICE = "10.00";
  private static final Duration STOCK_READ = Duration.ofSeconds(10);
  private static final int OPENS = 9;
  private static final int CLOSES = 17;

  /**
   * What is different between two worlds.
   *
   * @param reservations whether the engine knows which units are sold but not yet invoiced
   */
  record Engine(int buffer, boolean reservations, Duration interval) {}

  /**
   * How it ended.
   *
   * @param orders on the channel
   * @param oversold units that were sold and are not there
   * @param skus SKUs with such units
   * @param turnedAway buyers of the channel whose first choice was shown as sold out while enough
   *     was free
   */
  record Outcome(int orders, int oversold, int skus, int turnedAway) {}

  private record Sale(long id, int sku, int units) {}

  private final MutableClock clock = MutableClock.at(OPENING);
  private final MemoryErp erp = new MemoryErp();
  private final FakeRecorder recorder = new FakeRecorder();
  private final MemoryChannel shop = new MemoryChannel();
  private final FakeChannel orders = new FakeChannel(clock);
  private final SaleDemand.Size size;
  private final Engine engine;
  private final Vortex vortex;
  private final Iterator<Buyer> buyers;
  private @Nullable Buyer next;
  private Instant nextInvoices = START;
  private final int[] onHand;
  private final int[] setAside;
  private final Deque<Sale> placed = new ArrayDeque<>();
  private final Deque<Sale> recorded = new ArrayDeque<>();
  private int count;
  private int turnedAway;

  SaleWorld(SaleDemand.Size size, SaleDemand demand, Engine engine) {
    this.size = size;
    this.engine = engine;
    this.onHand = new int[size.skus()];
    this.setAside = new int[size.skus()];
    this.buyers = demand.buyers().iterator();
    this.next = buyers.next();
    for (int sku = 0; sku < size.skus(); sku++) {
      erp.product(name(sku), "Product " + sku, PRICE);
      onHand[sku] = demand.stock(sku);
      erp.stock(name(sku), Integer.toString(onHand[sku]));
      shop.list(name(sku), PRICE, 0);
    }
    VortexStore store = new InMemoryStore(clock);
    StockSettings stock =
        StockSettings.builder()
            .buffer(StockBuffer.units(engine.buffer()))
            .blastRadius(BigDecimal.ONE, size.skus())
            .build();
    vortex =
        Vortex.create(engine.reservations() ? store : NoReservations.of(store))
            .clock(clock)
            .rules(new PlainRules())
            .link(
                Link.builder(LINK.value())
                    .erp(context -> Joined.of("erp", erp, recorder))
                    .channel(context -> Joined.of("channel", shop, orders))
                    .stock(stock)
                    .build())
            .build();
  }

  /** Lives through the sale. */
  Outcome run() {
    beat();
    clock.set(START.minus(engine.interval()));
    beat();
    erp.duringStockRead(() -> liveUntil(clock.instant().plus(STOCK_READ)));
    Instant end = START.plus(size.length());
    for (Instant at = START; at.isBefore(end); at = at.plus(engine.interval())) {
      liveUntil(at);
      beat();
    }
    liveUntil(end);
    return outcome();
  }

  private void beat() {
    HeartbeatReport report = vortex.heartbeat(LINK);
    report.flows().stream()
        .flatMap(flow -> flow.notices().stream())
        .filter(notice -> notice.message().contains("unexpected error"))
        .findAny()
        .ifPresent(
            notice -> {
              throw new IllegalStateException(notice.toString());
            });
    for (Iterator<Sale> sales = placed.iterator(); sales.hasNext(); ) {
      Sale sale = sales.next();
      if (!recorder.live(marker(sale)).isEmpty()) {
        sales.remove();
        recorded.add(sale);
        setAside[sale.sku()] += sale.units();
      }
    }
  }

  private void liveUntil(Instant moment) {
    while (true) {
      Buyer buyer = next;
      if (buyer != null && !buyer.at().isBefore(nextInvoices)) {
        buyer = null;
      }
      Instant at = buyer == null ? nextInvoices : buyer.at();
      if (at.isAfter(moment)) {
        clock.set(moment);
        return;
      }
      clock.set(at);
      if (buyer != null) {
        buy(buyer);
        next = buyers.hasNext() ? buyers.next() : null;
      } else {
        invoice();
        nextInvoices = nextInvoices.plus(Duration.ofSeconds(30));
      }
    }
  }

  private void buy(Buyer buyer) {
    if (!buyer.onChannel()) {
      int sku = buyer.choices().get(0);
      take(sku, Math.max(0, Math.min(buyer.units(), onHand[sku] - setAside[sku])));
      return;
    }
    int first = buyer.choices().get(0);
    int units = buyer.units();
    if (shop.stock(name(first)) < units && onHand[first] - owed(first) >= units) {
      turnedAway++;
    }
    for (int sku : buyer.choices()) {
      int listed = shop.stock(name(sku));
      if (listed >= units) {
        Sale sale = new Sale(++count, sku, units);
        shop.list(name(sku), PRICE, listed - units);
        orders.put(Orders.sample(key(sale)).line(name(sku), units, PRICE).channel());
        placed.add(sale);
        return;
      }
    }
  }

  private int owed(int sku) {
    int units = setAside[sku];
    for (Sale sale : placed) {
      units += sale.sku() == sku ? sale.units() : 0;
    }
    return units;
  }

  /** One of the recorded orders, while people work; one without units stays for a phone call. */
  private void invoice() {
    int hour = Duration.between(START, clock.instant()).toHoursPart();
    if (hour < OPENS || hour >= CLOSES) {
      return;
    }
    Sale sale = recorded.poll();
    if (sale != null && onHand[sale.sku()] >= sale.units()) {
      recorder.invoice(recorder.live(marker(sale)).get(0).ref());
      setAside[sale.sku()] -= sale.units();
      take(sale.sku(), sale.units());
    }
  }

  private void take(int sku, int units) {
    onHand[sku] -= units;
    erp.stock(name(sku), Integer.toString(onHand[sku]));
  }

  private Outcome outcome() {
    int oversold = 0;
    int skus = 0;
    for (int sku = 0; sku < size.skus(); sku++) {
      int missing = Math.max(0, owed(sku) - onHand[sku]);
      oversold += missing;
      skus += missing > 0 ? 1 : 0;
    }
    return new Outcome(count, oversold, skus, turnedAway);
  }

  private static Marker marker(Sale sale) {
    return Marker.of(key(sale), 0);
  }

  private static OrderKey key(Sale sale) {
    return OrderKey.of(LINK, Long.toString(sale.id()));
  }

  private static String name(int sku) {
    return "SKU-" + sku;
  }
}
