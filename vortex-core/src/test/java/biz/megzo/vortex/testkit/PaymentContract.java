package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Everything that a {@link PaymentConnector} promises. To prove one, extend this class: give the
 * connector and the system's side that the tests can set and disturb.
 */
public abstract class PaymentContract {
  private static final YearMonth MONTH = YearMonth.of(2026, 10);

  /** The connector under test, over a system that knows no order. */
  protected abstract PaymentConnector payments();

  /** The system's side: an order of the month of October 2026 reaches a state. */
  protected abstract void reach(OrderKey order, Payment.State state, Money amount);

  /** Whether the system can be reached at all. */
  protected abstract void reachable(boolean yes);

  /** An order that the system does not know yet; for systems that do not take any id. */
  protected OrderKey order() {
    return OrderKey.of(LinkId.of("shop-1"), "1001");
  }

  /** Another one, whose id begins as the first's where the system takes any. */
  protected OrderKey other() {
    return OrderKey.of(LinkId.of("shop-1"), "10010");
  }

  /** The states that the system can tell; all but UNKNOWN unless it has fewer. */
  protected Set<Payment.State> states() {
    return EnumSet.complementOf(EnumSet.of(Payment.State.UNKNOWN));
  }

  @Test
  void an_order_that_nobody_knows_is_unknown_and_not_paid() {
    assertThat(payments().payment(order()).state()).isEqualTo(Payment.State.UNKNOWN);
  }

  @Test
  void each_state_is_told_as_it_is_and_for_its_order_alone() {
    for (Payment.State state : states()) {
      reach(order(), state, Money.ron("319.80"));
      assertThat(payments().payment(order()).state()).isEqualTo(state);
      assertThat(payments().payment(other()).state()).isEqualTo(Payment.State.UNKNOWN);
    }
  }

  @Test
  void an_order_is_not_paid_because_another_one_is() {
    assumeTrue(states().contains(Payment.State.PAID), "the system can not tell that it was paid");
    reach(other(), Payment.State.PAID, Money.ron("319.80"));
    assertThat(payments().payment(order()).state()).isEqualTo(Payment.State.UNKNOWN);
  }

  @Test
  void money_that_was_given_back_is_not_set_aside_any_more() {
    assumeTrue(
        states().containsAll(EnumSet.of(Payment.State.UNPAID, Payment.State.AUTHORISED)),
        "the system sets no money aside");
    reach(order(), Payment.State.AUTHORISED, Money.ron("319.80"));
    assertThat(payments().payment(order()).state()).isEqualTo(Payment.State.AUTHORISED);
    reach(order(), Payment.State.UNPAID, Money.ron("319.80"));
    assertThat(payments().payment(order()).state()).isEqualTo(Payment.State.UNPAID);
  }

  @Test
  void asking_twice_changes_nothing() {
    assumeTrue(states().contains(Payment.State.PAID), "the system can not tell that it was paid");
    reach(order(), Payment.State.PAID, Money.ron("319.80"));
    assertThat(payments().payment(order())).isEqualTo(payments().payment(order()));
  }

  @Test
  void a_system_out_of_reach_is_an_exception_and_never_a_state() {
    reach(order(), states().iterator().next(), Money.ron("319.80"));
    reachable(false);
    assertThatThrownBy(() -> payments().payment(order())).isInstanceOf(ConnectorException.class);
    assertThatCode(() -> payments().examine()).doesNotThrowAnyException();
  }

  @Test
  void a_month_lists_what_was_paid_in_it_once() {
    assumeTrue(payments() instanceof PaymentConnector.Monthly, "the system has no monthly reports");
    PaymentConnector.Monthly monthly = (PaymentConnector.Monthly) payments();
    assertThat(monthly.paid(MONTH)).isEmpty();
    for (Payment.State state : EnumSet.of(Payment.State.UNPAID, Payment.State.AUTHORISED)) {
      if (states().contains(state)) {
        reach(other(), state, Money.ron("10.05"));
        assertThat(monthly.paid(MONTH)).as("what is " + state + " was not paid").isEmpty();
      }
    }
    reach(order(), Payment.State.PAID, Money.ron("319.80"));
    assertThat(monthly.paid(MONTH))
        .isEqualTo(List.of(new CardOrder(order().orderId(), Money.ron("319.80"))));
    assertThat(monthly.paid(MONTH.minusMonths(1))).isEmpty();
    reach(other(), Payment.State.PAID, Money.ron("10.05"));
    assertThat(monthly.paid(MONTH))
        .containsExactlyInAnyOrder(
            new CardOrder(order().orderId(), Money.ron("319.80")),
            new CardOrder(other().orderId(), Money.ron("10.05")));
    reachable(false);
    assertThatThrownBy(() -> monthly.paid(MONTH)).isInstanceOf(ConnectorException.class);
  }
}
