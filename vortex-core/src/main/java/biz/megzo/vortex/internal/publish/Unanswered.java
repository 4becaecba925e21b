package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OfferSink.ImportState;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.publish.Draft.Candidate;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of new products that were sent without an answer. What is listed is kept in
 * step, what waits is followed, and what the channel does not know is sent again.
 */
final class Unanswered {
  private static final int CHUNK = 50;

  private final Pass pass;
  private final OfferSink sink;
  private final @Nullable OfferReader reader;
  private final Decider decider;

  Unanswered(Pass pass, OfferSink sink, @Nullable OfferReader reader, Decider decider) {
    this.pass = pass;
    this.sink = sink;
    this.reader = reader;
    this.decider = decider;
  }

  /** Looks; throws what asking the channel throws, and then the rest stays as it was. */
  void lookFor(List<Candidate> all, Draft draft) {
    OfferReader present = reader;
    int chunk = present == null ? CHUNK : Math.min(CHUNK, present.readBatch());
    for (List<Candidate> some : Batches.cut(all, chunk)) {
      if (!pass.hasTime()) {
        return;
      }
      pass.keep();
      List<Sku> skus = some.stream().map(one -> one.entry().sku()).toList();
      Map<Sku, Offer> listed = new HashMap<>();
      if (present != null) {
        present.offers(skus).forEach(offer -> listed.put(offer.sku(), offer));
      }
      Map<Sku, ImportState> states = sink.importStates(skus);
      for (Candidate one : some) {
        Sku sku = one.entry().sku();
        ImportState state = states.get(sku);
        if (listed.containsKey(sku)) {
          keep(one, Listing.LISTED, draft);
        } else if (state != null && state.phase() != ImportState.Phase.NOT_FOUND) {
          keep(one, Listing.PENDING, draft);
        } else {
          draft.lookedUp.add(Entry.unlisted(sku));
          draft.candidates.add(new Candidate(Entry.unlisted(sku), one.product(), one.line()));
        }
      }
    }
  }

  private void keep(Candidate one, Listing listing, Draft draft) {
    Entry before = one.entry();
    Facet content = before.content();
    Facet known = content == null ? null : arrived(content, listing);
    Entry entry =
        new Entry(before.sku(), listing, known, before.price(), null, null, before.note());
    draft.lookedUp.add(entry);
    decider.decide(one.product(), entry, null);
    if (listing == Listing.PENDING && content != null && content.second()) {
      draft.candidates.removeIf(other -> other.entry().sku().equals(entry.sku()));
      draft.candidates.add(new Candidate(entry, one.product(), one.line())); // which one waits?
    }
  }

  /** The content as it arrived: what waits still says with how many units. */
  private static Facet arrived(Facet content, Listing listing) {
    Facet sure = content.decided();
    if (listing == Listing.PENDING) {
      return sure.waitingWith(content.waitingUnits());
    }
    return content.second() ? sure.asUnsure() : sure; // listed may be the older one
  }
}
