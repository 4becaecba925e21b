package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OfferSink.ImportState;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows published products, and changed content of listed offers, to their end. */
final class Imports {
  private static final int CHUNK = 50;
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final Pass pass;
  private final OfferSink sink;
  private final OfferLedger ledger;
  private final Tally tally;
  private final Announcer announcer;

  Imports(Pass pass, OfferSink sink, OfferLedger ledger, Tally tally, Announcer announcer) {
    this.pass = pass;
    this.sink = sink;
    this.ledger = ledger;
    this.tally = tally;
    this.announcer = announcer;
  }

  /**
   * Asks for at most so many; the rest is asked for by later passes.
   *
   * @return what the channel decided on
   */
  Set<Sku> follow(List<Entry> pending, int most) {
    Set<Sku> done = new HashSet<>();
    List<Entry> asked = pending.subList(0, Math.min(most, pending.size()));
    long waiting = pending.size();
    for (List<Entry> chunk : Batches.cut(asked, CHUNK)) {
      if (!pass.hasTime()) {
        break;
      }
      Map<Sku, ImportState> states = sink.importStates(chunk.stream().map(Entry::sku).toList());
      List<Entry> decided = new ArrayList<>();
      for (Entry entry : chunk) {
        Entry after = decide(entry, states.get(entry.sku()));
        if (after != null) {
          decided.add(after);
        }
      }
      ledger.write(pass.link(), decided);
      decided.forEach(one -> done.add(one.sku()));
      waiting -= decided.size();
    }
    tally.count("waiting for approval", waiting);
    return done;
  }

  /**
   * Asks what became of changed content. It travelled with the units and the price of its time,
   * which the channel may list once it decides, however late that is: what is decided is pushed
   * again, the units at once, the price by the next pass.
   *
   * @param settled gets what is decided
   * @return what is decided and not about to be pushed, to be pushed again
   */
  List<Item> settle(List<Draft.Updating> updating, List<Item> due, int most, Set<Sku> settled) {
    Map<Sku, Draft.Updating> asked = new LinkedHashMap<>();
    updating.stream().limit(most).forEach(one -> asked.put(one.entry().sku(), one));
    Set<Sku> pushed = new HashSet<>();
    due.stream().filter(one -> one.stock() != null).forEach(one -> pushed.add(one.sku()));
    List<Item> again = new ArrayList<>();
    long waiting = updating.size();
    for (List<Sku> chunk : Batches.cut(List.copyOf(asked.keySet()), CHUNK)) {
      if (!pass.hasTime()) {
        break;
      }
      Map<Sku, ImportState> states = sink.importStates(chunk);
      List<Entry> decided = new ArrayList<>();
      for (Sku sku : chunk) {
        Draft.Updating one = Objects.requireNonNull(asked.get(sku));
        Entry after = settled(one.entry(), states.get(sku));
        if (after == null) {
          continue;
        }
        decided.add(after);
        StockLine line = one.line();
        if (line != null && !pushed.contains(sku)) {
          again.add(Item.anew(after, line));
        }
      }
      new LedgerBook(pass.link(), ledger)
          .change(decided, Entry::sku, (after, now) -> settledNow(after, now));
      decided.forEach(one -> settled.add(one.sku()));
      waiting -= decided.size();
    }
    tally.count("changes waiting for approval", waiting);
    return again;
  }

  private @Nullable Entry settled(Entry entry, @Nullable ImportState state) {
    if (state == null) {
      return null;
    }
    return switch (state.phase()) {
      case PENDING, LISTED_WITH_CHANGES_PENDING -> null;
      case LISTED, NOT_FOUND -> {
        if (!state.message().isBlank()) {
          tally.note("sku " + entry.sku(), "the channel says of its change: " + state.message());
        }
        yield settled(entry, entry.hold(), entry.note());
      }
      case REFUSED -> {
        String words = state.message().isBlank() ? "no reason given" : state.message();
        tally.count("refused", 1);
        tally.held("sku " + entry.sku(), ContentSender.refusal(words).explain());
        announcer.offerHeld(entry.sku(), words);
        yield settled(entry, ContentSender.refusal(words).print(), words);
      }
    };
  }

  private static Entry settled(Entry entry, @Nullable String hold, @Nullable String note) {
    return new Entry(
        entry.sku(),
        entry.listing(),
        decided(entry.content()),
        entry.price(),
        Item.unsure(entry.stock()),
        hold,
        note);
  }

  /** What was decided, on the entry as it stands now; a price that was refused stays so. */
  private static Entry settledNow(Entry after, Entry now) {
    return new Entry(
        now.sku(),
        now.listing(),
        after.content(),
        Holds.on(now.hold(), Holds.PRICE) ? now.price() : Item.unsure(now.price()),
        Item.unsure(now.stock()),
        after.hold(),
        after.note());
  }

  private @Nullable Entry decide(Entry entry, @Nullable ImportState state) {
    if (state == null) {
      return null;
    }
    return switch (state.phase()) {
      case PENDING -> null;
      case LISTED, LISTED_WITH_CHANGES_PENDING -> {
        tally.count("listed", 1);
        yield new Entry(
            entry.sku(),
            Listing.LISTED,
            state.phase() == ImportState.Phase.LISTED
                ? decided(entry.content())
                : entry.content(), // still waiting, with its units
            entry.price(),
            null,
            null,
            null);
      }
      case REFUSED -> {
        String words = state.message().isBlank() ? "no reason given" : state.message();
        tally.count("refused", 1);
        tally.held(
            "sku " + entry.sku(),
            "the channel refused the product: " + words + "; correct it, it is sent again then");
        announcer.offerHeld(entry.sku(), words);
        yield new Entry(
            entry.sku(),
            Listing.REFUSED,
            asSent(entry.content()),
            entry.price(),
            null,
            ContentSender.refusal(words).print(),
            words);
      }
      case NOT_FOUND -> forgotten(entry);
    };
  }

  private static @Nullable Facet decided(@Nullable Facet sent) {
    return sent == null
        ? null
        : new Facet(sent.acknowledged(), sent.ruleVersion(), sent.at(), true);
  }

  private static @Nullable Facet asSent(@Nullable Facet sent) {
    return sent == null ? null : sent.decided();
  }

  /** A product that the channel took and does not know after a day is sent again. */
  private @Nullable Entry forgotten(Entry entry) {
    Facet content = entry.content();
    Instant sent = content == null ? Instant.EPOCH : content.at();
    if (Duration.between(sent, pass.now()).compareTo(FORGOTTEN) < 0) {
      return null;
    }
    return new Entry(
        entry.sku(),
        Listing.ABSENT,
        null,
        null,
        null,
        null,
        "taken, then not known to the channel");
  }
}
