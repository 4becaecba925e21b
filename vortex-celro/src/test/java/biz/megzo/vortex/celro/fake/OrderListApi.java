package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code orders/getOrders}, the tables of statuses and payment methods, and {@code home/getOrders}.
 */
final class OrderListApi {
  static final Map<Integer, String> LINE_STATUSES =
      new TreeMap<>(Map.of(0, "Neverificat", 4, "Lipsa stoc", 5, "Gata de livrare"));
  static final List<Integer> CANCEL_REASONS =
      List.of(OrderState.CANCELLED_NO_STOCK, OrderState.CANCELLED_NO_ANSWER);
  static final List<String> PAYMENT_METHODS = List.of("Ramburs", "Card", "Ordin de Plata");

  private static final int MOST = 50;

  private final Shop shop;

  OrderListApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("orders/getOrders", this::list);
    actions.add("orders/ListStatuses", call -> table(shop.settings().statuses()));
    actions.add("orders/getOrderStatusList", call -> table(shop.settings().statuses()));
    actions.add("orders/ListProductStatuses", call -> table(LINE_STATUSES));
    actions.add("orders/listCancellingStatuses", call -> table(cancelReasons()));
    actions.add("orders/GetPaymentMethods", call -> paymentMethods());
    actions.add("home/getOrders", this::summary);
  }

  private JsonNode list(Call call) {
    int start = call.fields().count("start");
    int limit = Math.min(call.fields().count("limit"), MOST);
    boolean inclusive = shop.settings().is(Switch.MIN_ORDER_INCLUSIVE);
    OrderFilter filter = new OrderFilter(call.fields().json("filters"), inclusive);
    List<OrderState> orders = filter.apply(shop.orders().all());
    if (!filter.grouped()) {
      ObjectNode page = page(orders, start, limit);
      return shop.settings().is(Switch.ORDER_PAGE_AS_LIST) ? page.get("list") : page;
    }
    ObjectNode answer = Json.object();
    orders.stream()
        .collect(Collectors.groupingBy(OrderState::status, TreeMap::new, Collectors.toList()))
        .forEach(
            (status, group) -> answer.set(Integer.toString(status), page(group, start, limit)));
    return answer;
  }

  private ObjectNode page(List<OrderState> orders, int start, int limit) {
    ObjectNode page = Json.object().put("limit", limit).put("start", start);
    page.put("moreavailable", orders.size() > (long) start + limit ? 1 : 0);
    ArrayNode list = page.putArray("list");
    orders.stream().skip(start).limit(limit).forEach(order -> list.add(element(order)));
    return page;
  }

  private JsonNode element(OrderState order) {
    String key =
        switch (shop.settings().orderKey()) {
          case ORDERS_ID -> "orders_id";
          case ID_COMANDA -> "id_comanda";
          case ORDER_ID -> "order_id";
          case ID -> "id";
          case BARE -> "";
        };
    if (key.isEmpty()) {
      return Json.NODES.numberNode(order.id());
    }
    return Json.object()
        .put(key, order.id())
        .put("status", order.status())
        .put("data", Stamps.format(order.created()))
        .put("customers_name", order.billing().billedTo())
        .put("valoare", order.total().toPlainString());
  }

  private Map<Integer, String> cancelReasons() {
    Map<Integer, String> reasons = new TreeMap<>();
    CANCEL_REASONS.forEach(id -> reasons.put(id, shop.settings().statusName(id)));
    return reasons;
  }

  private JsonNode table(Map<Integer, String> names) {
    ObjectNode map = Json.object();
    ArrayNode list = Json.array();
    boolean bare = shop.settings().tables() == Settings.TableForm.ID_NAME;
    names.forEach(
        (id, name) -> {
          map.put(Integer.toString(id), name);
          list.addObject()
              .put(bare ? "id" : "orders_status_id", id)
              .put(bare ? "name" : "orders_status_name", name);
        });
    return shop.settings().tables() == Settings.TableForm.MAP ? map : list;
  }

  private JsonNode paymentMethods() {
    ArrayNode list = Json.array();
    PAYMENT_METHODS.forEach(
        name -> list.addObject().put("id", PAYMENT_METHODS.indexOf(name) + 1).put("name", name));
    return list;
  }

  private JsonNode summary(Call call) {
    int days = call.fields().count("nrDays");
    List<OrderState> fresh =
        shop.orders().all().stream()
            .filter(order -> order.status() == OrderState.NEW)
            .filter(
                order ->
                    days == 0 || !order.created().isBefore(call.now().minusSeconds(days * 86_400L)))
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode counted = answer.putObject("comenzi_noi").put("nr", fresh.size());
    counted.set(
        "valoare_totala",
        Json.number(
            fresh.stream().map(OrderState::total).reduce(BigDecimal.ZERO, BigDecimal::add)));
    answer.putObject("comenzi_intarziate").put("nr", 0).put("valoare_totala", 0);
    answer.putObject("produse_neaprobate").put("nr", shop.catalogue().waiting().size());
    answer.putObject("produse_respinse").put("nr", shop.catalogue().rejected().size());
    return answer.put("error", 0);
  }
}
