package biz.megzo.vortex.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An order as the channel shows it at one moment.
 *
 * @param placedAt when the buyer ordered
 * @param payment what is known of the payment
 * @param lines in the channel's order, transport and discounts included
 * @param total what the channel says the buyer pays, VAT included
 */
public record Order(
    OrderKey key,
    Instant placedAt,
    ChannelStatus status,
    Payment payment,
    Buyer buyer,
    List<OrderLine> lines,
    Money total) {

  public Order {
    lines = List.copyOf(lines);
  }

  /** Units sold, summed per SKU, in SKU order. */
  public Map<Sku, Integer> unitsBySku() {
    Map<Sku, Integer> units = new TreeMap<>();
    for (OrderLine line : lines) {
      Sku sku = line.sku();
      if (sku != null && line.units() > 0) {
        units.merge(sku, line.units(), Math::addExact);
      }
    }
    return units;
  }
}
