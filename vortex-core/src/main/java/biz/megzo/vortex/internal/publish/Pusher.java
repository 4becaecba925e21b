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
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pushes price and stock of listed offers: what takes units away first. Each batch is worked out
 * anew from the reservations of that moment, and the ledger forgets what it is about to overwrite
 * before the call, so that a crash between call and ledger is repaired by the next pass.
 */
final class Pusher {
  private static final int MOST_REFUSALS = 20;
  private static final int MANY = 10;

  private final Pass pass;
  private final OfferSink sink;
  private final VortexStore store;
  private final Fence fence;
  private final Tally stockTally;
  private final Tally priceTally;
  private final Announcer announcer;
  private final LedgerBook book;
  private final Set<Sku> taken = new HashSet<>();
  private final Map<Item, String> refusedBoth = new LinkedHashMap<>();
  private int refusals;
  private int refusedAlone;

  Pusher(Pass pass, Publishing.Parts parts, VortexStore store, Fence fence, Tallies tallies) {
    this.pass = pass;
    this.sink = parts.sink();
    this.store = store;
    this.fence = fence;
    this.stockTally = tallies.stock();
    this.priceTally = tallies.prices();
    this.announcer = parts.announcer();
    this.book = new LedgerBook(pass.link(), store.offers());
  }

  /** What the channel took so far. */
  Set<Sku> taken() {
    return taken;
  }

  /** Pushes; stops early, with the rest left for the next pass, when the time is over. */
  void push(List<Item> items) {
    List<Item> ordered = new ArrayList<>();
    List<Item> refusedBefore = new ArrayList<>();
    for (Item item : items) {
      (Holds.on(item.entry().hold(), Holds.STOCK) ? refusedBefore : ordered).add(item);
    }
    ordered.sort(Comparator.comparing(Pusher::urgency));
    if (pushed(ordered)) {
      pushedAgain(refusedBefore);
    }
  }

  /**
   * Offers whose stock the channel refused before: one by one as long as it refuses, in batches
   * that double once it does not. So many refusals end it; each pass begins elsewhere.
   */
  private void pushedAgain(List<Item> items) {
    int turn = turn(items.size());
    Iterator<Item> queue =
        Stream.concat(items.subList(turn, items.size()).stream(), items.subList(0, turn).stream())
            .iterator();
    int before = refusals;
    int size = 1;
    while (queue.hasNext()) {
      if (refusals - before >= MOST_REFUSALS) {
        stockTally.note("stock", "more offers that were refused before are tried by later passes");
        return;
      }
      int known = refusals;
      List<Item> part = new ArrayList<>();
      while (queue.hasNext() && part.size() < size) {
        part.add(queue.next());
      }
      if (!pushed(part)) {
        return;
      }
      size = refusals == known ? Math.min(2 * size, sink.updateBatch()) : 1;
    }
  }

  private int turn(int size) {
    long spread = (pass.startedAt().getEpochSecond() * 0x9E3779B97F4A7C15L) >>> 33;
    return size == 0 ? 0 : (int) (spread % size);
  }

  /** Fills each call as far as it goes: what is no change any more makes room for the next. */
  private boolean pushed(List<Item> items) {
    Iterator<Item> queue = items.iterator();
    while (queue.hasNext()) {
      if (!pass.hasTime()) {
        stockTally.skipped("no time left in this pass; the rest follows with the next");
        return false;
      }
      pass.keep();
      List<Item> batch = batch(queue);
      int before = refusedAlone;
      if (!batch.isEmpty() && !send(batch)) {
        return false;
      }
      if (batch.size() >= MANY && refusedAlone - before == batch.size()) {
        stockTally.failed(
            "stock",
            "the channel refused each of "
                + batch.size()
                + " changes, so that this is hardly about one of them; the next pass goes on",
            false);
        return false;
      }
    }
    return true;
  }

  /** What takes units away goes first, what only changes the price goes last. */
  private static int urgency(Item item) {
    if (item.stock() == null) {
      return 2;
    }
    return item.decreases() ? 0 : 1;
  }

