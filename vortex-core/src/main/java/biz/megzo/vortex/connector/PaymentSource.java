package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Payment;
import java.time.YearMonth;
import java.util.List;

/** Channel side: what the channel knows of payments. Read only. */
public interface PaymentSource {
  /**
   * The payment of one order now.
   *
   * @throws ConnectorException when the remote can not be used
   */
  Payment payment(String orderId);

  /**
   * Card orders of a month as the channel settles them.
   *
   * @throws ConnectorException when the remote can not be used
   */
  List<CardOrder> cardOrders(YearMonth month);

  /** One settled card order. */
  record CardOrder(String orderId, Money total) {}
}
