package biz.megzo.vortex.celro.fake;

import biz.megzo.vortex.celro.fake.ProductChange.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** All orders, and the sales they made. Used under the shop's lock only. */
final class OrderBook {
  private static final BigDecimal TRANSPORT_VAT = new BigDecimal("21");

  private final Catalogue catalogue;
  private final Settings settings;
  private final TreeMap<Long, OrderState> orders = new TreeMap<>();
  private final List<ReturnRequest> returns = new ArrayList<>();
  private final Map<String, Integer> sold = new LinkedHashMap<>();
  private long nextOrder = 123_456;
  private long nextLine = 4_016_301;
  private int refusedSales;

  OrderBook(Catalogue catalogue, Settings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /** Sells, or refuses for want of listed stock. */
  OptionalLong place(OrderDraft draft, Instant now) {
    Map<String, Integer> units = new LinkedHashMap<>();
    draft.lines().forEach(line -> units.merge(line.model(), line.quantity(), Integer::sum));
    if (!draft.unlisted()
        && !units.entrySet().stream().allMatch(e -> sellable(e.getKey(), e.getValue()))) {
      refusedSales++;
      return OptionalLong.empty();
    }
    OrderState order = new OrderState(nextOrder++, now, draft);
    for (OrderDraft.Wanted wanted : draft.lines()) {
      addLine(order, wanted);
    }
    if (draft.transport().signum() > 0) {
      order
          .lines()
          .add(
              new LineState(
                  nextLine++,
                  LineState.TRANSPORT,
                  "Taxa transport",
                  1,
                  draft.transport(),
                  TRANSPORT_VAT));
    }
    units.forEach((model, count) -> sell(model, count, now));
    orders.put(order.id(), order);
    return OptionalLong.of(order.id());
  }

  boolean sellable(String model, int units) {
    return catalogue.find(model).filter(p -> p.active() && p.stock() >= units).isPresent();
  }

  void addLine(OrderState order, OrderDraft.Wanted wanted) {
    Optional<ProductState> product = catalogue.find(wanted.model());
    BigDecimal listed = product.map(ProductState::grossPrice).orElse(BigDecimal.ONE);
    String name =
        wanted
            .name()
            .or(() -> product.map(p -> p.content("products_name")))
            .orElse("Produs " + wanted.model());
    BigDecimal price = wanted.price().orElse(listed);
    order
        .lines()
        .add(
            new LineState(
                nextLine++, wanted.model(), name, wanted.quantity(), price, wanted.vat()));
  }

  /** Sells more units of a model, or with a number below 0 takes a sale back. */
  void sell(String model, int units, Instant now) {
    sold.merge(model, units, Integer::sum);
    if (units > 0 || settings.is(Switch.CANCEL_RESTOCKS)) {
      Cause cause = units > 0 ? Cause.SOLD : Cause.RESTOCKED;
      catalogue.find(model).ifPresent(p -> p.stock(Math.max(0, p.stock() - units), now, cause));
    }
  }

  void cancel(OrderState order, int reason, Instant now) {
    order.cancel(reason, now);
    order.products().forEach(line -> sell(line.model(), -line.quantity(), now));
  }

  void reactivate(OrderState order, Instant now) {
    order.reactivate(now);
    for (LineState line : order.products()) {
      if (settings.is(Switch.CANCEL_RESTOCKS)) {
        sell(line.model(), line.quantity(), now);
      } else {
        sold.merge(line.model(), line.quantity(), Integer::sum);
      }
    }
  }

  /** The minus order that reverses another. */
  OrderState reverse(OrderState order, Instant now) {
    OrderDraft empty = new OrderDraft(draft -> OptionalLong.empty());
    OrderState minus = new OrderState(nextOrder++, now, empty.payment(order.payment()));
    for (LineState line : order.lines()) {
      minus
          .lines()
          .add(
              new LineState(
                  nextLine++,
                  line.model(),
                  line.name(),
                  -line.quantity(),
                  line.price(),
                  line.vat()));
    }
    minus.status(OrderState.REVERSED, now);
    order.status(OrderState.REVERSED, now);
    orders.put(minus.id(), minus);
    return minus;
  }

  OrderState get(long id) {
    OrderState order = orders.get(id);
    if (order == null) {
      throw new Refused("Comanda " + id + " nu exista");
    }
    return order;
  }

  /** The order that has a line, and the line. */
  Map.Entry<OrderState, LineState> line(long lineId) {
    for (OrderState order : orders.values()) {
      for (LineState line : order.lines()) {
        if (line.id() == lineId) {
          return Map.entry(order, line);
        }
      }
    }
    throw new Refused("Produsul comandat " + lineId + " nu exista");
  }

  List<OrderState> all() {
    return List.copyOf(orders.values());
  }

  /** Skips ids, as orders of other sellers do. */
  void skipTo(long id) {
    nextOrder = Math.max(nextOrder, id);
  }

  List<ReturnRequest> returns() {
    return returns;
  }

  Map<String, Integer> sold() {
    return sold;
  }

  int refusedSales() {
    return refusedSales;
  }
}
