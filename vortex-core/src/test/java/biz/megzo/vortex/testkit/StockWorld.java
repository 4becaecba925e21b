package biz.megzo.vortex.testkit;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.StockMove.Beat;
import biz.megzo.vortex.testkit.StockMove.Cancel;
import biz.megzo.vortex.testkit.StockMove.Change;
import biz.megzo.vortex.testkit.StockMove.ComeBack;
import biz.megzo.vortex.testkit.StockMove.Edit;
import biz.megzo.vortex.testkit.StockMove.Invoice;
import biz.megzo.vortex.testkit.StockMove.Meanwhile;
import biz.megzo.vortex.testkit.StockMove.Moment;
import biz.megzo.vortex.testkit.StockMove.Restock;
import biz.megzo.vortex.testkit.StockMove.Sell;
import biz.megzo.vortex.testkit.StockMove.SellElsewhere;
import biz.megzo.vortex.testkit.StockMove.Trouble;
import biz.megzo.vortex.testkit.StockMove.Vanish;
import biz.megzo.vortex.testkit.StockMove.Wait;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A merchant's world with a ledger of what is physically there. The engine in it is the real one,
 * or the real one with a safeguard taken away; every push is judged by {@link StockWatch}.
 */
public final class StockWorld implements StockWatch.Truth {
  /** SKUs of the world: {@code SKU-0} and on. */
  public static final int SKUS = 3;

  private static final LinkId LINK = LinkId.of("shop");
  private static final BigDecimal PRICE = new BigDecimal("10.00");
  private static final int REVISIONS = 20;

  private record Sale(long id, int sku, int units) {}

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final MemoryErp erp = new MemoryErp();
  private final FakeRecorder recorder = new FakeRecorder();
  private final MemoryChannel shop = new MemoryChannel();
  private final FakeChannel orders = new FakeChannel(clock);
  private final StockWatch watch = new StockWatch(this);
  private final BrokenStock.Reading reading;
  private final VortexStore store;
  private final Vortex vortex;
  private final int[] counted = new int[SKUS];
  private final Map<Long, Sale> open = new LinkedHashMap<>();
  private final Map<Long, Sale> standing = new TreeMap<>();
  private final Map<Long, Sale> cancelled = new LinkedHashMap<>();
  private final Map<Long, Integer> deducted = new HashMap<>();
  private final Map<RecordRef, Long> invoiced = new HashMap<>();
  private final Set<Moment> passed = EnumSet.noneOf(Moment.class);
  private final Set<Sku> soldInThisPass = new TreeSet<>();
  private List<Meanwhile> during = List.of();
  private boolean touchedByOthers;
  private long nextOrder = 1;

  public StockWorld(BrokenStock broken) {
    for (int sku = 0; sku < SKUS; sku++) {
      erp.product(name(sku), "Product " + sku, "10.00");
      count(sku, 4 + sku);
      shop.list(name(sku), "10.00", 0);
    }
    shop.batch(2);
    erp.duringStockRead(() -> moment(Moment.STOCK_READ));
    shop.afterCall(() -> moment(Moment.PUSHED));
    store = new InMemoryStore(clock);
    reading = broken.stock(watch.watching(erp));
    OfferSink sink = broken.sink(watch.watching(shop));
    InvoiceSource invoices =
        before(InvoiceSource.class, watch.watching(recorder), Moment.INVOICES_READ);
    OrderSource source = before(OrderSource.class, orders, Moment.ORDERS_POLLED);
    vortex =
        Vortex.create(broken.store(store))
            .clock(clock)
            .rules(new PlainRules())
            .link(
                Link.builder("shop")
                    .erp(context -> Joined.of("erp", reading, invoices, erp, recorder))
                    .channel(context -> Joined.of("shop", sink, source, shop, orders))
                    .stock(broken.settings())
                    .build())
            .build();
    vortex.heartbeat(LINK);
  }

