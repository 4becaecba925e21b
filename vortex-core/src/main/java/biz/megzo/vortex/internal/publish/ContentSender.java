package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferJoiner;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.VortexStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends new products and changed content, and keeps what the channel said of each. The ledger says
 * before each call that it is under way: what became of a new product without an answer is read by
 * the next pass, before anything is sent again.
 */
final class ContentSender {
  private final Pass pass;
  private final OfferSink sink;
  private final @Nullable OfferJoiner joiner;
  private final VortexStore store;
  private final Tally tally;
  private final Announcer announcer;
  private final Fence fence;
  private final LedgerBook book;
  private final Set<Sku> taken = new TreeSet<>();

  ContentSender(Pass pass, Publishing.Parts parts, VortexStore store, Tally tally, Fence fence) {
    this.pass = pass;
    this.sink = parts.sink();
    this.joiner = LinkedOffers.joiner(parts.sink());
    this.store = store;
    this.tally = tally;
    this.announcer = parts.announcer();
    this.fence = fence;
    this.book = new LedgerBook(pass.link(), store.offers());
  }

  /** What the channel took so far. */
  Set<Sku> taken() {
    return taken;
  }

  /** Sends; stops early, with the rest left for the next pass, when the time is over. */
  void send(List<Ready> all) {
    List<Ready> joining = new ArrayList<>();
    List<Ready> publishing = new ArrayList<>();
    for (Ready one : all) {
      if (!joins(one)) {
        publishing.add(one);
      } else if (one.entry().listing() != Listing.PENDING) { // an offer is made once
        joining.add(one);
      }
    }
    List<List<Ready>> batches = new ArrayList<>(Batches.cut(publishing, sink.publishBatch()));
    batches.addAll(Batches.cut(joining, 1));
    for (List<Ready> batch : batches) {
      if (!pass.hasTime()) {
        tally.skipped("no time left to publish; the next pass goes on");
        return;
      }
      if (!sendBatch(renewed(batch))) {
        return;
      }
    }
  }

  private boolean joins(Ready one) {
    OfferJoiner present = joiner;
    return present != null && one.isNew() && present.joins(one.content().value());
  }

  private BatchResult call(List<Ready> part) {
    tally.count("calls", 1);
    OfferJoiner present = joiner;
    if (present != null && part.size() == 1 && joins(part.get(0))) {
      return present.join(part.get(0).offer());
    }
    return sink.publish(part.stream().map(Ready::offer).toList());
  }

  private boolean sendBatch(List<Ready> batch) {
    book.change(batch, Ready::sku, ContentSender::underWay);
    return Batches.send(batch, this::renewed, this::call, this::conclude);
  }

  /** As the reservations of this moment want it. */
  private List<Ready> renewed(List<Ready> part) {
    pass.keep();
    fence.refresh();
    return part.stream().map(one -> one.with(fence.line(one.line()))).toList();
  }

  private boolean conclude(List<Ready> part, BatchResult result) {
    return result.fold(
        took -> {
          Map<Sku, String> bad = took.refused();
          concluded(part, sku -> bad.get(sku));
          return true;
        },
        refused -> {
          concluded(part, sku -> refused.reason());
          return true;
        },
        unknown -> {
          List<Fact> sent = new ArrayList<>();
          for (Ready ready : part) {
            Fact fact = fact(ready);
            String detail = "no usable answer (" + unknown.cause() + "); " + fact.detail();
            sent.add(new Fact(fact.at(), fact.actor(), fact.subject(), "push.unanswered", detail));
          }
          store.audit().append(pass.link(), sent);
          if (!unknown.sent()) {
            book.change(part, Ready::sku, ContentSender::unsent);
          }
          tally.failed(
              "products",
              "no usable answer to publishing "
                  + part.size()
                  + " products ("
                  + unknown.cause()
                  + "); the next pass looks what became of it before it sends any again",
              false);
          return false;
        });
  }

