package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a walk over all SKUs found to do. Filled by the walk, then read. */
final class Draft {
  /** A product that may have to be published. */
  record Candidate(Entry entry, KnownProduct product, @Nullable BigDecimal onHand) {}

  /** Changes of listed offers. */
  final List<Item> items = new ArrayList<>();

  /** Products that were never looked up on the channel. */
  final List<Candidate> newcomers = new ArrayList<>();

  /** Products that the channel does not list, or whose content changed. */
  final List<Candidate> candidates = new ArrayList<>();

  /** Published, not decided yet. */
  final List<Entry> pending = new ArrayList<>();

  /** Offers whose price can be mapped again. */
  final List<Sku> released = new ArrayList<>();

  /** New holds, with the reason. */
  final Map<Sku, String> held = new TreeMap<>();

  /** Offers that wait for a person, new ones included. */
  long waiting;

  /** Offers listed with units above zero before this pass. */
  long live;

  /** Offers that this pass would take from units above zero to zero. */
  long toZero;

  /** Listed offers whose stock nobody knows. */
  long unknownStock;

  /** SKUs walked over. */
  long seen;
}
