package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Card payments by month, and the customers' return requests. */
final class MoneyApi {
  private static final int PAGE = 50;

  private final Shop shop;

  MoneyApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("commissions/getCardPaymentMonths", call -> months());
    actions.add("commissions/getCardOrdersByMonth", this::cardOrders);
    actions.add("email/GetReturnRequests", this::returns);
    actions.add("email/GetReturnRequest", this::oneReturn);
  }

  private List<OrderState> paidByCard() {
    return shop.orders().all().stream()
        .filter(order -> order.payment().equals("Card") && order.paid())
        .toList();
  }

  private JsonNode months() {
    ArrayNode list = Json.array();
    paidByCard().stream().map(order -> Stamps.month(order.created())).distinct().forEach(list::add);
    return list;
  }

  private JsonNode cardOrders(Call call) {
    String month = call.fields().text("month");
    if (!month.matches("(0[1-9]|1[0-2])/\\d{4}")) {
      throw call.fields().bad("month", "trebuie sa fie LL/AAAA");
    }
    BigDecimal total = BigDecimal.ZERO;
    ObjectNode answer = Json.object();
    ArrayNode orders = answer.putArray("orders");
    for (OrderState order : paidByCard()) {
      if (Stamps.month(order.created()).equals(month)) {
        orders.add(row(order));
        total = total.add(order.total());
      }
    }
    answer.set("total", Json.number(total));
    return answer;
  }

  private static ObjectNode row(OrderState order) {
    Optional<PlacedOrder.Invoice> invoice = order.invoices().stream().findFirst();
    return Json.object()
        .put("orders_id", order.id())
        .put("status", order.status())
        .put("nr_fact", invoice.map(PlacedOrder.Invoice::number).orElse(""))
        .put("serie", invoice.map(PlacedOrder.Invoice::series).orElse(""))
        .put("id_borderou", 0)
        .put("customers_name", order.billing().billedTo())
        .put("order_total", order.total().toPlainString());
  }

  private JsonNode returns(Call call) {
    Fields fields = call.fields();
    int start = fields.has("start") ? fields.count("start") : 0;
    Optional<LocalDateTime> min = fields.maybe("minDate").map(text -> day(text, " 00:00:00"));
    Optional<LocalDateTime> max = fields.maybe("maxDate").map(text -> day(text, " 23:59:59"));
    Optional<String> model = fields.maybe("product_model");
    List<ReturnRequest> matching =
        shop.orders().returns().stream()
            .filter(each -> model.isEmpty() || model.get().equals(each.model()))
            .filter(each -> min.isEmpty() || !Stamps.local(each.at()).isBefore(min.get()))
            .filter(each -> max.isEmpty() || !Stamps.local(each.at()).isAfter(max.get()))
            .toList();
    ObjectNode page = Json.object().put("limit", PAGE).put("start", start);
    page.put("moreavailable", matching.size() > start + PAGE ? 1 : 0);
    ArrayNode list = page.putArray("list");
    matching.stream().skip(start).limit(PAGE).forEach(each -> list.add(row(each)));
    return page;
  }

  private static LocalDateTime day(String text, String hour) {
    return Stamps.stamp("data", text.length() == 10 ? text + hour : text);
  }

  private JsonNode oneReturn(Call call) {
    String id = call.fields().text("uniqueID");
    return shop.orders().returns().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(MoneyApi::row)
        .orElseThrow(() -> new Refused("Cererea de retur nu exista"));
  }

  private static ObjectNode row(ReturnRequest request) {
    return Json.object()
        .put("uniqueID", request.id())
        .put("orders_id", request.orderId())
        .put("products_model", request.model())
        .put("cantitate", request.quantity())
        .put("reason", request.reason())
        .put("date", Stamps.format(request.at()));
  }
}
