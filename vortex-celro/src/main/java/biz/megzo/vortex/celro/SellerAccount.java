package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Sku;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the seller set up at the marketplace, and what buyers ask of the seller ({@code
 * api/celro.md} 4.4, 5.3, 5.4, 8.1). Entries without an id are skipped: they can not be used.
 */
final class SellerAccount {
  private static final int MOST_PAGES = 200;

  private final MarketApi api;
  private final CelRoConfig config;

  SellerAccount(MarketApi api, CelRoConfig config) {
    this.api = api;
    this.config = config;
  }

  List<Courier> couriers() {
    List<Courier> found = new ArrayList<>();
    Json.entries(
        list(Action.LIST_COURIERS),
        (key, item) -> {
          String plain = Json.text(item);
          String id = Json.text(item, "courier_id", "id", "id_curier");
          String name =
              plain != null ? plain : Json.textOrEmpty(item, "courier_name", "name", "nume");
          String used = id != null ? id : key;
          if (!used.equals("0") && !name.isEmpty()) {
            found.add(new Courier(used, name));
          }
        });
    return found;
  }

  List<CourierAccount> courierAccounts() {
    List<CourierAccount> found = new ArrayList<>();
    for (JsonNode item : Json.items(list(Action.LIST_COURIER_ACCOUNTS))) {
      String id = Json.text(item, "id", "courier_account");
      if (id != null) {
        found.add(
            new CourierAccount(
                id,
                Json.textOrEmpty(item, "courier_id"),
                Json.textOrEmpty(item, "courier_name", "courier"),
                Json.textOrEmpty(item, "name", "nume"),
                Json.textOrEmpty(item, "service"),
                Json.yes(item.get("default_orders")),
                active(item)));
      }
    }
    return found;
  }

  List<PickupPlace> pickupPlaces() {
    List<PickupPlace> found = new ArrayList<>();
    for (JsonNode item : Json.items(list(Action.LIST_ADDRESSES))) {
      String id = Json.text(item, "address_id", "id");
      if (id != null) {
        found.add(
            new PickupPlace(
                id,
                Json.textOrEmpty(item, "type", "tip"),
                Json.textOrEmpty(item, "county", "judet"),
                Json.textOrEmpty(item, "city", "localitate"),
                Json.textOrEmpty(item, "address", "adresa"),
                active(item)));
      }
    }
    return found;
  }

  List<SenderContact> senderContacts() {
    List<SenderContact> found = new ArrayList<>();
    for (JsonNode item : Json.items(list(Action.LIST_CONTACTS))) {
      String id = Json.text(item, "contact_id", "id");
      if (id != null) {
        found.add(
            new SenderContact(
                id,
                Json.textOrEmpty(item, "type", "tip"),
                Json.textOrEmpty(item, "name", "nume"),
                active(item)));
      }
    }
    return found;
  }

  List<CancelReason> cancelReasons() {
    JsonNode message = api.read(Action.LIST_CANCEL_REASONS, new Form().put("dummy", 1));
    List<CancelReason> found = new ArrayList<>();
    StatusBook.parse(message)
        .forEach(
            (id, name) -> {
              if (id.matches("[1-9]\\d{0,8}")) {
                found.add(new CancelReason(Integer.parseInt(id), name));
              }
            });
    return found;
  }

  /** Return requests made within a time; pages are followed while they bring new ones. */
  List<ReturnRequest> returnRequests(Instant from, Instant to) {
    var window = Dates.window(from, to, config.zone());
    Set<ReturnRequest> found = new LinkedHashSet<>();
    int start = 0;
    for (int i = 0; i < MOST_PAGES; i++) {
      Form form = new Form().put("dummy", 1);
      form.put("minDate", window.get("minDate")).put("maxDate", window.get("maxDate"));
      form.put("start", start == 0 ? null : start);
      Page page = Page.of(api.read(Action.LIST_RETURN_REQUESTS, form), Integer.MAX_VALUE);
      int before = found.size();
      page.items().stream().filter(JsonNode::isObject).forEach(item -> found.add(request(item)));
      if (!page.more() || found.size() == before) {
        break;
      }
      start += page.longest();
    }
    return List.copyOf(found);
  }

  private static ReturnRequest request(JsonNode item) {
    String model = Json.text(item, "products_model", "product_model", "model");
    return new ReturnRequest(
        Json.textOrEmpty(item, "uniqueID", "unique_id", "uniqueId", "id"),
        Json.text(item, "orders_id", "id_comanda", "order_id", "cmd", "oid", "comanda"),
        model != null && Sku.valid(model) ? Sku.of(model) : null,
        Json.textOrEmpty(item, "status", "stare", "state"),
        item.toString());
  }

  private JsonNode list(Action action) {
    JsonNode message = api.read(action, new Form().put("dummy", 1));
    JsonNode inner = Json.first(message, "list", "data");
    return inner != null && inner.isContainerNode() ? inner : message;
  }

  private static boolean active(JsonNode item) {
    return !Json.no(item.get("status"));
  }
}
