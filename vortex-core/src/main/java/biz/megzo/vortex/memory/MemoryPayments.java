package biz.megzo.vortex.memory;

import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.store.PaymentStore;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryPayments implements PaymentStore {
  private final Object lock;
  private final MemoryOrders orders;
  private final Map<OrderKey, KnownPayment> rows = new TreeMap<>();

  MemoryPayments(Object lock, MemoryOrders orders) {
    this.lock = lock;
    this.orders = orders;
  }

  @Override
  public Optional<KnownPayment> find(OrderKey order) {
    synchronized (lock) {
      return Optional.ofNullable(rows.get(order));
    }
  }

  @Override
  public void write(KnownPayment payment) {
    Payment said = payment.payment();
    KnownPayment stored =
        new KnownPayment(
            payment.order(),
            new Payment(said.method(), said.state(), Stored.text(said.label())),
            Stored.text(payment.source()),
            Stored.instant(payment.askedAt()),
            Stored.instant(payment.changedAt()),
            Stored.instant(payment.dueAt()));
    synchronized (lock) {
      rows.put(payment.order(), stored);
    }
  }

  @Override
  public List<OrderKey> due(LinkId link, Instant now, int limit) {
    Instant at = Stored.instant(now);
    synchronized (lock) {
      return of(link)
          .filter(one -> !one.dueAt().isAfter(at))
          .sorted(Comparator.comparing(KnownPayment::dueAt).thenComparing(KnownPayment::order))
          .limit(limit)
          .map(KnownPayment::order)
          .toList();
    }
  }

  @Override
  public List<OrderKey> unopened(LinkId link, int limit) {
    synchronized (lock) {
      return orders.recorded(link).filter(key -> !rows.containsKey(key)).limit(limit).toList();
    }
  }

  @Override
  public List<KnownPayment> list(
      LinkId link, Payment.@Nullable State state, @Nullable OrderKey after, int limit) {
    synchronized (lock) {
      return of(link)
          .filter(one -> state == null || one.payment().state() == state)
          .filter(one -> after == null || one.order().compareTo(after) > 0)
          .limit(limit)
          .toList();
    }
  }

  private Stream<KnownPayment> of(LinkId link) {
    return rows.values().stream().filter(one -> one.order().link().equals(link));
  }
}
