package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Engines that lack one of the safeguards of stock. The engine's code is the real one: what
 * surrounds it is made to behave as if the safeguard were missing.
 */
public enum BrokenStock {
  /** Nothing is taken away. */
  SOUND,
  /** Invoices are looked at when the stock was read already. */
  INVOICES_AFTER_STOCK,
  /** What the list does not have counts as zero. */
  ABSENCE_AS_ZERO,
  /** Units are free again once the order is recorded. */
  RELEASED_ON_RECORD,
  /** Units are given before others are taken away, whose call then fails. */
  INCREASES_FIRST,
  /** The stock of the pass before is used again. */
  STALE_SNAPSHOT,
  /** Orders are not polled again right before a push. */
  FENCE_OFF;

  StockSettings settings() {
    return StockSettings.builder()
        .buffer(StockBuffer.none())
        .fence(this == FENCE_OFF ? Duration.ofDays(1) : Duration.ZERO)
        .blastRadius(BigDecimal.ONE, 1000)
        .build();
  }

  VortexStore store(VortexStore store) {
    if (this != RELEASED_ON_RECORD) {
      return store;
    }
    OrderStore orders =
        BrokenEngine.instead(
            OrderStore.class,
            store.orders(),
            (method, args, call) -> {
              Object answer = call.get();
              if (method.equals("write") && Boolean.TRUE.equals(answer)) {
                OrderWrite write = (OrderWrite) args[1];
                if (write.order().state() == OrderState.RECORDED) {
                  store.reservations().close(write.order().key(), (Instant) args[2], "recorded");
                }
              }
              return answer;
            });
    return BrokenEngine.instead(
        VortexStore.class,
        store,
        (method, args, call) -> method.equals("orders") ? orders : call.get());
  }

  /** The stock list as the broken engine reads it, over what is really read. */
  Reading stock(StockSource really) {
    return new Reading(this, really);
  }

  /** The sink as the broken engine uses it. */
  OfferSink sink(OfferSink really) {
    if (this != INCREASES_FIRST) {
      return really;
    }
    List<OfferUpdate> putOff = new ArrayList<>();
    return BrokenEngine.instead(
        OfferSink.class,
        really,
        (method, args, call) -> {
          if (!method.equals("update")) {
            return call.get();
          }
          if (putOff.isEmpty()) {
            putOff.addAll(StockWatch.updates(args[0]));
            return new BatchResult.Taken(Map.of(), true);
          }
          Object answer = call.get();
          really.update(List.copyOf(putOff));
          putOff.clear();
          return answer;
        });
  }

  /** A stock list, read at the wrong moment or in the wrong way. */
  static final class Reading implements StockSource {
    private final BrokenStock broken;
    private final StockSource really;
    private final List<StockLevel> kept = new ArrayList<>();
    private final Set<Sku> known = new TreeSet<>();
    private ReadReport report = new ReadReport(0, false, List.of());

    Reading(BrokenStock broken, StockSource really) {
      this.broken = broken;
      this.really = really;
    }

    /** Called by the world when a pass begins. */
    void passBegins() {
      if (broken == INVOICES_AFTER_STOCK) {
        read();
      }
    }

    /** Called by the world when a pass is over. */
    void passEnded() {
      if (broken == STALE_SNAPSHOT) {
        read();
      }
    }

    private void read() {
      kept.clear();
      report = new ReadReport(0, false, List.of());
      try {
        report = really.readStock(kept::add);
      } catch (ConnectorException e) {
        kept.clear();
      }
    }

    @Override
    public ReadReport readStock(Consumer<? super StockLevel> sink) {
      if (broken == INVOICES_AFTER_STOCK || broken == STALE_SNAPSHOT) {
        kept.forEach(sink);
        return report;
      }
      if (broken != ABSENCE_AS_ZERO) {
        return really.readStock(sink);
      }
      Set<Sku> seen = new TreeSet<>();
      ReadReport read =
          really.readStock(
              level -> {
                seen.add(level.sku());
                sink.accept(level);
              });
      for (Sku sku : known) {
        if (!seen.contains(sku)) {
          sink.accept(new StockLevel(sku, "main", BigDecimal.ZERO, null, "buc"));
        }
      }
      known.addAll(seen);
      return read;
    }

    @Override
    public List<StockLevel> readStock(Sku sku) {
      return really.readStock(sku);
    }
  }
}
