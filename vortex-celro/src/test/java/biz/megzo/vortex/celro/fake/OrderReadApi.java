package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code orders/getOrder} and the small reads about one order. */
final class OrderReadApi {
  private final Shop shop;

  OrderReadApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("orders/getOrder", this::order);
    actions.add("orders/getOrderEmail", this::email);
    actions.add("orders/checkPaymentForOrder", this::payment);
    actions.add("orders/printOrder", this::print);
  }

  private JsonNode order(Call call) {
    OrderState order = shop.orders().get(call.fields().id("order"));
    boolean original = call.fields().flag("original_delivery");
    ObjectNode answer = Json.object();
    answer.put("id_comanda", order.id());
    answer.put("data", Stamps.day(order.created()));
    answer.put("ora", Stamps.hour(order.created()));
    answer.put("data_livrare", "");
    answer.put("mod_plata", order.payment());
    answer.put("observatii_cmd", order.customerNotes());
    answer.put("valoarecomanda", order.total().toPlainString());
    answer.put("nume_firma", order.billing().billedTo());
    answer.set("billing_info", person(order.billing(), true));
    answer.set(
        "delivery_info", person(original ? order.originalDelivery() : order.delivery(), false));
    answer.put("avans_confirmat", order.paid() ? 1 : 0);
    answer.put("platit", order.paid() ? 1 : 0);
    answer.set("status", status(order));
    answer.put("mod_livrare", "Curier");
    answer.put("colete", 1);
    answer.set("kg", Json.number(order.weight()));
    answer.put("sambata", 0);
    answer.put("id_adresa_afiliat", order.preparedPickup());
    answer.put("source", "cel.ro");
    answer
        .putObject("customers")
        .put("name", order.billing().name())
        .put("customer_company", order.billing().company());
    ArrayNode products = answer.putArray("products");
    order.lines().forEach(line -> products.add(line(order, line)));
    return answer;
  }

  private JsonNode status(OrderState order) {
    String name = shop.settings().statusName(order.status());
    return switch (shop.settings().orderStatus()) {
      case NUMBER -> Json.NODES.numberNode(order.status());
      case NAME -> Json.NODES.textNode(name);
      case OBJECT -> Json.object().put("id", order.status()).put("name", name);
    };
  }

  private JsonNode person(Person person, boolean billing) {
    Person.Place place = person.place();
    if (shop.settings().is(Switch.ADDRESSES_AS_TEXT)) {
      return Json.NODES.textNode(
          String.join(
              ", ",
              person.billedTo(),
              place.address(),
              place.city(),
              place.county(),
              person.phone()));
    }
    ObjectNode answer = Json.object().put("name", person.name());
    if (billing) {
      answer
          .put("company", person.company())
          .put("cif", person.cif())
          .put("reg_com", person.regCom());
    }
    return answer
        .put("address", place.address())
        .put("city", place.city())
        .put("county", place.county())
        .put("zip", place.zip())
        .put("phone", person.phone());
  }

  private ObjectNode line(OrderState order, LineState line) {
    ObjectNode answer = Json.object();
    answer.put("id_prod_com", line.id());
    answer.put("id_comanda", order.id());
    answer.put("products_model", line.model());
    answer.put("product_name", line.name());
    amount(answer, "cantitate", BigDecimal.valueOf(line.quantity()));
    if (!shop.settings().is(Switch.NO_PRODUCTS_QUANTITY)) {
      amount(answer, "products_quantity", BigDecimal.valueOf(line.quantity()));
    }
    amount(
        answer, "products_price", shop.settings().is(Switch.NET_PRICES) ? net(line) : line.price());
    amount(answer, "tva", line.vat());
    answer.put("status_livrare", Integer.toString(line.status()));
    answer.put("deschidere_colet", line.openOnDelivery() ? 1 : 0);
    answer.put("returnat", line.returned() ? 1 : 0);
    return answer.put("sosit", 0);
  }

  private void amount(ObjectNode answer, String name, BigDecimal value) {
    if (shop.settings().is(Switch.LINE_NUMBERS_AS_NUMBERS)) {
      answer.set(name, Json.number(value));
    } else {
      answer.put(name, value.toPlainString());
    }
  }

  /** Four decimals: two would not sum to the order's value. */
  static BigDecimal net(LineState line) {
    BigDecimal factor = line.vat().movePointLeft(2).add(BigDecimal.ONE);
    return line.price().divide(factor, 4, RoundingMode.HALF_UP);
  }

  private JsonNode email(Call call) {
    String email = shop.orders().get(call.fields().id("oid")).billing().email();
    boolean object = shop.settings().is(Switch.EMAIL_AS_OBJECT);
    return object ? Json.object().put("email", email) : Json.NODES.textNode(email);
  }

  private JsonNode payment(Call call) {
    int paid = shop.orders().get(call.fields().id("cmd")).paid() ? 1 : 0;
    boolean object = shop.settings().is(Switch.PAYMENT_CHECK_AS_OBJECT);
    return object ? Json.object().put("paid", paid) : Json.NODES.numberNode(paid);
  }

  private JsonNode print(Call call) {
    OrderState order = shop.orders().get(call.fields().id("orders_id"));
    return shop.documents().wrap("comanda" + order.id(), Documents.pdf("Comanda " + order.id()));
  }
}
