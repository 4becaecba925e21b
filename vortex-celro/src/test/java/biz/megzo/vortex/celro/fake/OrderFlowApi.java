package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls that move an order from one status to another. */
final class OrderFlowApi {
  private static final int SHORTEST_REASON = 5;

  private final Shop shop;

  OrderFlowApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("orders/confirmOrder", this::confirm);
    actions.add("orders/cancelOrder", this::cancel);
    actions.add("orders/reactivateOrder", this::reactivate);
    actions.add("orders/SetReadyForDelivery", this::ready);
    actions.add("orders/finishOrder", this::finish);
    actions.add("orders/StornareComanda", this::reverse);
    actions.add("orders/makeOrderDisputed", this::dispute);
    actions.add("orders/addOrderObservations", this::note);
    actions.add("orders/addWeightToOrder", this::weight);
    actions.add("orders/ChangeOrderPaymentMethod", this::paymentMethod);
  }

  private JsonNode confirm(Call call) {
    OrderState order = open(call, "order");
    strict(order.status() == OrderState.NEW, "Comanda nu poate fi confirmata din statusul curent");
    order.status(OrderState.CONFIRMED, call.now());
    return Json.success();
  }

  private JsonNode ready(Call call) {
    OrderState order = open(call, "orders_id");
    boolean confirmed =
        order.status() == OrderState.CONFIRMED || order.status() == OrderState.PROCESSING;
    strict(confirmed, "Comanda nu este confirmata sau este deja gata de livrare");
    strict(
        order.products().stream().allMatch(line -> line.status() == 4 || line.status() == 5),
        "Toate produsele trebuie verificate");
    order.status(OrderState.READY, call.now());
    return Json.success();
  }

  private JsonNode finish(Call call) {
    OrderState order = open(call, "orders_id");
    strict(order.status() == OrderState.READY, "Comanda nu este gata de livrare");
    if (shop.settings().is(Switch.FINISH_NEEDS_AWB) && order.awbs().isEmpty()) {
      throw new Refused("Comanda nu are AWB");
    }
    if (shop.settings().is(Switch.FINISH_NEEDS_INVOICE) && order.invoices().isEmpty()) {
      throw new Refused("Comanda nu are factura");
    }
    order.status(OrderState.FINISHED, call.now());
    return Json.success();
  }

  /** A text or a reason id, never both. */
  private JsonNode cancel(Call call) {
    Fields fields = call.fields();
    OrderState order = open(call, "order");
    String text = fields.maybe("observatii").orElse("").strip();
    long reason = fields.maybeNumber("motiv").orElse(0L);
    if (!text.isEmpty() && reason != 0) {
      throw new Refused("Trimiteti observatii sau motiv, nu ambele");
    }
    if (text.isEmpty() ? reason == 0 : text.codePointCount(0, text.length()) < SHORTEST_REASON) {
      throw new Refused("Motivul anularii lipseste sau este prea scurt");
    }
    if (reason != 0 && !OrderListApi.CANCEL_REASONS.contains((int) reason)) {
      throw new Refused("Motiv de anulare necunoscut");
    }
    strict(order.status() != OrderState.FINISHED, "Comanda este finalizata");
    shop.orders()
        .cancel(order, reason == 0 ? OrderState.CANCELLED_NO_STOCK : (int) reason, call.now());
    if (!text.isEmpty()) {
      order.notes().add(text);
    }
    return Json.success();
  }

  private JsonNode reactivate(Call call) {
    OrderState order = shop.orders().get(call.fields().id("cmd"));
    if (!order.cancelled()) {
      throw new Refused("Comanda nu este anulata");
    }
    shop.orders().reactivate(order, call.now());
    return Json.success();
  }

  private JsonNode reverse(Call call) {
    OrderState order = open(call, "orders_id");
    call.fields().text("reason");
    if (order.status() == OrderState.REVERSED) {
      throw new Refused("Comanda este deja stornata");
    }
    return Json.object().put("orders_id", shop.orders().reverse(order, call.now()).id());
  }

  private JsonNode dispute(Call call) {
    open(call, "order_id").status(OrderState.DISPUTED, call.now());
    return Json.success();
  }

  private JsonNode note(Call call) {
    OrderState order = shop.orders().get(call.fields().id("orders_id"));
    order.notes().add(call.fields().text("observations"));
    order.touch(call.now());
    return Json.success();
  }

  private JsonNode weight(Call call) {
    OrderState order = open(call, "orders_id");
    order.weight(call.fields().decimal("weight"));
    order.touch(call.now());
    return Json.success();
  }

  private JsonNode paymentMethod(Call call) {
    OrderState order = open(call, "order_id");
    String method = call.fields().text("payment_method");
    if (!OrderListApi.PAYMENT_METHODS.contains(method)) {
      throw new Refused("Metoda de plata necunoscuta");
    }
    order.payment(method);
    order.touch(call.now());
    return Json.success();
  }

  private OrderState open(Call call, String parameter) {
    OrderState order = shop.orders().get(call.fields().id(parameter));
    if (order.cancelled()) {
      throw new Refused("Comanda este anulata");
    }
    return order;
  }

  private void strict(boolean allowed, String otherwise) {
    if (!allowed && shop.settings().is(Switch.STRICT_FLOW)) {
      throw new Refused(otherwise);
    }
  }
}
