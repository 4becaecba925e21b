package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;

/** Plug-in: a payment system that knows whether an order was paid. Read only. */
public interface PaymentConnector extends Connector {
  /**
   * The payment of one order now; {@link Payment#unknown()} when the system does not know the
   * order.
   *
   * @throws ConnectorException when the remote can not be used
   */
  Payment payment(OrderKey order);
}
