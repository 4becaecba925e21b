package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferReader.OfferPage;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the channel's listing back, a few pages a pass and the whole of it at least daily, and
 * compares it with the ledger. What differs is reported, set right by the next pass, or left, as
 * the settings say.
 */
final class Reconciler {
  static final String CURSOR = "reconcile.round";
  private static final int LEDGER_PAGE = 50;

  private final Pass pass;
  private final OfferReader reader;
  private final VortexStore store;
  private final Tally tally;
  private final Comparing comparing;

  Reconciler(Pass pass, OfferReader reader, VortexStore store, Tally tally, Comparing comparing) {
    this.pass = pass;
    this.reader = reader;
    this.store = store;
    this.tally = tally;
    this.comparing = comparing;
  }

  /** Some pages; more of them when the day would end before the listing does. */
  void slice(int pages) {
    Round round = Round.parse(store.cursors().get(pass.link(), CURSOR).orElse(""), pass.now());
    read(round, round.due(pages, pass.now()), false);
  }

  /** The whole listing from its beginning, as far as the time of the pass goes. */
  void whole() {
    Round last = Round.parse(store.cursors().get(pass.link(), CURSOR).orElse(""), pass.now());
    read(last.again(pass.now()), Integer.MAX_VALUE, true);
  }

  private void read(Round begun, int pages, boolean once) {
    Round round = begun;
    for (int i = 0; i < pages; i++) {
      if (!pass.hasTime()) {
        tally.note("reconciliation", "no time left to compare more; the next pass goes on");
        return;
      }
      pass.keep();
      Round next = round.onLedger() ? missing(round) : listed(round);
      store.cursors().put(pass.link(), CURSOR, next.print());
      if (next.begins()) {
        tally.count("rounds of comparison", 1);
        if (once) {
          return;
        }
        if (round.pages() == 0 || next.lastPages() <= i + 1) {
          return; // the whole listing was seen in this pass
        }
      }
      round = next;
    }
  }

  /** One page of the channel's listing. */
  private Round listed(Round round) {
    LinkId link = pass.link();
    OfferPage page = reader.offers(round.page());
    Map<Sku, Offer> offers = new LinkedHashMap<>();
    Set<Sku> twice = new HashSet<>();
    for (Offer offer : page.offers()) {
      if (offers.put(offer.sku(), offer) != null) {
        twice.add(offer.sku());
      }
    }
    int matched = compare(offers, twice);
    String next = page.next();
    if (next != null) {
      return round.next(next, matched, pass.now());
    }
    long ours = store.offers().count(link, Listing.LISTED);
    boolean all = round.matched() + matched >= ours;
    return all ? round.ended(pass.now()) : round.toLedger(pass.now());
  }

  private int compare(Map<Sku, Offer> offers, Set<Sku> twice) {
    LinkId link = pass.link();
    Map<Sku, Entry> entries = new HashMap<>();
    store.offers().find(link, offers.keySet()).forEach(one -> entries.put(one.sku(), one));
    Map<Sku, KnownProduct> products = new HashMap<>();
    store.products().find(link, offers.keySet()).forEach(one -> products.put(one.sku(), one));
    comparing.begin(offers.keySet());
    int matched = 0;
    for (Offer offer : offers.values()) {
      Entry entry = entries.get(offer.sku());
      tally.count("compared", 1);
      if (entry != null && entry.listing() == Listing.LISTED) {
        matched++;
      }
      comparing.compare(entry, offer, products.get(offer.sku()), twice.contains(offer.sku()));
    }
    comparing.end();
    return matched;
  }

  /** Offers of the ledger that the listing did not show are asked for by their codes. */
  private Round missing(Round round) {
    List<Entry> page = store.offers().page(pass.link(), after(round.page()), LEDGER_PAGE);
    if (page.isEmpty()) {
      return round.ended(pass.now());
    }
    List<Sku> asked = page.stream().filter(Decider::isListed).map(Entry::sku).toList();
    List<Entry> gone = new ArrayList<>();
    if (!asked.isEmpty()) {
      Set<Sku> there = new HashSet<>();
      reader.offers(asked).forEach(offer -> there.add(offer.sku()));
      page.stream()
          .filter(Decider::isListed)
          .filter(one -> !there.contains(one.sku()))
          .forEach(gone::add);
    }
    comparing.gone(gone);
    return round.next(page.get(page.size() - 1).sku().value(), 0, pass.now());
  }

  private static @Nullable Sku after(@Nullable String page) {
    return page == null || page.isEmpty() ? null : Sku.of(page);
  }
}
