package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reading waybills: list, label, courier status. */
final class AwbReadApi {
  private final Shop shop;

  AwbReadApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("orders/getOrderAwbs", this::list);
    actions.add("orders/downloadAwb", this::download);
    actions.add("orders/printAwb", this::print);
    actions.add("orders/statusAwb", this::status);
  }

  private JsonNode list(Call call) {
    OrderState order = shop.orders().get(call.fields().id("orders_id"));
    boolean shortNames = shop.settings().is(Switch.AWB_SHORT_NAMES);
    ArrayNode list = Json.array();
    for (PlacedOrder.Awb awb : order.awbs()) {
      ObjectNode row = list.addObject();
      row.put(shortNames ? "id" : "awb_id", awb.id());
      row.put(shortNames ? "awb" : "awb_number", awb.number());
      row.put(shortNames ? "courier" : "courier_name", awb.courier());
      row.put("manual", awb.manual() ? 1 : 0);
    }
    return list;
  }

  /** By the id, which is not the number on the label. */
  private JsonNode download(Call call) {
    String id = call.fields().text("awb_id");
    if (!id.matches("[0-9a-f]{32}")) {
      throw new Refused("Parametrul awb_id este invalid");
    }
    for (OrderState order : shop.orders().all()) {
      for (PlacedOrder.Awb awb : order.awbs()) {
        if (awb.id().equals(id)) {
          return label(awb);
        }
      }
    }
    throw new Refused("AWB inexistent");
  }

  private JsonNode print(Call call) {
    return label(last(shop.orders().get(call.fields().id("cmd"))));
  }

  private JsonNode label(PlacedOrder.Awb awb) {
    if (awb.manual()) {
      throw new Refused("AWB inregistrat manual, fara eticheta");
    }
    return shop.documents().wrap(awb.id(), Documents.pdf("AWB " + awb.number()));
  }

  private JsonNode status(Call call) {
    OrderState order = shop.orders().get(call.fields().id("cmd"));
    return Json.object().put("awb", last(order).number()).put("status", order.courierStatus());
  }

  private static PlacedOrder.Awb last(OrderState order) {
    if (order.awbs().isEmpty()) {
      throw new Refused("Comanda nu are AWB");
    }
    return order.awbs().get(order.awbs().size() - 1);
  }
}
