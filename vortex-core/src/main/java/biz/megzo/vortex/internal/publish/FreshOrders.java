package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;
import java.time.Instant;
import java.util.Map;

/** Keeps the orders known fresh while stock is pushed: the fence of design section 6. */
public interface FreshOrders {
  /** When the last poll that went to its end began. */
  Instant polledAt();

  /** As of that poll: units sold by changes of orders, which no reservation counts yet. */
  Map<Sku, Integer> announced();

  /**
   * Polls now.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when the channel can not be asked: stock
   *     must not be pushed then
   */
  void poll();
}
