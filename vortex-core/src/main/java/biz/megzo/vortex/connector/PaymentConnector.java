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
   * order, by its whole id. {@link Payment.State#PAID} only when the money is certain, and covers
   * the whole order: an order that is paid is sent without cash on delivery. Of a part that was
   * paid say {@link Payment.State#UNPAID}. So is one that is {@link Payment.State#AUTHORISED}: say
   * so only while the money is set aside, and {@link Payment.State#UNPAID} once it was given back.
   * Ask anew each time: what was said before may be over.
   *
   * <p>The method is the one that the system serves, or {@link Payment.Method#UNKNOWN}. That an
   * order is unpaid by it says nothing of another way that the order is to be paid in: one at the
   * door is collected all the same.
   *
   * <p>Ends within two minutes: a waybill waits for it under a lock.
   *
   * @throws ConnectorException when the remote can not be used
   */
  Payment payment(OrderKey order);

  /** Payment systems that list what was paid within a month. */
  interface Monthly {
    /**
     * Every order paid within a month, each once with what was paid for it; the whole list, every
     * page of it, or an exception. Months are those of the merchant's time zone.
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
