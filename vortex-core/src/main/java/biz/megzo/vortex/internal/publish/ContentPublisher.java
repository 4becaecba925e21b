package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.connector.OfferSink.OfferContent;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.internal.publish.Draft.Candidate;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Publishes new products and changed content; what can not be mapped is held and says why. */
final class ContentPublisher {
  /** What the ledger is to keep of a product that is not sent. */
  private record Kept(Sku sku, UnaryOperator<Entry> change) {}

  /** A product ready to be sent. */
  private record Ready(
      Entry entry, OfferContent offer, BigDecimal onHand, Facet content, Facet price) {
    /** The same with what may be offered by now. */
    Ready with(int units) {
      return new Ready(
          entry,
          new OfferContent(offer.sku(), offer.content(), offer.price(), units),
          onHand,
          content,
          price);
    }
  }

  private final Pass pass;
  private final OfferSink sink;
  private final VortexStore store;
  private final Facts facts;
  private final Tally tally;
  private final Announcer announcer;
  private final Fence fence;
  private final Decider decider;
  private final LedgerBook book;

  ContentPublisher(
      Pass pass,
      OfferSink sink,
      VortexStore store,
      Facts facts,
      Tally tally,
      Announcer announcer,
      Fence fence) {
    this.pass = pass;
    this.sink = sink;
    this.store = store;
    this.facts = facts;
    this.tally = tally;
    this.announcer = announcer;
    this.fence = fence;
    this.decider = new Decider(facts, new Draft());
    this.book = new LedgerBook(pass.link(), store.offers());
  }

