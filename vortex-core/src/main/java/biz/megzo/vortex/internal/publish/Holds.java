package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
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

  /**
   * Whether the channel refused a facet and the ledger remembers that by the hold alone: another
   * hold in its place would have it forgotten. Stock that was refused is tried again anyway.
   */
  static boolean refused(@Nullable String hold, String facet) {
    return hold != null
        && on(hold, facet)
        && OfferHold.parse(hold).guard() == Guard.CHANNEL_REFUSED;
  }

  /** Whether a hold on a facet would have a refusal of another one forgotten. */
  static boolean hides(Entry now, String facet) {
    return remembers(now, CONTENT, now.content(), facet)
        || remembers(now, PRICE, now.price(), facet);
  }

  private static boolean remembers(Entry now, String of, @Nullable Facet kept, String facet) {
    boolean again = kept == null || kept.unsure();
    return refused(now.hold(), of) && !again && !facet.equals(of);
  }

  /** The entry with what a guard holds back, unless that would have a refusal forgotten. */
  static Entry guarded(Entry now, OfferHold hold) {
    String text = hold.print();
    String facet = text.substring(0, text.indexOf(' ') + 1);
    return hides(now, facet) ? now : set(now, text);
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
