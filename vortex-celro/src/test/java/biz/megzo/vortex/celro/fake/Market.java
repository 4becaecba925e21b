package biz.megzo.vortex.celro.fake;

import biz.megzo.vortex.celro.fake.ProductChange.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * What buyers and Cel.ro's staff do behind the seller's back, and what stands on the site.
 * Thread-safe.
 */
public final class Market {
  private final Shop shop;

  Market(Shop shop) {
    this.shop = shop;
  }

  /** Puts a product on the site, or replaces it there, without any import. */
  public void list(Listing listing) {
    shop.<Void>locked(
        now -> {
          shop.catalogue().seed(listing.toProduct(), now);
          return null;
        });
  }

  /** {@link #list(Listing)} with a price that includes VAT. */
  public void list(String model, int stock, String price) {
    list(Listing.of(model, stock, price));
  }

  /** Makes a product known to Cel.ro's own catalogue, without an offer of ours on it. */
  public void known(String model, String name) {
    shop.<Void>locked(
        now -> {
          shop.catalogue().know(model, Listing.of(model, 0, "1").name(name));
          return null;
        });
  }

  /** Takes a product off the site. */
  public boolean delist(String model) {
    return shop.locked(now -> shop.catalogue().delist(model));
  }

  /** Adds a category with its mandatory characteristics. */
  public void category(long id, String name, String... mandatory) {
    shop.<Void>locked(
        now -> {
          shop.catalogue().taxonomy().add(id, 0, name, List.of(mandatory));
          return null;
        });
  }

  /** Every product on the site, in the order of listing. */
  public List<ListedProduct> listed() {
    return shop.locked(
        now -> shop.catalogue().listed().stream().map(ProductState::snapshot).toList());
  }

  /** One product on the site. */
  public ListedProduct listed(String model) {
    return shop.locked(now -> product(model).snapshot());
  }

  /** Staff or the panel sets the stock: drift. */
  public void staffSetsStock(String model, int units) {
    change(model, (product, now) -> product.stock(units, now, Cause.BY_STAFF));
  }

  /** Staff or the panel sets the price: drift. */
  public void staffSetsPrice(String model, String price) {
    change(
        model,
        (product, now) ->
            product.price(new BigDecimal(price), product.priceIncludesVat(), now, Cause.BY_STAFF));
  }

  /** Staff or the panel switches a product on or off. */
  public void staffSetsActive(String model, boolean active) {
    change(model, (product, now) -> product.active(active, now, Cause.BY_STAFF));
  }

  /** Models waiting for approval, oldest first. */
  public List<String> waiting() {
    return shop.locked(now -> List.copyOf(shop.catalogue().waiting().keySet()));
  }

  /** Refused models with the reason. */
  public Map<String, String> rejected() {
    return shop.locked(
        now -> {
          Map<String, String> reasons = new LinkedHashMap<>();
          shop.catalogue().rejected().forEach((model, item) -> reasons.put(model, item.reason()));
          return reasons;
        });
  }

  /** Decides every waiting import now: up to 5000 approved, above refused. */
  public void decideImports() {
    shop.<Void>locked(
        now -> {
          shop.catalogue().decideAll(now);
          return null;
        });
  }

  /** Refuses one waiting import; {@code false} when it does not wait. */
  public boolean refuseImport(String model, String reason) {
    return shop.locked(now -> shop.catalogue().refuse(model, reason));
  }

  /** Begins an order; with a link set, placing it sends a push of type 1. */
  public OrderDraft order() {
    return new OrderDraft(
        draft -> {
          OptionalLong id = shop.locked(now -> shop.orders().place(draft, now));
          id.ifPresent(shop.pushes()::newOrder);
          return id;
        });
  }

  /** The next order gets at least this id, as ids are shared by all sellers. */
  public void nextOrderId(long id) {
    shop.<Void>locked(
        now -> {
          shop.orders().skipTo(id);
          return null;
        });
  }

  /** Every order, by id. */
  public List<PlacedOrder> orders() {
    return shop.locked(now -> shop.orders().all().stream().map(OrderState::snapshot).toList());
  }

  /** One order. */
  public PlacedOrder order(long id) {
    return shop.locked(now -> known(id).snapshot());
  }

  /** The customer cancels; pushes type 11. */
  public void customerCancels(long id) {
    changeOrder(
        id,
        (order, now) -> {
          if (order.cancelled()) {
            throw new IllegalStateException("order " + id + " is cancelled already");
          }
          shop.orders().cancel(order, OrderState.CANCELLED_BY_CUSTOMER, now);
        });
    shop.pushes().orderEvent(shop.settings().cancelPush(), id);
  }

  /** The customer wants another quantity; more is sold like any unit. No push. */
  public void customerChangesQuantity(long id, String model, int quantity) {
    changeOrder(
        id,
        (order, now) -> {
          LineState line = order.line(model);
          int more = quantity - line.quantity();
          if (more > 0 && !shop.orders().sellable(model, more)) {
            throw new IllegalStateException("sale refused: no stock of " + model);
          }
          if (more != 0) {
            shop.orders().sell(model, more, now);
          }
          line.quantity(quantity);
        });
  }

  /**
   * The customer wants it elsewhere; {@code original_delivery=1} still shows the first address. No
   * push.
   */
  public void customerChangesDelivery(long id, String address, String city, String county) {
    changeOrder(
        id,
        (order, now) ->
            order.delivery(order.delivery().at(new Person.Place(address, city, county, ""))));
  }

  /** The customer asks to send a product back; pushes type 24 and gives the request's id. */
  public String customerReturns(long id, String model, int quantity, String reason) {
    String request =
        shop.locked(
            now -> {
              OrderState order = known(id);
              order.line(model);
              order.touch(now);
              String key = "R" + (shop.orders().returns().size() + 1);
              shop.orders().returns().add(new ReturnRequest(key, id, model, quantity, reason, now));
              return key;
            });
    shop.pushes().orderEvent(shop.settings().returnPush(), id);
    return request;
  }

  /** The card payment, or the transfer, arrives. */
  public void paymentArrives(long id) {
    changeOrder(id, (order, now) -> order.paid(true));
  }

  /** Staff puts an order in any status, known or not. */
  public void staffSetsStatus(long id, int status) {
    changeOrder(id, (order, now) -> order.status(status, now));
  }

  /** What statusAwb answers from now on. */
  public void courierSays(long id, String status) {
    changeOrder(id, (order, now) -> order.courierStatus(status));
  }

  /** Units sold and not cancelled, by model. */
  public Map<String, Integer> sold() {
    return shop.locked(now -> Map.copyOf(shop.orders().sold()));
  }

  /** Orders refused for want of listed stock. */
  public int refusedSales() {
    return shop.locked(now -> shop.orders().refusedSales());
  }

  private ProductState product(String model) {
    return shop.catalogue()
        .find(model)
        .orElseThrow(() -> new IllegalStateException("not listed: " + model));
  }

  private OrderState known(long id) {
    return shop.orders().get(id);
  }

  private void change(String model, BiConsumer<ProductState, Instant> change) {
    shop.<Void>locked(
        now -> {
          change.accept(product(model), now);
          return null;
        });
  }

  private void changeOrder(long id, BiConsumer<OrderState, Instant> change) {
    shop.<Void>locked(
        now -> {
          OrderState order = known(id);
          change.accept(order, now);
          order.touch(now);
          return null;
        });
  }
}
