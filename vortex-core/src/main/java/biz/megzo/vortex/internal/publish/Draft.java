package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a pass found to do, before any of it is done. Filled once, then read. */
final class Draft {
  /**
   * A product that may have to be published.
   *
   * @param line null when its stock is unknown
   */
  record Candidate(Entry entry, KnownProduct product, @Nullable StockLine line) {}

  /**
   * A listed offer whose changed content the channel took and has not decided yet.
   *
   * @param line null when its stock is unknown or not ours
   */
  record Updating(Entry entry, @Nullable StockLine line) {}

  /** What the ledger is to keep of a product that is not sent. */
  record Kept(Sku sku, UnaryOperator<Entry> change) {}

  /** Changes of price and stock of listed offers. */
  final List<Item> items = new ArrayList<>();

  /** Products to publish, and content to change. */
  final List<Ready> ready = new ArrayList<>();

  /** Products that were never looked up on the channel. */
  final List<Candidate> newcomers = new ArrayList<>();

  /** How many of those a pass keeps: a first pass over a large catalogue would hold it whole. */
  int mostNewcomers = Integer.MAX_VALUE;

  /** New products beyond that. */
  long moreNewcomers;

  /** What the lookups gave, for the ledger. */
  final List<Entry> lookedUp = new ArrayList<>();

  /** Products that the channel does not list, or whose content changed. */
  final List<Candidate> candidates = new ArrayList<>();

  final List<Kept> kept = new ArrayList<>();

  /** Published, not decided yet. */
  final List<Entry> pending = new ArrayList<>();

  /** New products that were sent, and nobody knows whether they arrived. */
  final List<Candidate> unanswered = new ArrayList<>();

  /** Listed, with a change of content that is not decided yet. */
  final List<Updating> updating = new ArrayList<>();

  /** Those whose change the channel decided on since the last pass. */
  final Set<Sku> settled = new HashSet<>();

  /** Offers whose price can be mapped, or may go, again. */
  final List<Sku> released = new ArrayList<>();

  /** Products that can not be told from others, with the reason. */
  final Map<Sku, String> ambiguous = new TreeMap<>();

  /** What is held back, of this pass and of those before. */
  final List<Withheld> withheld = new ArrayList<>();

  /** Holds that the ledger does not have yet. */
  final Map<Sku, Withheld> newHolds = new TreeMap<>();

  /** Why changes that take offers to zero were stopped; null when they were not. */
  @Nullable String blast;

  /** Offers listed with units above zero before this pass. */
  long live;

  /** Listed offers whose stock nobody knows. */
  long unknownStock;

  /** New products that wait until their stock is known. */
  long withoutStock;

  /** SKUs walked over. */
  long seen;

  /** Holds something back, and remembers whether that is news. */
  void withhold(Entry entry, Withheld one) {
    withheld.add(one);
    if (!OfferHold.of(one).print().equals(entry.hold())) {
      newHolds.put(one.sku(), one);
    }
  }

  /** A hold that the ledger has and that nothing new says anything about. */
  void standing(Entry entry, String hold) {
    OfferHold old = OfferHold.parse(hold);
    withheld.add(new Withheld(entry.sku(), old.facet(), old.guard(), null, old.message()));
  }
}