  private <T> T before(Class<T> type, T target, Moment moment) {
    return BrokenEngine.instead(
        type,
        target,
        (method, args, call) -> {
          if (!method.endsWith("Schema")) {
            moment(moment);
          }
          return call.get();
        });
  }

  /** Lives through a history. */
  public void live(List<StockMove> moves) {
    moves.forEach(this::move);
  }

  /** Stock updates that were judged. */
  public long pushes() {
    return watch.pushes();
  }

  private void move(StockMove move) {
    if (move instanceof Sell sell) {
      sell(sell.sku(), sell.units());
    } else if (move instanceof SellElsewhere sale) {
      touchedByOthers = true;
      count(sale.sku(), -Math.min(counted[sale.sku()], sale.units()));
    } else if (move instanceof Restock goods) {
      count(goods.sku(), goods.units());
    } else if (move instanceof Invoice invoice) {
      invoice(invoice.which());
    } else if (move instanceof Cancel cancel) {
      cancel(cancel.which());
    } else if (move instanceof Change change) {
      change(change.which(), change.more());
    } else if (move instanceof ComeBack back) {
      comeBack(back.which());
    } else if (move instanceof Vanish vanish) {
      vanish(vanish);
    } else if (move instanceof Edit edit) {
      touchedByOthers = true;
      shop.list(name(edit.sku()), "10.00", edit.units());
    } else if (move instanceof Wait wait) {
      clock.advance(Duration.ofSeconds(wait.seconds()));
    } else if (move instanceof Beat beat) {
      beat(beat);
    }
  }

  private void beat(Beat beat) {
    clock.advance(Duration.ofSeconds(30));
    during = beat.during();
    passed.clear();
    soldInThisPass.clear();
    Trouble trouble = beat.trouble();
    erp.broken(trouble == Trouble.ERP_DOWN);
    erp.truncated(trouble == Trouble.STOCK_TRUNCATED);
    shop.loseAnswers(trouble == Trouble.ANSWERS_LOST);
    shop.dropWrites(trouble == Trouble.WRITES_DROPPED);
    orders.down(trouble == Trouble.ORDERS_DOWN);
    watch.passBegins(believed());
    reading.passBegins();
    unbroken(vortex.heartbeat(LINK));
    during = List.of();
    reading.passEnded();
    erp.broken(false);
    erp.truncated(false);
    shop.loseAnswers(false);
    shop.dropWrites(false);
    orders.down(false);
  }

  private static void unbroken(HeartbeatReport report) {
    report.flows().stream()
        .flatMap(flow -> flow.notices().stream())
        .filter(notice -> notice.message().contains("unexpected error"))
        .forEach(
            notice -> {
              throw new AssertionError(notice.toString());
            });
  }

  private Map<Sku, Integer> believed() {
    Map<Sku, Integer> units = new HashMap<>();
    for (int number = 0; number < SKUS; number++) {
      Sku sku = Sku.of(name(number));
      store
          .offers()
          .find(LINK, sku)
          .map(entry -> entry.stock())
          .filter(facet -> !facet.unsure())
          .map(Facet::value)
          .flatMap(value -> value.whole("stock"))
          .ifPresent(known -> units.put(sku, Math.toIntExact(known)));
    }
    return units;
  }

  private void moment(Moment moment) {
    clock.advance(Duration.ofMillis(300));
    if (!passed.add(moment)) {
      return;
    }
    for (Meanwhile one : during) {
      if (one.moment() == moment && !(one.move() instanceof Beat)) {
        move(one.move());
      }
    }
  }

  private void sell(int sku, int most) {
    int listed = shop.stock(name(sku));
    if (listed <= 0) {
      return;
    }
    take(new Sale(nextOrder++, sku, Math.min(listed, most)), 0);
  }

