package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductSearch;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Listing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds products by words of their names and by how they stand: every SKU that the {@link
 * ProductStore} or the {@link OfferLedger} has. Follows each write of those two at once, in its
 * transaction. Pages are keyed, so that the last one costs as little as the first.
 */
public interface ProductIndex {
  /** Longest label; longer ones are cut. */
  int LONGEST_LABEL = 200;

  /** Most characters of code and name together that are searched in. */
  int LONGEST_TEXT = 1000;

  /**
   * A page of what a search finds.
   *
   * @param from the row that the page is next to; null to start at the end that it is read from
   * @param backwards false: the rows behind {@code from}, the first ones without it; true: those
   *     before it, the last ones without it
   * @return in the search's order, whichever way it was read
   */
  List<Place> page(
      LinkId link, ProductSearch search, @Nullable Place from, boolean backwards, int limit);

  /**
   * How many products a search finds, counting no further than asked: a broad search costs no more
   * than a narrow one.
   */
  long count(LinkId link, ProductSearch search, long atMost);

  /** How many products of a link stand how; those that none stands as are left out. */
  Map<Standing, Long> counts(LinkId link);

  /**
   * Where a product stands in both orders.
   *
   * @param label its name as {@link Stored#searchable} writes it, cut; its code when it has none
   */
  record Place(Sku sku, String label) {
    /** The place of a product with this name. */
    public static Place of(Sku sku, String name) {
      String label = Stored.searchable(name);
      return new Place(
          sku, Stored.cut(label.isEmpty() ? Stored.searchable(sku.value()) : label, LONGEST_LABEL));
    }
  }

  /** What words are looked for in: the code and the name, as {@link Stored#searchable} writes. */
  static String text(Sku sku, String name) {
    return Stored.cut(Stored.searchable(sku.value() + " " + name), LONGEST_TEXT);
  }

  /** The name that a product's fields give; empty when they give none. */
  static String name(FieldRecord fields) {
    return fields.text("name").orElse("");
  }

  /**
   * How a product stands on the channel.
   *
   * @param held whether it waits for a person
   * @param soldOut whether the channel acknowledged zero units
   */
  record Standing(Listing listing, boolean held, boolean soldOut) {
    /** Of a product that was never sent. */
    public static Standing absent() {
      return new Standing(Listing.ABSENT, false, false);
    }

    public static Standing of(Entry entry) {
      OfferLedger.Facet stock = entry.stock();
      boolean none =
          stock != null
              && !stock.unsure()
              && stock.value().whole("stock").filter(units -> units == 0).isPresent();
      return new Standing(entry.listing(), entry.hold() != null, none);
    }
  }
}
