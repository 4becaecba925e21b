package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.fulfil.PaymentDesk;
import biz.megzo.vortex.fulfil.Reconciliation;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payment desk of one link. */
public final class PaymentCounter implements PaymentDesk {
  private final LinkId link;
  private final PaymentBook book;
  private final ZoneId zone;

  /** Calls nothing yet. */
  public PaymentCounter(LinkId link, PaymentBook book, ZoneId zone) {
    this.link = link;
    this.book = book;
    this.zone = zone;
  }

  @Override
  public Optional<KnownPayment> known(String orderId) {
    return book.store().payments().find(OrderKey.of(link, orderId));
  }

  @Override
  public List<KnownPayment> list(
      Payment.@Nullable State state, @Nullable OrderKey after, int limit) {
    return book.store().payments().list(link, state, after, limit);
  }

  @Override
  public Optional<KnownPayment> check(String orderId) {
    OrderKey key = OrderKey.of(link, orderId);
    return book.store()
        .orders()
        .find(key)
        .map(order -> book.ask(key, order.channel().order().payment()));
  }

  @Override
  public Reconciliation reconcile(YearMonth month) {
    Map<String, List<CardOrder>> reports = reports(month);
    if (reports.isEmpty()) {
      throw new IllegalStateException(
          "neither " + book.channelName() + " nor a payment system has monthly reports");
    }
    YearMonth next = month.plusMonths(1);
    boolean begun = !next.isAfter(YearMonth.from(book.clock().instant().atZone(zone)));
    return new Reconciler(book.store(), link, zone)
        .compare(month, reports, begun ? () -> reports(next) : null);
  }

  private Map<String, List<CardOrder>> reports(YearMonth month) {
    Map<String, List<CardOrder>> reports = new LinkedHashMap<>();
    if (book.channel() != null) {
      reports.put(book.channelName(), book.channel().cardOrders(month));
    }
    for (PaymentConnector system : book.systems()) {
      if (system instanceof PaymentConnector.Monthly monthly) {
        reports.put(system.name(), monthly.paid(month));
      }
    }
    return reports;
  }
}
