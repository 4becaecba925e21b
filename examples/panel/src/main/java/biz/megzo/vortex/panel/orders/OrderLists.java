package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders by state, and those that wait for a person by cause. */
final class OrderLists {
  private static final int PAGE = 50;
  private static final int MOST_HELD = 1000;

  private final Shops shops;

  OrderLists(Shops shops) {
    this.shops = shops;
  }

  Answer list(Visit visit) {
    String wanted = visit.query("q").map(OrderLists::number).orElse("");
    if (!wanted.isEmpty() && Known.find(shops, visit, wanted).isPresent()) {
      return Answer.to(visit.href(Known.page(wanted)));
    }
    Optional<OrderState> state = visit.query("state").flatMap(OrderLists::state);
    OrderKey after = visit.query("after").map(id -> Known.key(visit.link(), id)).orElse(null);
    List<TrackedOrder> rows =
        wanted.isEmpty()
            ? Known.desk(shops, visit).list(state.orElse(null), after, PAGE + 1)
            : List.of();
    boolean more = rows.size() > PAGE;
    List<TrackedOrder> shown = more ? rows.subList(0, PAGE) : rows;
    String path = OrderPages.ORDERS + state.map(s -> "?state=" + s).orElse("");
    String next = more ? path + (state.isPresent() ? "&" : "?") + "after=" + last(shown) : "";
    Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
    counts.putAll(Known.desk(shops, visit).counts());
    return Answer.page(
        "orders/list.jte",
        Map.of(
            "rows",
            shown,
            "state",
            state.map(Enum::name).orElse(""),
            "counts",
            counts,
            "wanted",
            wanted,
            "first",
            after == null ? "" : visit.href(path),
            "next",
            next.isEmpty() ? "" : visit.href(next)));
  }

  Answer held(Visit visit) {
    Map<HoldReason, List<TrackedOrder>> causes = Known.desk(shops, visit).held(MOST_HELD);
    return Answer.page("orders/held.jte", Map.of("causes", causes));
  }

  private static String last(List<TrackedOrder> rows) {
    return View.part(rows.get(rows.size() - 1).key().orderId());
  }

  /** People copy "#123" and "nr. 123". */
  private static String number(String typed) {
    String plain = typed.replaceFirst("^(?i)(#|nr\\.?|no\\.?)\\s*", "").strip();
    return plain.length() > 64 ? plain.substring(0, 64) : plain;
  }

  private static Optional<OrderState> state(String name) {
    for (OrderState state : OrderState.values()) {
      if (state.name().equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