  /** The next batch, as the reservations of this moment want it. */
  private List<Item> batch(Iterator<Item> queue) {
    List<Item> batch = new ArrayList<>();
    boolean fenced = false;
    while (queue.hasNext() && batch.size() < sink.updateBatch()) {
      Item item = queue.next();
      StockLine line = item.line();
      if (line != null && !fenced) {
        fence.refresh();
        fenced = true;
      }
      Item now = line == null ? item : item.with(fence.line(line));
      if (!now.isEmpty()) {
        batch.add(now);
      }
    }
    return batch;
  }

  private boolean send(List<Item> batch) {
    if (!sent(batch)) {
      return false;
    }
    Map<Item, String> both = new LinkedHashMap<>(refusedBoth);
    refusedBoth.clear();
    for (Map.Entry<Item, String> one : both.entrySet()) {
      if (!unitsAlone(one.getKey(), one.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean sent(List<Item> batch) {
    book.change(batch, Item::sku, Item::underWay);
    return Batches.send(
        batch,
        this::renewed,
        part -> {
          stockTally.count("calls", 1);
          return sink.update(part.stream().map(Item::update).toList());
        },
        this::conclude);
  }

  /**
   * Price and stock were refused together, and nobody knows which of the two it is about: the units
   * go alone. Taken, it was the price; refused, the price is tried again with them.
   */
  private boolean unitsAlone(Item item, String words) {
    int before = refusals;
    List<Item> alone = renewed(List.of(item.withoutPrice()));
    if (alone.isEmpty()) {
      return true; // both are pushed anew by the next pass
    }
    if (!sent(alone)) {
      return false;
    }
    if (refusals == before) {
      Item price = item.withoutStock();
      book.change(List.of(price), Item::sku, (one, now) -> one.refused(now, pass.now(), words));
      refused(price, words);
    }
    return true;
  }

  /** A part of a refused batch, as the reservations of this moment want it. */
  private List<Item> renewed(List<Item> part) {
    pass.keep();
    return batch(part.iterator());
  }

  private boolean conclude(List<Item> part, BatchResult result) {
    Instant at = pass.now();
    return result.fold(
        taken -> {
          Map<Sku, String> bad = taken.refused();
          // History first: after a crash in between it is told twice, never not at all.
          List<Fact> facts = new ArrayList<>(part.size());
          part.stream()
              .filter(item -> !bad.containsKey(item.sku()))
              .forEach(item -> facts.addAll(facts(item)));
          store.audit().append(pass.link(), facts);
          book.change(
              part,
              Item::sku,
              (item, now) -> {
                String words = bad.get(item.sku());
                if (words == null) {
                  return item.acknowledged(now, at, taken.confirmed());
                }
                return item.isBoth() ? now : item.refused(now, at, words);
              });
          for (Item item : part) {
            String words = bad.get(item.sku());
            if (words == null) {
              count(item);
            } else if (item.isBoth()) {
              refusedBoth.put(item, words);
            } else {
              refused(item, words);
            }
          }
          announcer.pushed(part.size() - taken.refused().size());
          return true;
        },
        refused -> {
          Item item = part.get(0);
          if (item.isBoth()) {
            refusedBoth.put(item, refused.reason());
            return true;
          }
          refusedAlone++;
          book.change(part, Item::sku, (one, now) -> one.refused(now, at, refused.reason()));
          refused(item, refused.reason());
          return true;
        },
        unknown -> {
          List<Fact> sent = new ArrayList<>(part.size());
          part.forEach(item -> sent.add(unanswered(item, unknown.cause())));
          store.audit().append(pass.link(), sent);
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
    taken.add(item.sku());
    if (item.stock() != null) {
      stockTally.count("pushed", 1);
    }
    if (item.price() != null) {
      priceTally.count("pushed", 1);
    }
  }

  private void refused(Item item, String words) {
    Tally tally = item.stock() == null ? priceTally : stockTally;
    refusals++;
    tally.count("refused", 1);
    tally.held("sku " + item.sku(), item.refusal(words).explain());
    announcer.offerHeld(item.sku(), words);
  }

  /** From then until the next push nobody knows which of the two is listed. */
  private Fact unanswered(Item item, String cause) {
    StringBuilder sent = new StringBuilder();
    facts(item).forEach(fact -> sent.append("; ").append(fact.detail()));
    return fact(item.sku(), "push.unanswered", "no usable answer (" + cause + ")" + sent);
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
                  + item.line().explain()
                  + fence.snapshotOf()));
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
