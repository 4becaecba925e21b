package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Channel side: the orders. */
public interface OrderSource {
  /** The schema of {@link ChannelOrder#fields()}. */
  FieldSchema orderSchema();

  /**
   * One page of order ids.
   *
   * @param page what the page before gave as {@link OrderPage#next()}; null for the first
   * @throws ConnectorException when the remote can not be used
   */
  OrderPage orders(OrderQuery query, @Nullable String page);

  /**
   * One order as it stands now; empty when the channel knows no such order.
   *
   * @throws ConnectorException when the remote can not be used, or {@code UNREADABLE} when the
   *     channel's answer can not be understood
   */
  Optional<ChannelOrder> order(String orderId);

  /** Which orders to list. */
  sealed interface OrderQuery {
    /**
     * New ones: placed after a known order, in the order they were placed.
     *
     * @param orderId the last order known; null for all
     */
    record After(@Nullable String orderId) implements OrderQuery {}

    /** Changed within a time, both ends included. */
    record Changed(Instant from, Instant to) implements OrderQuery {}

    /** Placed within a time, both ends included. */
    record Placed(Instant from, Instant to) implements OrderQuery {}
  }

  /**
   * Order ids.
   *
   * @param next hand it in to get the page behind this one; null when this is the last
   */
  record OrderPage(List<String> orderIds, @Nullable String next) {
    public OrderPage {
      orderIds = List.copyOf(orderIds);
    }
  }

  /**
   * An order, typed for the engines, as fields for mapping, and raw for the record.
   *
   * @param fields in {@link OrderSource#orderSchema()}
   * @param raw the channel's own text of the order; buyer data
   */
  record ChannelOrder(Order order, FieldRecord fields, String raw) {
    /** Prints no buyer data. */
    @Override
    public String toString() {
      return "ChannelOrder[" + order.key() + "]";
    }
  }
}
