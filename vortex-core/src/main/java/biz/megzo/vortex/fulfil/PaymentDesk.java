package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payments of a link's orders, for people and hosts. Reads only: nothing here or behind it
 * takes, returns or records money. Thread-safe.
 */
public interface PaymentDesk {
  /** What was last learned; empty when nothing was. Calls no remote. */
  Optional<KnownPayment> known(String orderId);

  /**
   * One page of what is known, by order id.
   *
   * @param state null for all
   * @param after key of the last order of the page before; null for the first page
   */
  List<KnownPayment> list(Payment.@Nullable State state, @Nullable OrderKey after, int limit);

  /**
   * Asks everybody who may know, now, and keeps the answer.
   *
   * @return empty when there is no such order
   * @throws ConnectorException when somebody can not be asked
   */
  Optional<KnownPayment> check(String orderId);

  /**
   * Compares what the channel and the link's payment systems report as paid within a month with the
   * orders that Vortex recorded. A card order of the month that is settled in the month after
   * counts as paid once that report has it.
   *
   * @throws ConnectorException when a report can not be read
   * @throws IllegalStateException when neither the channel nor a payment system has monthly reports
   */
  Reconciliation reconcile(YearMonth month);
}
