package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Stands between an engine and the remotes and judges each push by what the remotes themselves gave
 * and took: it knows nothing of the engine's store.
 */
final class StockWatch {
  /** What really is, told by the world. */
  interface Truth {
    /** Units of orders that stand, by order, for one SKU; cancelled ones left out. */
    Map<Long, Integer> ordered(Sku sku);

    /** Units of an order that the ERP took off with its invoice; 0 without one. */
    int invoicedUnits(long order);

    /** Whether buyers took units since the pass began: what was to be raised may then fall. */
    boolean soldInThisPass(Sku sku);

    /** The order that a record was made for; null when it is nobody's. */
    Long orderOf(RecordRef record);
  }

  private final Truth truth;
  private long tick;
  private long snapshotBegan;
  private final Map<Sku, BigDecimal> snapshot = new HashMap<>();
  private final Map<Long, Long> evidence = new HashMap<>();
  private final Map<Sku, Integer> missedInWholeReads = new HashMap<>();
  private final Set<Sku> everListed = new TreeSet<>();
  private Map<Sku, Integer> ledger = Map.of();
  private boolean raised;
  private long pushes;

  StockWatch(Truth truth) {
    this.truth = truth;
  }

  /** A pass begins; what its engine believes to be listed. */
  void passBegins(Map<Sku, Integer> believed) {
    ledger = Map.copyOf(believed);
    raised = false;
  }

  /** Stock updates judged so far. */
  long pushes() {
    return pushes;
  }

  InvoiceSource watching(InvoiceSource invoices) {
    return BrokenEngine.instead(
        InvoiceSource.class,
        invoices,
        (method, args, call) -> {
          Object answer = call.get();
          if (method.equals("invoicesOf") && answer instanceof Invoiced.By) {
            Long order = truth.orderOf((RecordRef) args[0]);
            if (order != null) {
              evidence.putIfAbsent(order, ++tick);
            }
          }
          return answer;
        });
  }

  StockSource watching(StockSource stock) {
    return new StockSource() {
      @Override
      public ReadReport readStock(Consumer<? super StockLevel> sink) {
        snapshotBegan = ++tick;
        snapshot.clear();
        ReadReport report =
            stock.readStock(
                level -> {
                  snapshot.merge(level.sku(), level.quantity(), BigDecimal::add);
                  sink.accept(level);
                });
        everListed.addAll(snapshot.keySet());
        if (report.complete()) {
          for (Sku sku : everListed) {
            missedInWholeReads.merge(sku, 1, Integer::sum);
          }
        }
        snapshot.keySet().forEach(missedInWholeReads::remove);
        return report;
      }

      @Override
      public List<StockLevel> readStock(Sku sku) {
        return stock.readStock(sku);
      }
    };
  }

  OfferSink watching(OfferSink sink) {
    return BrokenEngine.instead(
        OfferSink.class,
        sink,
        (method, args, call) -> {
          if (method.equals("update")) {
            judge(updates(args[0]));
          }
          return call.get();
        });
  }

  @SuppressWarnings("unchecked")
  static List<OfferUpdate> updates(Object argument) {
    return (List<OfferUpdate>) argument;
  }

  private void judge(List<OfferUpdate> batch) {
    for (OfferUpdate update : batch) {
      Integer units = update.stock();
      if (units != null) {
        pushes++;
        judge(update.sku(), units);
      }
    }
    batch.forEach(this::ordered);
    batch.forEach(this::rises);
  }

  private void judge(Sku sku, int units) {
    BigDecimal onHand = snapshot.get(sku);
    if (onHand == null) {
      int missed = missedInWholeReads.getOrDefault(sku, 0);
      if (units != 0 || missed < 2) {
        throw new StockPromiseBroken(
            "S3", sku + ": pushed " + units + " although the stock list does not have it");
      }
      return;
    }
    int reserved = 0;
    for (Map.Entry<Long, Integer> order : truth.ordered(sku).entrySet()) {
      Long seen = evidence.get(order.getKey());
      boolean released = seen != null && seen <= snapshotBegan;
      int off = released ? truth.invoicedUnits(order.getKey()) : 0;
      reserved += Math.max(0, order.getValue() - off);
    }
    int free =
        onHand.subtract(BigDecimal.valueOf(reserved)).setScale(0, RoundingMode.FLOOR).intValue();
    if (units > Math.max(0, free)) {
      throw new StockPromiseBroken(
          "S1",
          sku
              + ": pushed "
              + units
              + ", on hand "
              + onHand
              + ", sold and not deducted "
              + reserved);
    }
  }

  /** What takes units away must not follow what gives some, in the calls of one pass. */
  private void ordered(OfferUpdate update) {
    Integer before = truth.soldInThisPass(update.sku()) ? null : ledger.get(update.sku());
    if (raised && before != null && update.stock() != null && update.stock() < before) {
      throw new StockPromiseBroken(
          "order", update.sku() + ": taken down after other offers were raised in the same pass");
    }
  }

  private void rises(OfferUpdate update) {
    Integer before = ledger.get(update.sku());
    raised |= before != null && update.stock() != null && update.stock() > before;
  }
}
