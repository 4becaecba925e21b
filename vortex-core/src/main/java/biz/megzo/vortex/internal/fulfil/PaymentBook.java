package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.connector.PaymentSource;
import biz.megzo.vortex.event.PaymentChanged;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Payment.Method;
import biz.megzo.vortex.model.Payment.State;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of payments: asks the link's payment systems, then the channel, and keeps the
 * answer that is most certain.
 *
 * @param channelName who the channel is, in {@link KnownPayment#source()}
 * @param channel null when the channel knows nothing of payments
 */
public record PaymentBook(
    VortexStore store,
    String channelName,
    @Nullable PaymentSource channel,
    List<PaymentConnector> systems,
    InstantSource clock,
    VortexListener listener) {
  private static final Duration AGAIN = Duration.ofMinutes(20);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(60);

  public PaymentBook {
    systems = List.copyOf(systems);
  }

  /**
   * What the courier is to collect.
   *
   * @param amount null when the order can not be sent yet
   * @param why why not; empty when it can
   */
  record Due(@Nullable Money amount, String why) {}

  /** Cash on delivery is the order's total, less what is certainly paid: all or nothing. */
  Due toCollect(Order order) {
    return due(order, ask(order.key(), order.payment()).payment());
  }

  /** The same by what is known already, without asking anybody. */
  Due knownToCollect(Order order) {
    Payment payment =
        store
            .payments()
            .find(order.key())
            .map(known -> still(order.payment(), known.payment()))
            .orElse(order.payment());
    return due(order, payment);
  }

  private static Due due(Order order, Payment payment) {
    if (payment.state() == State.PAID || payment.state() == State.AUTHORISED) {
      return new Due(Money.zero(), "");
    }
    if (payment.state() == State.REFUNDED) {
      return new Due(null, "the payment was refunded");
    }
    if (payment.method() == Method.CASH_ON_DELIVERY) {
      return new Due(order.total().rounded(), "");
    }
    return new Due(
        null,
        "waits for payment ("
            + payment.method()
            + ", "
            + payment.state()
            + "); a person may create the shipment with an amount to collect");
  }

  /** Whether anybody beyond the order itself can be asked. */
  public boolean hasSources() {
    return channel != null || !systems.isEmpty();
  }

  /** Asks, and keeps what was learned. */
  KnownPayment ask(OrderKey key, Payment onOrder) {
    Optional<KnownPayment> before = store.payments().find(key);
    Payment best = before.map(known -> still(onOrder, known.payment())).orElse(onOrder);
    Map<String, Payment> answers = new LinkedHashMap<>();
    systems.forEach(system -> answers.put(system.name(), heard(onOrder, system.payment(key))));
    PaymentSource asked = channel;
    if (asked != null && mayChange(best, answers.values())) {
      answers.put(channelName, asked.payment(key.orderId()));
    }
    if (best.state() == State.AUTHORISED && lapsed(before, onOrder, answers)) {
      best = new Payment(best.method(), State.UNPAID, best.label());
    }
    String source = before.map(KnownPayment::source).orElse(channelName);
    for (Map.Entry<String, Payment> answer : answers.entrySet()) {
      if (weight(answer.getValue().state()) > weight(best.state())) {
        source = answer.getKey();
      }
      best = merged(best, answer.getValue());
    }
    return keep(key, best, source, before);
  }

  /** That an order was not paid in one way says nothing of the way in which it is to be paid. */
  private static Payment heard(Payment onOrder, Payment said) {
    return weight(said.state()) <= weight(State.UNPAID) && onOrder.method() != Method.UNKNOWN
        ? new Payment(onOrder.method(), said.state(), said.label())
        : said;
  }

  /** Whether the channel can say more than is known: not of what is settled, or at the door. */
  private static boolean mayChange(Payment known, Collection<Payment> answers) {
    Payment best = answers.stream().reduce(known, PaymentBook::merged);
    boolean settled = best.state() == State.PAID || best.state() == State.REFUNDED;
    return !settled && best.method() != Method.CASH_ON_DELIVERY;
  }

  /** Who said that the money was set aside now says that it is not: it was given back. */
  private static boolean lapsed(
      Optional<KnownPayment> before, Payment onOrder, Map<String, Payment> answers) {
    return onOrder.state() != State.AUTHORISED
        && before
            .map(known -> answers.get(known.source()))
            .filter(said -> said.state() == State.UNPAID)
            .isPresent();
  }

  /** Asked without an answer: what was known stays, and it is asked again a while later. */
  void putOff(OrderKey key, Payment onOrder) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    KnownPayment known =
        store
            .payments()
            .find(key)
            .orElse(new KnownPayment(key, onOrder, channelName, now, now, now));
    store.payments().write(asked(known, now));
  }

  /** Nobody is asked while an order is cancelled; should it come back, they are again. */
  void rest(KnownPayment known) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean old = known.changedAt().plus(LONGEST).isBefore(now);
    Instant dueAt = old ? ShipmentSetup.NEVER : now.plus(A_DAY);
    store.payments().write(due(known, known.askedAt(), dueAt));
  }

  private KnownPayment asked(KnownPayment known, Instant now) {
    Duration age = Duration.between(known.changedAt(), now);
    return due(known, now, nextLook(known.payment(), age, now));
  }

  private static KnownPayment due(KnownPayment known, Instant askedAt, Instant dueAt) {
    return new KnownPayment(
        known.order(), known.payment(), known.source(), askedAt, known.changedAt(), dueAt);
  }

  private KnownPayment keep(
      OrderKey key, Payment payment, String source, Optional<KnownPayment> before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean news = before.map(known -> !known.payment().equals(payment)).orElse(true);
    Instant changedAt = news ? now : before.map(KnownPayment::changedAt).orElse(now);
    Instant dueAt = nextLook(payment, Duration.between(changedAt, now), now);
    KnownPayment known = new KnownPayment(key, payment, source, now, changedAt, dueAt);
    store.payments().write(known);
    if (news) {
      listener.paymentChanged(new PaymentChanged(key, payment, now));
    }
    return known;
  }

  /** Paid orders are looked at no more. */
  private Instant nextLook(Payment payment, Duration age, Instant now) {
    boolean over = payment.state() == State.PAID || payment.state() == State.REFUNDED;
    boolean atTheDoor = payment.method() == Method.CASH_ON_DELIVERY && systems.isEmpty();
    if (over || age.compareTo(LONGEST) > 0) {
      return ShipmentSetup.NEVER;
    }
    if (atTheDoor) { // asks nobody, but sees when the order is to be paid otherwise
      return now.plus(A_DAY);
    }
    if (age.compareTo(Duration.ofHours(6)) < 0) {
      return now.plus(AGAIN);
    }
    return now.plus(
        age.compareTo(Duration.ofDays(3)) < 0 ? Duration.ofHours(2) : Duration.ofDays(1));
  }

  /**
   * What is known beside what the order says now. Who pays otherwise than before has not paid that
   * way yet: only money that is certain outlives the way it was to be paid.
   */
  private static Payment still(Payment onOrder, Payment known) {
    boolean otherwise =
        onOrder.method() != Method.UNKNOWN
            && known.method() != Method.UNKNOWN
            && onOrder.method() != known.method();
    if (!otherwise) {
      return merged(onOrder, known);
    }
    boolean certain = known.state() == State.PAID || known.state() == State.REFUNDED;
    State state = certain ? merged(onOrder, known).state() : onOrder.state();
    return new Payment(onOrder.method(), state, onOrder.label());
  }

  /** The more certain state wins; of two alike the later. A method that is known stays known. */
  static Payment merged(Payment known, Payment said) {
    Payment better = weight(said.state()) >= weight(known.state()) ? said : known;
    Method method = said.method() == Method.UNKNOWN ? known.method() : said.method();
    String label = known.label().isEmpty() ? said.label() : known.label();
    return new Payment(method, better.state(), label);
  }

  private static int weight(State state) {
    return switch (state) {
      case UNKNOWN -> 0;
      case UNPAID -> 1;
      case AUTHORISED -> 2;
      case PAID -> 3;
      case REFUNDED -> 4;
    };
  }
}
