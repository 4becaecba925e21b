package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A payment system in memory; everything it knows happened in October 2026. */
public final class FakePayments implements PaymentConnector, PaymentConnector.Monthly {
  private record Known(Payment payment, Money amount) {}

  private final String name;
  private final Map<OrderKey, Known> orders = new TreeMap<>();
  private final Set<OrderKey> spoilt = new HashSet<>();
  private boolean reachable = true;

  public FakePayments(String name) {
    this.name = name;
  }

  /** An order reaches a state. */
  public void reach(OrderKey order, Payment.State state, Money amount) {
    orders.put(order, new Known(new Payment(Payment.Method.CARD, state, ""), amount));
  }

  public void reachable(boolean yes) {
    reachable = yes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Finding> examine() {
    return List.of(Finding.ok(name, "answers"));
  }

  /** The system can not say anything of this order. */
  public void spoil(OrderKey order) {
    spoilt.add(order);
  }

  @Override
  public Payment payment(OrderKey order) {
    check();
    if (spoilt.contains(order)) {
      throw new ConnectorException(
          name, ConnectorException.Kind.UNREADABLE, "what it says is not readable", null);
    }
    Known known = orders.get(order);
    return known == null ? Payment.unknown() : known.payment();
  }

  @Override
  public List<CardOrder> paid(YearMonth month) {
    check();
    return orders.entrySet().stream()
        .filter(one -> month.equals(YearMonth.of(2026, 10)))
        .filter(one -> one.getValue().payment().state() == Payment.State.PAID)
        .map(one -> new CardOrder(one.getKey().orderId(), one.getValue().amount()))
        .toList();
  }

  private void check() {
    if (!reachable) {
      throw new ConnectorException(
          name, ConnectorException.Kind.UNREACHABLE, "does not answer", null);
    }
  }
}