  /** An order as it is from now on; what it had before is off the listing already. */
  private void take(Sale sale, int before) {
    int listed = shop.stock(name(sale.sku()));
    shop.list(name(sale.sku()), "10.00", listed - Math.max(0, sale.units() - before));
    orders.put(order(sale).channel());
    if (!deducted.containsKey(sale.id())) {
      open.put(sale.id(), sale);
    }
    standing.put(sale.id(), sale);
    soldInThisPass.add(Sku.of(name(sale.sku())));
    int left = counted[sale.sku()] - unitsSold(sale.sku());
    if (left < 0 && !touchedByOthers) {
      throw new StockPromiseBroken(
          "ledger",
          name(sale.sku()) + ": order " + sale.id() + " sold " + -left + " units too many");
    }
  }

  /** Units of orders that the ERP has not taken off. */
  private int unitsSold(int sku) {
    return standing.values().stream()
        .filter(sale -> sale.sku() == sku)
        .mapToInt(sale -> Math.max(0, sale.units() - invoicedUnits(sale.id())))
        .sum();
  }

  private void change(int which, int more) {
    if (standing.isEmpty()) {
      return;
    }
    Sale before = List.copyOf(standing.values()).get(which % standing.size());
    int units = before.units() + Math.min(more, shop.stock(name(before.sku())));
    if (units > 0) {
      take(new Sale(before.id(), before.sku(), units), before.units());
    }
  }

  private void comeBack(int which) {
    if (cancelled.isEmpty()) {
      return;
    }
    Sale sale = List.copyOf(cancelled.values()).get(which % cancelled.size());
    if (shop.stock(name(sale.sku())) >= sale.units()) {
      cancelled.remove(sale.id());
      take(sale, 0);
    }
  }

  private void invoice(int which) {
    List<Sale> recorded = open.values().stream().filter(sale -> live(sale) != null).toList();
    if (recorded.isEmpty()) {
      return;
    }
    Sale sale = recorded.get(which % recorded.size());
    FakeRecorder.Document record = live(sale);
    int units = record.total().amount().divide(PRICE).intValueExact();
    recorder.invoice(record.ref());
    invoiced.put(record.ref(), sale.id());
    deducted.put(sale.id(), units);
    open.remove(sale.id());
    count(sale.sku(), -units);
  }

  /** The record of an order, of whichever revision; null when it has none. */
  private FakeRecorder.Document live(Sale sale) {
    for (int revision = 0; revision < REVISIONS; revision++) {
      List<FakeRecorder.Document> live = recorder.live(Marker.of(key(sale.id()), revision));
      if (!live.isEmpty()) {
        return live.get(0);
      }
    }
    return null;
  }

  private void cancel(int which) {
    if (open.isEmpty()) {
      return;
    }
    List<Sale> sales = List.copyOf(open.values());
    Sale sale = sales.get(which % sales.size());
    open.remove(sale.id());
    standing.remove(sale.id());
    cancelled.put(sale.id(), sale);
    orders.put(order(sale).status(OrderStatus.CANCELLED).channel());
  }

  private void vanish(Vanish vanish) {
    if (vanish.back()) {
      count(vanish.sku(), 0);
    } else {
      erp.unlist(name(vanish.sku()));
    }
  }

  private void count(int sku, int by) {
    counted[sku] += by;
    erp.stock(name(sku), Integer.toString(counted[sku]));
  }

  @Override
  public Map<Long, Integer> ordered(Sku sku) {
    Map<Long, Integer> units = new HashMap<>();
    for (Sale sale : standing.values()) {
      if (name(sale.sku()).equals(sku.value())) {
        units.put(sale.id(), sale.units());
      }
    }
    return units;
  }

  @Override
  public int invoicedUnits(long order) {
    return deducted.getOrDefault(order, 0);
  }

  @Override
  public boolean soldInThisPass(Sku sku) {
    return soldInThisPass.contains(sku);
  }

  @Override
  public Long orderOf(RecordRef record) {
    return invoiced.get(record);
  }

  private static Orders order(Sale sale) {
    return Orders.sample(key(sale.id())).line(name(sale.sku()), sale.units(), "10.00");
  }

  private static OrderKey key(long id) {
    return OrderKey.of(LINK, Long.toString(id));
  }

  private static String name(int sku) {
    return "SKU-" + sku;
  }
}
