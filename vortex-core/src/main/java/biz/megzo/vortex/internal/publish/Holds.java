package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.store.OfferLedger.Entry;
import org.jspecify.annotations.Nullable;

/** The hold text of a ledger entry starts with the facet it is about. */
final class Holds {
  static final String CONTENT = "content: ";
  static final String PRICE = "price: ";
  static final String STOCK = "stock: ";

  private Holds() {}

  static boolean on(@Nullable String hold, String facet) {
    return hold != null && hold.startsWith(facet);
  }

  /** The hold less what was just put right. */
  static @Nullable String without(@Nullable String hold, boolean price, boolean stock) {
    return (price && on(hold, PRICE)) || (stock && on(hold, STOCK)) ? null : hold;
  }

  /** The entry with another hold. */
  static Entry set(Entry entry, @Nullable String hold) {
    return new Entry(
        entry.sku(),
        entry.listing(),
        entry.content(),
        entry.price(),
        entry.stock(),
        hold,
        entry.note());
  }
}
