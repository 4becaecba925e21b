package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferReader.OfferPage;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.VortexStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the channel's listing back, a few pages a pass, and compares it with the ledger. Stock that
 * differs is forgotten in the ledger, so that the next pass pushes it again.
 */
final class Reconciler {
  static final String CURSOR = "reconcile.page";

  private final Pass pass;
  private final OfferReader reader;
  private final VortexStore store;
  private final Tally tally;

  Reconciler(Pass pass, OfferReader reader, VortexStore store, Tally tally) {
    this.pass = pass;
    this.reader = reader;
    this.store = store;
    this.tally = tally;
  }

  void slice(int pages) {
    LinkId link = pass.link();
    String page = store.cursors().get(link, CURSOR).filter(text -> !text.isEmpty()).orElse(null);
    for (int i = 0; i < pages && pass.hasTime(); i++) {
      pass.keep();
      OfferPage read = reader.offers(page);
      compare(read.offers());
      page = read.next();
      store.cursors().put(link, CURSOR, page == null ? "" : page);
      if (page == null) {
        return;
      }
    }
  }

  private void compare(List<Offer> offers) {
    Map<Sku, Offer> listed = new HashMap<>();
    offers.forEach(offer -> listed.put(offer.sku(), offer));
    List<Entry> repaired = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    for (Entry entry : store.offers().find(pass.link(), listed.keySet())) {
      tally.count("compared", 1);
      Entry after = compare(entry, listed.get(entry.sku()), facts);
      if (after != null) {
        repaired.add(after);
      }
    }
    store.offers().write(pass.link(), repaired);
    store.audit().append(pass.link(), facts);
  }

  private @Nullable Entry compare(Entry entry, @Nullable Offer offer, List<Fact> facts) {
    if (offer != null && !Decider.isListed(entry)) {
      tally.count("adopted", 1);
      return new Entry(entry.sku(), Listing.LISTED, entry.content(), null, null, null, null);
    }
    Integer ours = Item.units(entry.stock());
    if (offer == null || ours == null || offer.stock() == null) {
      return null;
    }
    Facet stock = entry.stock();
    if (ours.equals(offer.stock())) {
      return stock == null || stock.confirmed() ? null : with(entry, confirmed(stock));
    }
    tally.count("drift", 1);
    tally.note(
        "sku " + entry.sku(),
        "listed with "
            + offer.stock()
            + " units where "
            + ours
            + " were acknowledged; the next pass sets it right");
    facts.add(
        new Fact(
            pass.now(),
            "vortex",
            "sku:" + entry.sku(),
            "stock.drift",
            "ledger " + ours + ", channel " + offer.stock()));
    return with(entry, null);
  }

  private static Facet confirmed(Facet facet) {
    return new Facet(facet.value(), facet.ruleVersion(), facet.at(), true);
  }

  private static Entry with(Entry entry, @Nullable Facet stock) {
    return new Entry(
        entry.sku(),
        entry.listing(),
        entry.content(),
        entry.price(),
        stock,
        entry.hold(),
        entry.note());
  }
}
