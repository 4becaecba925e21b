package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.fulfil.Reconciliation;
import biz.megzo.vortex.fulfil.Reconciliation.Difference;
import biz.megzo.vortex.fulfil.Reconciliation.Kind;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment.Method;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.VortexStore;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the monthly reports of who was paid with what was recorded. */
final class Reconciler {
  private static final int PAGE = 200;

  private final VortexStore store;
  private final LinkId link;
  private final ZoneId zone;

  Reconciler(VortexStore store, LinkId link, ZoneId zone) {
    this.store = store;
    this.link = link;
    this.zone = zone;
  }

  /**
   * Compares.
   *
   * @param next reads the reports of the month after, asked for only when an order is missing; null
   *     while that month has not begun
   */
  Reconciliation compare(
      YearMonth month,
      Map<String, List<CardOrder>> reports,
      @Nullable Supplier<Map<String, List<CardOrder>>> next) {
    List<Difference> differences = new ArrayList<>();
    Map<String, Money> paid = new TreeMap<>();
    reports.forEach((who, orders) -> orders.forEach(order -> add(paid, who, order, differences)));
    int agreed = 0;
    for (Map.Entry<String, Money> one : paid.entrySet()) {
      Optional<Difference> difference = difference(one.getKey(), one.getValue());
      difference.ifPresent(differences::add);
      agreed += difference.isEmpty() ? 1 : 0;
    }
    List<TrackedOrder> unpaid = unpaid(month, paid);
    Set<String> later = unpaid.isEmpty() || next == null ? Set.of() : ids(next.get());
    for (TrackedOrder order : unpaid) {
      if (!later.contains(order.key().orderId())) {
        differences.add(notPaid(order, month, next != null));
      }
    }
    differences.sort(
        Comparator.comparing((Difference one) -> one.orderId().length())
            .thenComparing(Difference::orderId)
            .thenComparing(Difference::kind));
    return new Reconciliation(month, paid.size(), agreed, differences);
  }

  /** The first line on an order counts; another amount is a difference of its own. */
  private static void add(
      Map<String, Money> paid, String who, CardOrder order, List<Difference> differences) {
    Money before = paid.putIfAbsent(order.orderId(), order.total());
    if (before != null && !before.sameToTheBan(order.total())) {
      differences.add(
          new Difference(
              Kind.REPORTS_DIFFER,
              order.orderId(),
              order.total(),
              null,
              who + " says " + order.total() + ", another line says " + before));
    }
  }

  private Optional<Difference> difference(String orderId, Money paid) {
    TrackedOrder order = store.orders().find(OrderKey.of(link, orderId)).orElse(null);
    if (order == null) {
      return Optional.of(
          new Difference(Kind.PAID_NOT_RECORDED, orderId, paid, null, "Vortex has no such order"));
    }
    if (order.state() == OrderState.CANCELLED) {
      return Optional.of(
          new Difference(
              Kind.PAID_BUT_CANCELLED, orderId, paid, null, "the order is cancelled; refund it"));
    }
    Money recorded = recorded(order);
    if (recorded == null) {
      return Optional.of(
          new Difference(
              Kind.PAID_NOT_RECORDED, orderId, paid, null, "the order is " + order.state()));
    }
    return recorded.sameToTheBan(paid)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                Kind.AMOUNT_DIFFERS,
                orderId,
                paid,
                recorded,
                "paid " + paid + ", recorded " + recorded));
  }

  private static @Nullable Money recorded(TrackedOrder order) {
    if (order.recording().record() == null) {
      return null;
    }
    Money expected = order.recording().expectedTotal();
    return expected == null ? order.channel().order().total() : expected;
  }

  private static Set<String> ids(Map<String, List<CardOrder>> reports) {
    return reports.values().stream()
        .flatMap(List::stream)
        .map(CardOrder::orderId)
        .collect(Collectors.toSet());
  }

  private static Difference notPaid(TrackedOrder order, YearMonth month, boolean nextIsRead) {
    String why =
        nextIsRead
            ? "a card order that no report of " + month + " or the month after has"
            : "a card order that no report of " + month + " has so far; the next month's may";
    return new Difference(
        Kind.RECORDED_NOT_PAID, order.key().orderId(), null, recorded(order), why);
  }

  /** The recorded card orders placed within the month that its reports do not have. */
  private List<TrackedOrder> unpaid(YearMonth month, Map<String, Money> paid) {
    List<TrackedOrder> unpaid = new ArrayList<>();
    OrderKey after = null;
    List<TrackedOrder> page = store.orders().list(link, null, null, PAGE);
    while (!page.isEmpty()) {
      for (TrackedOrder order : page) {
        after = order.key();
        if (isCardOf(month, order) && !paid.containsKey(order.key().orderId())) {
          unpaid.add(order);
        }
      }
      page = store.orders().list(link, null, after, PAGE);
    }
    return unpaid;
  }

  private boolean isCardOf(YearMonth month, TrackedOrder order) {
    return order.channel().order().payment().method() == Method.CARD
        && order.state() != OrderState.CANCELLED
        && recorded(order) != null
        && YearMonth.from(order.channel().order().placedAt().atZone(zone)).equals(month);
  }
}
