package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.YearMonth;
import java.util.List;

/**
 * Plug-in: a payment system that knows whether an order was paid. Read only: there is no call that
 * takes, captures or refunds money, and none that issues a receipt. To write one, extend {@code
 * PaymentContract} of the test-jar of vortex-core with it. Implementations are thread-safe.
 */
public interface PaymentConnector extends Connector {
  /**
   * The payment of one order now; {@link Payment#unknown()} when the system does not know the
   * order. {@link Payment.State#PAID} only when the money is certain: an order that is paid is sent
   * without cash on delivery. So is one that is {@link Payment.State#AUTHORISED}: say so only while
   * the money is set aside, and {@link Payment.State#UNPAID} once it was given back.
   *
   * @throws ConnectorException when the remote can not be used
   */
  Payment payment(OrderKey order);

  /** Payment systems that list what was paid within a month. */
  interface Monthly {
    /**
     * Every order paid within a month, each once; the whole list or an exception.
     *
     * @throws ConnectorException when it can not be read whole
     */
    List<PaymentSource.CardOrder> paid(YearMonth month);
  }

  /** Opens a payment system once the facade knows its surroundings. Calls no remote. */
  @FunctionalInterface
  interface Factory {
    /** Called once by {@code VortexBuilder.build()}. */
    PaymentConnector open(ConnectorContext context);
  }
}
