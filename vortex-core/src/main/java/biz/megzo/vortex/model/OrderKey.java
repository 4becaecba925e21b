package biz.megzo.vortex.model;

/**
 * Names one order for ever: the link and the channel's own order id.
 *
 * @param link never null
 * @param orderId the channel's id as it prints it, 1 to 64 characters
 */
public record OrderKey(LinkId link, String orderId) implements Comparable<OrderKey> {
  public OrderKey {
    if (orderId.isBlank() || orderId.length() > 64) {
      throw new IllegalArgumentException(
          "order id must be 1 to 64 characters, was '" + orderId + "'");
    }
  }

  public static OrderKey of(LinkId link, String orderId) {
    return new OrderKey(link, orderId);
  }

  @Override
  public int compareTo(OrderKey other) {
    int byLink = link.compareTo(other.link);
    return byLink != 0 ? byLink : orderId.compareTo(other.orderId);
  }

  @Override
  public String toString() {
    return link + "/" + orderId;
  }
}
