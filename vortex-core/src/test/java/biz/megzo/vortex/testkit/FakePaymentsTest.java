package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;

class FakePaymentsTest extends PaymentContract {
  private final FakePayments payments = new FakePayments("fake-payments");

  @Override
  protected PaymentConnector payments() {
    return payments;
  }

  @Override
  protected void reach(OrderKey order, Payment.State state, Money amount) {
    payments.reach(order, state, amount);
  }

  @Override
  protected void reachable(boolean yes) {
    payments.reachable(yes);
  }
}
