package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls that change the lines of an order. */
final class OrderLinesApi {
  private static final Set<String> LINE_FIELDS =
      Set.of(
          "products_price",
          "cantitate",
          "tva",
          "id_prod_com",
          "deschidere_colet",
          "status_livrare");

  private final Shop shop;

  OrderLinesApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("orders/changeOrderProductStatus", this::status);
    actions.add("orders/saveOrderData", this::save);
    actions.add("orders/addProductsToOrder", this::add);
    actions.add("orders/removeProductsFromOrder", this::remove);
    actions.add("orders/returProduct", this::giveBack);
  }

  private JsonNode status(Call call) {
    var found = shop.orders().line(call.fields().id("orders_products_id"));
    int status = status(call.fields(), "status");
    refuseCancelled(found.getKey());
    found.getValue().status(status);
    found.getKey().touch(call.now());
    return Json.success();
  }

  private static int status(Fields fields, String name) {
    int status = fields.count(name);
    if (!OrderListApi.LINE_STATUSES.containsKey(status)) {
      throw fields.bad(name, "trebuie sa fie 0, 4 sau 5");
    }
    return status;
  }

  /** All lines are checked before any is changed. */
  private JsonNode save(Call call) {
    OrderState order = order(call);
    List<Runnable> changes = new ArrayList<>();
    for (JsonNode each : Fields.elements("data", call.fields().json("data"))) {
      Fields item = new Fields(each, "data");
      if (!shop.settings().is(Switch.UNKNOWN_FIELDS_IGNORED)) {
        item.only(LINE_FIELDS);
      }
      long id = item.id("id_prod_com");
      LineState line =
          order.lines().stream()
              .filter(candidate -> candidate.id() == id)
              .findFirst()
              .orElseThrow(() -> item.bad("id_prod_com", "nu este in comanda"));
      changes.add(change(line, item, call.now()));
    }
    changes.forEach(Runnable::run);
    order.touch(call.now());
    return Json.success();
  }

  private Runnable change(LineState line, Fields item, Instant now) {
    int quantity = item.has("cantitate") ? item.count("cantitate") : line.quantity();
    BigDecimal vat = item.maybeDecimal("tva").orElse(line.vat());
    Optional<BigDecimal> price = item.maybeDecimal("products_price").map(sent -> gross(sent, vat));
    int status = item.has("status_livrare") ? status(item, "status_livrare") : line.status();
    boolean open = item.flag("deschidere_colet");
    return () -> {
      if (line.isProduct() && quantity != line.quantity()) {
        shop.orders().sell(line.model(), quantity - line.quantity(), now);
      }
      line.quantity(quantity);
      line.vat(vat);
      price.ifPresent(line::price);
      line.status(status);
      line.openOnDelivery(open);
    };
  }

  private BigDecimal gross(BigDecimal sent, BigDecimal vat) {
    if (!shop.settings().is(Switch.NET_PRICES)) {
      return sent;
    }
    return sent.multiply(vat.movePointLeft(2).add(BigDecimal.ONE))
        .setScale(2, RoundingMode.HALF_UP);
  }

  private JsonNode add(Call call) {
    OrderState order = order(call);
    List<String> models = models(call);
    for (String model : models) {
      if (!shop.orders().sellable(model, 1)) {
        throw new Refused("Produs indisponibil: " + model);
      }
    }
    for (String model : models) {
      shop.orders()
          .addLine(
              order,
              new OrderDraft.Wanted(
                  model, 1, Optional.empty(), new BigDecimal("21"), Optional.empty()));
      shop.orders().sell(model, 1, call.now());
    }
    order.touch(call.now());
    return Json.success();
  }

  private JsonNode remove(Call call) {
    OrderState order = order(call);
    List<LineState> gone = models(call).stream().map(order::line).toList();
    order.lines().removeAll(gone);
    gone.stream()
        .filter(LineState::isProduct)
        .forEach(line -> shop.orders().sell(line.model(), -line.quantity(), call.now()));
    order.touch(call.now());
    return Json.success();
  }

  private static List<String> models(Call call) {
    List<String> models = new ArrayList<>();
    for (JsonNode model : Fields.elements("data", call.fields().json("data"))) {
      if (!model.isTextual()) {
        throw new Refused("Parametrul data trebuie sa fie o lista de modele");
      }
      models.add(model.textValue());
    }
    return models;
  }

  private JsonNode giveBack(Call call) {
    OrderState order = shop.orders().get(call.fields().id("orderId"));
    call.fields().text("reason");
    LineState line = order.line(call.fields().text("model"));
    if (line.returned()) {
      throw new Refused("Produsul este deja returnat");
    }
    line.markReturned();
    order.touch(call.now());
    return Json.success();
  }

  private OrderState order(Call call) {
    OrderState order = shop.orders().get(call.fields().id("order"));
    refuseCancelled(order);
    return order;
  }

  private static void refuseCancelled(OrderState order) {
    if (order.cancelled()) {
      throw new Refused("Comanda este anulata");
    }
  }
}
