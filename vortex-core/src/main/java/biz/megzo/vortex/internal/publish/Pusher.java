package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.store.AuditLog;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Pushes price and stock of listed offers: what takes units away first. Each batch is worked out
 * anew from the reservations of that moment, and the ledger forgets what it is about to overwrite
 * before the call, so that a crash between call and ledger is repaired by the next pass.
 */
final class Pusher {
  private final Pass pass;
  private final OfferSink sink;
  private final VortexStore store;
  private final Fence fence;
  private final Tally stockTally;
  private final Tally priceTally;
  private final Announcer announcer;
  private final LedgerBook book;

  Pusher(
      Pass pass,
      OfferSink sink,
      VortexStore store,
      Fence fence,
      Tallies tallies,
      Announcer announcer) {
    this.pass = pass;
    this.sink = sink;
    this.store = store;
    this.fence = fence;
    this.stockTally = tallies.stock();
    this.priceTally = tallies.prices();
    this.announcer = announcer;
    this.book = new LedgerBook(pass.link(), store.offers());
  }

  /** Pushes; stops early, with the rest left for the next pass, when the time is over. */
  void push(List<Item> items) {
    List<Item> ordered = new ArrayList<>();
    List<Item> refusedBefore = new ArrayList<>();
    for (Item item : items) {
      (Holds.on(item.entry().hold(), Holds.STOCK) ? refusedBefore : ordered).add(item);
    }
    ordered.sort(Comparator.comparing(Pusher::urgency));
    List<List<Item>> batches = new ArrayList<>(Batches.cut(ordered, sink.updateBatch()));
    batches.addAll(Batches.cut(refusedBefore, sink.updateBatch()));
    for (List<Item> batch : batches) {
      if (!pass.hasTime()) {
        stockTally.skipped("no time left in this pass; the rest follows with the next");
        return;
      }
      pass.keep();
      List<Item> fresh = fresh(batch);
      if (!fresh.isEmpty() && !send(fresh)) {
        return;
      }
    }
  }

  /** What takes units away goes first, what only changes the price goes last. */
  private static int urgency(Item item) {
    if (item.stock() == null) {
      return 2;
    }
    return item.decreases() ? 0 : 1;
  }

  /** The batch as the reservations of this moment want it. */
  private List<Item> fresh(List<Item> batch) {
    if (batch.stream().allMatch(item -> item.stock() == null)) {
      return batch;
    }
    fence.refresh();
    List<Item> fresh = new ArrayList<>(batch.size());
    for (Item item : batch) {
      StockLine line = item.line();
      Item now = line == null ? item : item.with(fence.line(line.sku(), line.onHand()));
      if (!now.isEmpty()) {
        fresh.add(now);
      }
    }
    return fresh;
  }

  private boolean send(List<Item> batch) {
    book.change(batch, Item::sku, Item::underWay);
    boolean[] goOn = {true};
    Batches.send(
        batch,
        part -> {
          stockTally.count("calls", 1);
          return sink.update(part.stream().map(Item::update).toList());
        },
        (part, result) -> goOn[0] &= conclude(part, result));
    return goOn[0];
  }

  private boolean conclude(List<Item> part, BatchResult result) {
    Instant at = pass.startedAt();
    return result.fold(
        taken -> {
          Map<Sku, String> bad = taken.refused();
          book.change(
              part,
              Item::sku,
              (item, now) -> {
                String words = bad.get(item.sku());
                return words == null
                    ? item.acknowledged(now, at, taken.confirmed())
                    : item.refused(now, at, words);
              });
          List<Fact> facts = new ArrayList<>(part.size());
          for (Item item : part) {
            String words = bad.get(item.sku());
            if (words == null) {
              count(item);
              facts.addAll(facts(item));
            } else {
              refused(item, words);
            }
          }
          store.audit().append(pass.link(), facts);
          announcer.pushed(part.size() - taken.refused().size());
          return true;
        },
        refused -> {
          Item item = part.get(0);
          book.change(part, Item::sku, (one, now) -> one.refused(now, at, refused.reason()));
          refused(item, refused.reason());
          return true;
        },
        unknown -> {
          stockTally.failed(
              "stock",
              "no usable answer to a push of "
                  + part.size()
                  + " offers ("
                  + unknown.cause()
                  + "); the next pass repeats it",
              false);
          return false;
        });
  }

  private void count(Item item) {
    if (item.stock() != null) {
      stockTally.count("pushed", 1);
    }
    if (item.price() != null) {
      priceTally.count("pushed", 1);
    }
  }

  private void refused(Item item, String words) {
    Tally tally = item.stock() == null ? priceTally : stockTally;
    tally.count("refused", 1);
    tally.held(
        "sku " + item.sku(),
        "the channel refused the change: "
            + words
            + "; correct it there or here, it is tried again");
    announcer.offerHeld(item.sku(), words);
  }

  private List<Fact> facts(Item item) {
    List<Fact> facts = new ArrayList<>(2);
    if (item.stock() != null && item.line() != null) {
      Integer before = Item.units(item.entry().stock());
      facts.add(
          fact(
              item.sku(),
              "stock.pushed",
              (before == null ? "unknown" : before)
                  + " -> "
                  + item.line().offered()
                  + "; "
                  + item.line().explain()));
    }
    if (item.price() != null) {
      facts.add(
          fact(
              item.sku(),
              "price.pushed",
              Prints.of(item.price().from())
                  + " -> "
                  + Prints.of(item.price().to())
                  + "; "
                  + item.price().reason()));
    }
    return facts;
  }

  private AuditLog.Fact fact(Sku sku, String action, String detail) {
    return new Fact(pass.now(), "vortex", "sku:" + sku, action, detail);
  }
}
