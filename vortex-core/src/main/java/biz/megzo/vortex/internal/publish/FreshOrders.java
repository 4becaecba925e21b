package biz.megzo.vortex.internal.publish;

import java.time.Instant;

/** Keeps the orders known fresh while stock is pushed: the fence of design section 6. */
public interface FreshOrders {
  /** When orders were last polled to their end;. */
  Instant polledAt();

  /**
   * Polls now.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when the channel can not be asked: stock
   *     must not be pushed then
   */
  void poll();
}
