package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.store.PaymentStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store promises of payments. */
public abstract class PaymentStoreContract extends StoreContract {
  private final OrderKey second = OrderKey.of(link, "1002");

  private PaymentStore payments() {
    return store().payments();
  }

  private static KnownPayment known(OrderKey order, Payment.State state, Instant dueAt) {
    Payment payment = new Payment(Payment.Method.CARD, state, "Card ș");
    return new KnownPayment(order, payment, "celro", NOW, NOW.minusSeconds(5), dueAt);
  }

  @Test
  void the_last_answer_counts() {
    assertThat(payments().find(key)).isEmpty();
    payments().write(known(key, Payment.State.UNPAID, NOW));
    KnownPayment paid = known(key, Payment.State.PAID, NOW.plusSeconds(1));
    payments().write(paid);
    assertThat(payments().find(key)).contains(paid);
    assertThat(payments().find(OrderKey.of(otherLink, "1001"))).isEmpty();
  }

  @Test
  void writers_at_once_leave_one_of_their_answers() {
    Race.of(
        8,
        node -> {
          payments().write(known(key, Payment.State.UNPAID, NOW.plusSeconds(node)));
          return node;
        });
    assertThat(payments().list(link, null, null, 9)).hasSize(1);
  }

  @Test
  void due_ones_come_oldest_first() {
    payments().write(known(key, Payment.State.UNPAID, NOW));
    payments().write(known(second, Payment.State.UNPAID, NOW.minusSeconds(1)));
    payments().write(known(OrderKey.of(link, "1003"), Payment.State.PAID, NOW.plusSeconds(1)));
    assertThat(payments().due(link, NOW, 9)).containsExactly(second, key);
    assertThat(payments().due(link, NOW, 1)).containsExactly(second);
    assertThat(payments().due(otherLink, NOW, 9)).isEmpty();
  }

  @Test
  void pages_are_by_state() {
    payments().write(known(key, Payment.State.UNPAID, NOW));
    payments().write(known(second, Payment.State.PAID, NOW));
    assertThat(payments().list(link, Payment.State.PAID, null, 9))
        .extracting(KnownPayment::order)
        .containsExactly(second);
    assertThat(payments().list(link, null, key, 9)).hasSize(1);
    assertThat(payments().list(link, null, null, 1)).hasSize(1);
  }
}
