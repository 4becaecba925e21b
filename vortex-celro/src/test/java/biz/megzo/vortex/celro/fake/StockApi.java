package biz.megzo.vortex.celro.fake;

import biz.megzo.vortex.celro.fake.ProductChange.Cause;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code products/updateStockAndPrice} and {@code products/updateStatus}. */
final class StockApi {
  private enum Outcome {
    UPDATED("updated"),
    NOT_UPDATED("notUpdated"),
    EXCEPTION("exceptions"),
    ERROR("error");

    private final String wire;

    Outcome(String wire) {
      this.wire = wire;
    }
  }

  private final Shop shop;

  StockApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("products/updateStockAndPrice", this::update);
    actions.add("products/updateStatus", this::updateStatus);
  }

  private JsonNode update(Call call) {
    JsonNode sent = call.fields().raw("products");
    JsonNode products =
        sent.isTextual() ? call.fields().json("products") : call.fields().brackets("products");
    List<Fields> items = new ArrayList<>();
    for (JsonNode product : Fields.elements("products", products)) {
      Fields item = new Fields(product, "products");
      item.text("products_model");
      items.add(item);
    }
    if (items.isEmpty()) {
      throw new Refused("Lista de produse este goala");
    }
    if (shop.settings().is(Switch.BATCH_ALL_OR_NOTHING)) {
      items.forEach(this::refuseIfBad);
    }
    Map<Outcome, ArrayNode> lists = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      lists.put(outcome, Json.array());
    }
    for (Fields item : items) {
      String model = item.text("products_model");
      lists.get(apply(model, item, call.now())).add(model);
    }
    if (shop.settings().is(Switch.STOCK_ANSWER_BARE)) {
      return Json.success();
    }
    ObjectNode answer = Json.object();
    lists.forEach((outcome, models) -> answer.set(outcome.wire, models));
    return answer;
  }

  private void refuseIfBad(Fields item) {
    String model = item.text("products_model");
    if (shop.catalogue().find(model).isEmpty()) {
      throw new Refused("Produs necunoscut: " + model);
    }
    check(model, item);
  }

  private Outcome apply(String model, Fields item, Instant now) {
    Optional<ProductState> found = shop.catalogue().find(model);
    if (found.isEmpty()) {
      return Outcome.ERROR;
    }
    ProductState product = found.get();
    try {
      check(model, item);
    } catch (Refused refused) {
      return Outcome.EXCEPTION;
    }
    Optional<BigDecimal> price = item.maybeDecimal(shop.settings().stockPriceField());
    boolean guarded =
        shop.settings().is(Switch.PRICE_GUARD_ON_STOCK_CALL) && !item.flag("overridePrice");
    if (guarded && price.filter(p -> product.farFrom(p, item.flag("hasTVA"))).isPresent()) {
      return Outcome.EXCEPTION;
    }
    int before = product.changes();
    price.ifPresent(amount -> product.price(amount, item.flag("hasTVA"), now, Cause.UPDATED));
    item.maybe("stoc").ifPresent(text -> product.stock(item.count("stoc"), now, Cause.UPDATED));
    item.maybe("status").ifPresent(text -> product.active(item.flag("status"), now, Cause.UPDATED));
    for (String field : List.of("pret_vechi", "procesare_in")) {
      item.maybe(field).ifPresent(text -> product.content(field, text, now, Cause.UPDATED));
    }
    return product.changes() > before ? Outcome.UPDATED : Outcome.NOT_UPDATED;
  }

  private void check(String model, Fields item) {
    String priceField = shop.settings().stockPriceField();
    if (!shop.settings().is(Switch.UNKNOWN_FIELDS_IGNORED)) {
      item.only(
          Set.of(
              "products_model",
              "stoc",
              priceField,
              "pret_vechi",
              "status",
              "procesare_in",
              "hasTVA",
              "overridePrice"));
    }
    item.maybe("stoc").ifPresent(text -> item.count("stoc"));
    item.maybe("procesare_in").ifPresent(text -> item.count("procesare_in"));
    item.flag("status");
    item.flag("hasTVA");
    item.flag("overridePrice");
    for (String name : List.of(priceField, "pret_vechi")) {
      if (item.maybeDecimal(name).filter(amount -> amount.signum() <= 0).isPresent()) {
        throw item.bad(name, "trebuie sa fie pozitiv pentru " + model);
      }
    }
  }

  private JsonNode updateStatus(Call call) {
    String model = call.fields().text("model");
    boolean active = call.fields().requiredFlag("status");
    ProductState product =
        shop.catalogue().find(model).orElseThrow(() -> new Refused("Produs necunoscut: " + model));
    product.active(active, call.now(), Cause.UPDATED);
    return Json.success();
  }
}
