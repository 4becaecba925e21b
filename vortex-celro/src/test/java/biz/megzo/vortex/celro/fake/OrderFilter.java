package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The {@code filters} of getOrders: which orders, in what order. */
final class OrderFilter {
  private static final Set<String> KNOWN =
      Set.of(
          "date",
          "last_changed",
          "customer",
          "customerSign",
          "product",
          "productSign",
          "order",
          "invoice",
          "order_status",
          "group_by_status",
          "order_by_date_purchased",
          "min_order",
          "phoneNumber");
  private static final Set<Long> EVERY_STATUS = Set.of(0L, 99L);

  private final Fields fields;
  private final JsonNode filters;
  private final boolean minInclusive;

  OrderFilter(JsonNode filters, boolean minInclusive) {
    if (!filters.isObject() && !(filters.isArray() && filters.isEmpty())) {
      throw new Refused("Parametrul filters trebuie sa fie un obiect JSON");
    }
    this.filters = filters;
    this.fields = new Fields(filters, "filters");
    this.minInclusive = minInclusive;
    fields.only(KNOWN);
  }

  /** Default true. */
  boolean grouped() {
    JsonNode group = filters.path("group_by_status");
    return group.isMissingNode() || group.isNull() || fields.flag("group_by_status");
  }

  /**
   * Matching orders: ascending by id when {@code min_order} is set, else descending; or by date, if
   * asked.
   */
  List<OrderState> apply(List<OrderState> orders) {
    Predicate<OrderState> test =
        between("date", OrderState::created)
            .and(between("last_changed", OrderState::changed))
            .and(status())
            .and(number("order", OrderState::id))
            .and(minimum())
            .and(
                text("customer", order -> order.billing().name() + " " + order.billing().company()))
            .and(text("product", OrderFilter::productText))
            .and(
                text(
                    "phoneNumber",
                    order -> order.billing().phone() + " " + order.delivery().phone()))
            .and(invoice());
    return orders.stream().filter(test).sorted(sorting()).toList();
  }

  private Comparator<OrderState> sorting() {
    Comparator<OrderState> byId = Comparator.comparingLong(OrderState::id);
    Optional<String> byDate = fields.maybe("order_by_date_purchased");
    if (byDate.isPresent()) {
      Comparator<OrderState> dated = Comparator.comparing(OrderState::created).thenComparing(byId);
      return switch (byDate.get()) {
        case "ASC" -> dated;
        case "DESC" -> dated.reversed();
        default -> throw fields.bad("order_by_date_purchased", "trebuie sa fie ASC sau DESC");
      };
    }
    return set("min_order") > 0 ? byId : byId.reversed();
  }

  private Predicate<OrderState> minimum() {
    long min = set("min_order");
    return order -> min == 0 || order.id() > min || (minInclusive && order.id() == min);
  }

  private Predicate<OrderState> status() {
    long wanted = set("order_status");
    return order -> EVERY_STATUS.contains(wanted) || order.status() == wanted;
  }

  private Predicate<OrderState> number(String name, Function<OrderState, Long> value) {
    long wanted = set(name);
    return order -> wanted == 0 || value.apply(order) == wanted;
  }

  /** 0, null and "" switch a numeric filter off. */
  private long set(String name) {
    return fields.maybeNumber(name).orElse(0L);
  }

  private Predicate<OrderState> invoice() {
    Optional<String> wanted = fields.maybe("invoice").filter(text -> !text.equals("0"));
    return order ->
        wanted.isEmpty()
            || order.invoices().stream().anyMatch(each -> each.number().equals(wanted.get()));
  }

  private Predicate<OrderState> text(String name, Function<OrderState, String> value) {
    Optional<String> wanted = fields.maybe(name);
    boolean unequal =
        switch (fields.maybe(name + "Sign").orElse("ee")) {
          case "ee" -> false;
          case "ne" -> true;
          default -> throw fields.bad(name + "Sign", "trebuie sa fie ee sau ne");
        };
    return order ->
        wanted.isEmpty() || lower(value.apply(order)).contains(lower(wanted.get())) != unequal;
  }

  private static String productText(OrderState order) {
    StringBuilder text = new StringBuilder();
    order
        .lines()
        .forEach(line -> text.append(line.model()).append(' ').append(line.name()).append(' '));
    return text.toString();
  }

  private Predicate<OrderState> between(String name, Function<OrderState, Instant> value) {
    if (!fields.has(name)) {
      return order -> true;
    }
    Fields range = fields.nested(name);
    range.only(Set.of("minDate", "maxDate"));
    Optional<LocalDateTime> min = range.maybe("minDate").map(text -> Stamps.stamp(name, text));
    Optional<LocalDateTime> max = range.maybe("maxDate").map(text -> Stamps.stamp(name, text));
    return order -> {
      LocalDateTime at = Stamps.local(value.apply(order));
      return min.map(from -> !at.isBefore(from)).orElse(true)
          && max.map(to -> !at.isAfter(to)).orElse(true);
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