  private void concluded(List<Ready> part, Function<Sku, @Nullable String> refusal) {
    List<Fact> facts = new ArrayList<>();
    for (Ready ready : part) {
      if (refusal.apply(ready.sku()) == null) {
        facts.add(fact(ready));
      }
    }
    store.audit().append(pass.link(), facts); // first: see Pusher
    book.change(
        part,
        Ready::sku,
        (ready, now) -> {
          String words = refusal.apply(ready.sku());
          return words == null ? sent(ready, now) : refused(ready, now, words);
        });
    for (Ready ready : part) {
      String words = refusal.apply(ready.sku());
      if (words == null) {
        taken.add(ready.sku());
        tally.count("published", 1);
      } else {
        tally.count("refused", 1);
        tally.held("sku " + ready.sku(), refusal(words).explain());
        announcer.offerHeld(ready.sku(), words);
      }
    }
  }

  private Fact fact(Ready ready) {
    return new Fact(
        pass.now(),
        "vortex",
        "sku:" + ready.sku(),
        "offer.published",
        Prints.of(ready.content().value())
            + ", "
            + Prints.of(ready.price().value())
            + ", stock="
            + ready.line().offered()
            + "; product rules version "
            + ready.content().ruleVersion()
            + ", price rules version "
            + ready.price().ruleVersion()
            + "; "
            + ready.line().explain()
            + fence.snapshotOf());
  }

  /** The entry from before the call: an answer that is lost leaves it so. */
  private static Entry underWay(Ready ready, Entry now) {
    boolean listed = Decider.isListed(now);
    return new Entry(
        now.sku(),
        listed ? now.listing() : Listing.PENDING,
        (listed ? ready.content() : mayWait(ready, now)).asUnsure(),
        listed ? Item.unsure(now.price()) : ready.price(),
        listed ? Item.unsure(now.stock()) : null,
        now.hold(),
        now.note());
  }

  private static Facet waiting(Ready ready) {
    return ready.content().waitingWith(ready.line().offered());
  }

  /** What waits may be the one sent before: the greater units may be listed. */
  private static Facet mayWait(Ready ready, Entry now) {
    Facet before = now.content();
    int waited = before == null ? 0 : before.waitingUnits();
    Facet waits = ready.content().waitingWith(Math.max(waited, ready.line().offered()));
    boolean second = now.listing() == Listing.PENDING || now.listing() == Listing.REFUSED;
    return second ? waits.asSecond() : waits;
  }

  /** As if it had never been tried: no byte left. */
  private static Entry unsent(Ready ready, Entry now) {
    Entry before = ready.entry();
    return new Entry(
        now.sku(),
        before.listing(),
        before.content(),
        before.price(),
        now.stock(),
        now.hold(),
        now.note());
  }

  /** Listed offers stay listed while their change waits; their price and stock are pushed again. */
  private static Entry sent(Ready ready, Entry now) {
    boolean listed = Decider.isListed(now);
    return new Entry(
        now.sku(),
        listed ? now.listing() : Listing.PENDING,
        waiting(ready),
        listed ? Item.unsure(now.price()) : ready.price(),
        listed ? Item.unsure(now.stock()) : null,
        null,
        null);
  }

  private static Entry refused(Ready ready, Entry now, String words) {
    boolean listed = Decider.isListed(now);
    boolean hidden = listed && Holds.hides(now, Holds.CONTENT); // then it is tried again
    return new Entry(
        now.sku(),
        listed ? now.listing() : Listing.REFUSED,
        hidden ? ready.content().asUnsure() : ready.content(),
        listed ? now.price() : ready.price(),
        listed ? now.stock() : null,
        hidden ? now.hold() : refusal(words).print(),
        hidden ? now.note() : words);
  }

  static OfferHold refusal(String words) {
    return new OfferHold(
        biz.megzo.vortex.publish.Facet.CONTENT,
        Guard.CHANNEL_REFUSED,
        "the channel refused the product: " + words);
  }
}
