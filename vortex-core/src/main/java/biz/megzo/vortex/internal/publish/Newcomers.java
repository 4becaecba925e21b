package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.publish.Draft.Candidate;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up on the channel what the ledger does not know. What is listed already is adopted: its
 * price and stock are kept in step from now on, its content is left as it is until it changes in
 * the ERP.
 */
final class Newcomers {
  private final Pass pass;
  private final OfferReader reader;
  private final Facts facts;

  Newcomers(Pass pass, OfferReader reader, Facts facts) {
    this.pass = pass;
    this.reader = reader;
    this.facts = facts;
  }

  /**
   * Looks up.
   *
   * @param draft gets what the ledger is to know, the changes of adopted offers, and the candidates
   *     for publishing
   */
  void lookUp(List<Candidate> newcomers, Draft draft, Tallies tallies) {
    Decider decider = new Decider(facts, draft);
    for (List<Candidate> chunk : Batches.cut(newcomers, reader.readBatch())) {
      if (!pass.hasTime()) {
        tallies.products().skipped("no time left to look up new products; the next pass goes on");
        return;
      }
      pass.keep();
      Map<Sku, Offer> listed = new HashMap<>();
      reader
          .offers(chunk.stream().map(c -> c.entry().sku()).toList())
          .forEach(offer -> listed.put(offer.sku(), offer));
      for (Candidate candidate : chunk) {
        Offer offer = listed.get(candidate.entry().sku());
        if (offer == null) {
          draft.lookedUp.add(candidate.entry());
          draft.candidates.add(candidate);
        } else {
          Entry entry = adopt(candidate, offer);
          Money price = offer.price();
          draft.lookedUp.add(entry);
          decider.decide(candidate.product(), entry, price == null ? null : price.amount());
          tallies.products().count("adopted", 1);
        }
      }
    }
  }

  private Entry adopt(Candidate candidate, Offer offer) {
    Integer units = offer.stock();
    return new Entry(
        offer.sku(),
        Listing.LISTED,
        asItIs(candidate),
        facts.guards().shown(offer.price(), facts.now()),
        units == null || units < 0 ? null : new Facet(Item.stockOf(units), -1, facts.now(), true),
        null,
        null);
  }

  /** Content that was listed before us counts as acknowledged. */
  private @Nullable Facet asItIs(Candidate candidate) {
    RuleSet contents = facts.contents();
    if (contents == null) {
      return null;
    }
    Mapped mapped = new Decider(facts, new Draft()).map(contents, candidate.product());
    FieldRecord value = mapped.fold(Mapped.Ok::target, held -> FieldRecord.empty());
    return new Facet(value, contents.version(), facts.now(), true);
  }
}
