package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.publish.ProductSearch.Order;
import java.util.List;

/**
 * A page of products as it is shown.
 *
 * @param text what was searched for, as it was typed
 * @param found how many there are, as a sentence
 */
public record GoodsList(
    String text,
    Filter filter,
    Order order,
    List<Chip> chips,
    String found,
    List<Line> lines,
    Ways ways) {
  public GoodsList {
    chips = List.copyOf(chips);
    lines = List.copyOf(lines);
  }

  /** A filter to choose, with how many it lets through. */
  public record Chip(String text, String number, String href, boolean here) {}

  /** A product; prices and units are those that the channel acknowledged last. */
  public record Line(
      String sku,
      String name,
      String href,
      String price,
      String onHand,
      String listed,
      List<Words.Badge> badges) {
    public Line {
      badges = List.copyOf(badges);
    }
  }

  /** To other pages; empty where there is none. */
  public record Ways(String first, String previous, String next, String last) {}
}
