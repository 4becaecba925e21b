package biz.megzo.vortex.publish;

import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductIndex.Standing;
import biz.megzo.vortex.store.Stored;
import java.util.Arrays;
import java.util.List;

/**
 * Which products of a link, and in which order.
 *
 * @param words each of them stands somewhere in the code or the name; written as {@link
 *     Stored#searchable} writes them
 * @param prefix what the code begins with, case counts; empty for any code
 */
public record ProductSearch(List<String> words, String prefix, Filter filter, Order order) {
  /** Most words that are looked for; more are left out. */
  public static final int MOST_WORDS = 8;

  private static final int LONGEST_WORD = 60;

  /** How products stand on the channel. An offer that is held may be listed too. */
  public enum Filter {
    ALL,
    LISTED,
    /** Listed with no units. */
    SOLD_OUT,
    /** Wait for a person. */
    HELD,
    /** Published; the channel has not decided. */
    WAITING,
    /** The channel refused them. */
    REFUSED,
    /** Never sent and not held. */
    NOT_SENT,
    /** Listed once; at zero, because the ERP no longer has them. */
    GONE;

    /** Whether a product that stands so is one of them. */
    public boolean fits(Standing standing) {
      return switch (this) {
        case ALL -> true;
        case LISTED -> standing.listing() == Listing.LISTED;
        case SOLD_OUT -> standing.listing() == Listing.LISTED && standing.soldOut();
        case HELD -> standing.held();
        case WAITING -> standing.listing() == Listing.PENDING;
        case REFUSED -> standing.listing() == Listing.REFUSED;
        case NOT_SENT -> standing.listing() == Listing.ABSENT && !standing.held();
        case GONE -> standing.listing() == Listing.SWITCHED_OFF;
      };
    }
  }

  /** In which order. */
  public enum Order {
    /** By code, by UTF-16 code units. */
    CODE,
    /** By name without case and diacritics; those without a name by their code. */
    NAME
  }

  public ProductSearch {
    words =
        words.stream()
            .map(Stored::searchable)
            .filter(word -> !word.isEmpty())
            .distinct()
            .limit(MOST_WORDS)
            .toList();
    prefix = Stored.text(prefix);
  }

  /** All products, by code. */
  public static ProductSearch all() {
    return new ProductSearch(List.of(), "", Filter.ALL, Order.CODE);
  }

  /** Those whose code or name have all words of a text that a person typed, by code. */
  public static ProductSearch of(String text) {
    List<String> words =
        Arrays.stream(Stored.searchable(text).split(" "))
            .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word)
            .toList();
    return new ProductSearch(words, "", Filter.ALL, Order.CODE);
  }

  public ProductSearch withPrefix(String value) {
    return new ProductSearch(words, value, filter, order);
  }

  public ProductSearch withFilter(Filter value) {
    return new ProductSearch(words, prefix, value, order);
  }

  public ProductSearch withOrder(Order value) {
    return new ProductSearch(words, prefix, filter, value);
  }
}