  void publish(List<Candidate> candidates) {
    RuleSet contents = facts.contents();
    RuleSet prices = facts.prices();
    if (contents == null || prices == null) {
      return;
    }
    List<Ready> ready = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Ready one = prepare(candidate, contents, prices, kept);
      if (one != null) {
        ready.add(one);
      }
    }
    book.change(kept, Kept::sku, (one, now) -> one.change().apply(now));
    for (List<Ready> batch : Batches.cut(ready, sink.publishBatch())) {
      if (!pass.hasTime()) {
        tally.skipped("no time left to publish; the next pass goes on");
        return;
      }
      pass.keep();
      fence.refresh();
      List<Ready> fresh =
          batch.stream()
              .map(one -> one.with(fence.line(one.entry().sku(), one.onHand()).offered()))
              .toList();
      if (!send(fresh)) {
        return;
      }
    }
  }

  /** What to send; null when nothing is, and then {@code kept} holds what the ledger is to keep. */
  private @Nullable Ready prepare(
      Candidate candidate, RuleSet contents, RuleSet prices, List<Kept> kept) {
    Entry entry = candidate.entry();
    Mapped content = decider.map(contents, candidate.product());
    Mapped price = decider.map(prices, candidate.product());
    if (content instanceof Mapped.Held held) {
      kept.add(new Kept(entry.sku(), now -> content(now, facet(contents))));
      hold(entry, Holds.CONTENT, held, kept);
      return null;
    }
    FieldRecord fields = ((Mapped.Ok) content).target();
    Facet known = entry.content();
    if (known != null && known.value().equals(fields) && Decider.isListed(entry)) {
      kept.add(new Kept(entry.sku(), now -> content(now, facet(fields, contents))));
      return null;
    }
    if (price instanceof Mapped.Held held) {
      kept.add(new Kept(entry.sku(), now -> content(now, facet(fields, contents))));
      if (!Decider.isListed(entry)) {
        kept.add(new Kept(entry.sku(), now -> price(now, facet(prices))));
      }
      hold(entry, Holds.PRICE, held, kept);
      return null;
    }
    if (candidate.onHand() == null) {
      tally.count("waiting for stock", 1);
      return null;
    }
    FieldRecord amount = ((Mapped.Ok) price).target();
    return new Ready(
        entry,
        new OfferContent(entry.sku(), fields, amount, 0),
        candidate.onHand(),
        facet(fields, contents),
        facet(amount, prices));
  }

  private void hold(Entry entry, String prefix, Mapped.Held held, List<Kept> kept) {
    String reason = prefix + held.problems().get(0);
    if (!reason.equals(entry.hold())) {
      announcer.offerHeld(entry.sku(), reason);
    }
    kept.add(new Kept(entry.sku(), now -> held(now, reason, now.note())));
    tally.count("held", 1);
    tally.held("sku " + entry.sku(), reason);
  }

  private boolean send(List<Ready> batch) {
    boolean[] goOn = {true};
    Batches.send(
        batch,
        part -> {
          tally.count("calls", 1);
          return sink.publish(part.stream().map(Ready::offer).toList());
        },
        (part, result) -> goOn[0] &= conclude(part, result));
    return goOn[0];
  }

  private boolean conclude(List<Ready> part, BatchResult result) {
    return result.fold(
        taken -> {
          Map<Sku, String> bad = taken.refused();
          book.change(
              part,
              ready -> ready.entry().sku(),
              (ready, now) -> {
                String words = bad.get(now.sku());
                return words == null ? sent(ready, now) : refused(ready, now, words);
              });
          List<Fact> audit = new ArrayList<>();
          for (Ready ready : part) {
            String words = bad.get(ready.entry().sku());
            if (words == null) {
              tally.count("published", 1);
              audit.add(fact(ready));
            } else {
              tellRefused(ready, words);
            }
          }
          store.audit().append(pass.link(), audit);
          return true;
        },
        refused -> {
          book.change(
              part,
              ready -> ready.entry().sku(),
              (ready, now) -> refused(ready, now, refused.reason()));
          tellRefused(part.get(0), refused.reason());
          return true;
        },
        unknown -> {
          tally.failed(
              "products",
              "no usable answer to publishing "
                  + part.size()
                  + " products ("
                  + unknown.cause()
                  + "); the next pass repeats it",
              false);
          return false;
        });
  }

  private Fact fact(Ready ready) {
    return new Fact(
        pass.now(),
        "vortex",
        "sku:" + ready.entry().sku(),
        "offer.published",
        Prints.of(ready.offer().content())
            + ", "
            + Prints.of(ready.offer().price())
            + ", stock="
            + ready.offer().stock());
  }

  /** Listed offers stay listed while their change waits; their price and stock are pushed again. */
  private static Entry sent(Ready ready, Entry now) {
    boolean listed = Decider.isListed(now);
    return new Entry(
        now.sku(),
        listed ? now.listing() : Listing.PENDING,
        ready.content(),
        listed ? null : ready.price(),
        null,
        null,
        null);
  }

  private static Entry refused(Ready ready, Entry now, String words) {
    boolean listed = Decider.isListed(now);
    return new Entry(
        now.sku(),
        listed ? now.listing() : Listing.REFUSED,
        ready.content(),
        listed ? now.price() : ready.price(),
        listed ? now.stock() : null,
        Holds.CONTENT + words,
        words);
  }

  private void tellRefused(Ready ready, String words) {
    tally.count("refused", 1);
    tally.held(
        "sku " + ready.entry().sku(),
        "the channel refused the product: " + words + "; correct it, it is sent again then");
    announcer.offerHeld(ready.entry().sku(), words);
  }

  private static Entry content(Entry now, Facet facet) {
    return new Entry(
        now.sku(), now.listing(), facet, now.price(), now.stock(), now.hold(), now.note());
  }

  private static Entry price(Entry now, Facet facet) {
    return new Entry(
        now.sku(), now.listing(), now.content(), facet, now.stock(), now.hold(), now.note());
  }

  private static Entry held(Entry now, String hold, @Nullable String note) {
    return new Entry(now.sku(), now.listing(), now.content(), now.price(), now.stock(), hold, note);
  }

  private Facet facet(RuleSet rules) {
    return facet(FieldRecord.empty(), rules);
  }

  private Facet facet(FieldRecord value, RuleSet rules) {
    return new Facet(value, rules.version(), facts.now(), false);
  }
}
