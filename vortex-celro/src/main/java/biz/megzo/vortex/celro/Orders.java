package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderSource.OrderPage;
import biz.megzo.vortex.connector.OrderSource.OrderQuery;
import biz.megzo.vortex.connector.OrderUpdates.LineState;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists and reads orders ({@code api/celro.md} 4.2, 4.3). Only ids are taken from lists. */
final class Orders {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern UNKNOWN_ORDER =
      Pattern.compile("nu exist|inexist|nu a fost gasit|negasit|not found|unknown order");

  private final MarketApi api;
  private final CelRoConfig config;
  private final InstantSource clock;
  private final OrderParser parser;

  Orders(MarketApi api, CelRoConfig config, InstantSource clock, OrderParser parser) {
    this.api = api;
    this.config = config;
    this.clock = clock;
    this.parser = parser;
  }

  OrderPage list(OrderQuery query, @Nullable String page) {
    Cursor cursor = Cursor.parse(page);
    Map<String, Object> filters = new LinkedHashMap<>();
    String after = null;
    if (query instanceof OrderQuery.After placedAfter) {
      after = placedAfter.orderId();
      filters.put("min_order", after == null ? 1L : number(after));
    } else if (query instanceof OrderQuery.Changed changed) {
      filters.put("last_changed", window(changed.from(), changed.to()));
    } else if (query instanceof OrderQuery.Placed placed) {
      filters.put("date", window(placed.from(), placed.to()));
    }
    filters.put("group_by_status", false);
    Form form =
        new Form()
            .put("start", cursor.start())
            .put("limit", config.readBatch())
            .put("filters", Json.write(filters));
    Page read = Page.of(api.read(Action.LIST_ORDERS, form), config.readBatch());
    return page(read, cursor, after);
  }

  private OrderPage page(Page read, Cursor cursor, @Nullable String after) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode item : read.items()) {
      ids.add(id(item));
    }
    List<String> found = new ArrayList<>(ids);
    String last = found.isEmpty() ? "" : found.get(found.size() - 1);
    if (!last.isEmpty() && last.equals(cursor.last())) {
      return new OrderPage(List.of(), null); // the same page again: start is not respected
    }
    found.remove(after); // min_order may include the order itself
    String next = read.more() ? new Cursor(cursor.start() + read.longest(), last).print() : null;
    return new OrderPage(found, next);
  }

  private static String id(JsonNode item) {
    String id =
        item.isObject()
            ? Json.text(item, "orders_id", "id_comanda", "order_id", "id")
            : Json.text(item);
    if (id == null || !ID.matcher(id).matches()) {
      throw MarketApi.unreadable("orders/getOrders lists an order without a usable number");
    }
    return id;
  }

  private Map<String, String> window(Instant from, Instant to) {
    return Dates.window(from, to, config.zone());
  }

  Optional<ChannelOrder> read(String orderId) {
    number(orderId);
    Form form = Action.READ_ORDER.about(orderId).put("original_delivery", 0);
    Reply reply = api.send(Action.READ_ORDER, form);
    if (reply instanceof Reply.Refused refused
        && UNKNOWN_ORDER.matcher(refused.reason().toLowerCase(Locale.ROOT)).find()) {
      return Optional.empty();
    }
    if (reply instanceof Reply.Ok ok && ok.message() == null) {
      return Optional.empty();
    }
    JsonNode order = unwrapped(orderId, payload(orderId, reply));
    if (order == null) {
      return Optional.empty();
    }
    String said = Json.text(order, "id_comanda", "orders_id", "order_id");
    if (said != null && !said.equals(orderId)) {
      throw MarketApi.unreadable("asked for order " + orderId + ", got order " + said);
    }
    return Optional.of(parser.parse(orderId, order, email(orderId), clock.instant()));
  }

  private JsonNode payload(String orderId, Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      String what = "order " + orderId + " was refused: " + refused.reason();
      throw new ConnectorException(MarketApi.NAME, refused.kind(), what, null);
    }
    return api.payload(Action.READ_ORDER, reply);
  }

  /**
   * The states of an order's lines, by their ids; lines that say nothing of theirs are left out.
   *
   * @throws ConnectorException when the order can not be read
   */
  Map<String, LineState> lineStates(String orderId) {
    number(orderId);
    Form form = Action.READ_ORDER.about(orderId).put("original_delivery", 0);
    JsonNode order = unwrapped(orderId, api.read(Action.READ_ORDER, form));
    Map<String, LineState> states = new LinkedHashMap<>();
    for (JsonNode line : Json.items(Json.first(order, "products", "produse", "lines"))) {
      String id = Json.text(line, "id_prod_com", "orders_products_id", "id");
      LineState state = lineState(Json.text(line, "status_livrare", "orders_products_status"));
      if (id != null && state != null) {
        states.put(id, state);
      }
    }
    return states;
  }

  private static @Nullable LineState lineState(@Nullable String code) {
    if (code == null) {
      return null;
    }
    return switch (code) {
      case "0" -> LineState.UNVERIFIED;
      case "4" -> LineState.OUT_OF_STOCK;
      case "5" -> LineState.READY;
      default -> null;
    };
  }

  /** The object that is the order, possibly alone in a list or under one key. */
  private static @Nullable JsonNode unwrapped(String orderId, JsonNode message) {
    String text = Json.text(message);
    if (message.isContainerNode() ? message.isEmpty() : text == null || Json.no(message)) {
      return null;
    }
    JsonNode node = message;
    for (int depth = 0; depth < 3; depth++) {
      if (node.isObject() && looksLikeOrder(node)) {
        return node;
      }
      if (!node.isContainerNode() || node.size() != 1) {
        break;
      }
      node = node.elements().next();
    }
    throw MarketApi.unreadable("order " + orderId + " came in a form that is not known");
  }

  private static boolean looksLikeOrder(JsonNode node) {
    return node.has("id_comanda") || node.has("products") || node.has("valoarecomanda");
  }

  /** The e-mail, when it is wanted; a refusal leaves it out, an order is worth more. */
  private @Nullable String email(String orderId) {
    if (!config.fetchEmail()) {
      return null;
    }
    Reply reply = api.send(Action.READ_ORDER_EMAIL, Action.READ_ORDER_EMAIL.about(orderId));
    if (reply instanceof Reply.Failed failed) {
      throw failed.error();
    }
    return reply instanceof Reply.Ok ok ? firstEmail(ok.message(), 0) : null;
  }

  private static @Nullable String firstEmail(@Nullable JsonNode node, int depth) {
    String text = Json.text(node);
    if (text != null) {
      return text.indexOf('@') > 0 && text.length() <= 254 ? text : null;
    }
    if (depth < 3) {
      for (JsonNode item : Json.items(node)) {
        String found = firstEmail(item, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The number an order id is; anything else did not come from this marketplace. */
  private static long number(String orderId) {
    if (!ID.matcher(orderId).matches()) {
      throw new IllegalArgumentException("a Cel.ro order id is a number, was '" + orderId + "'");
    }
    return Long.parseLong(orderId);
  }

  /** Where a page starts, and the last id of the page before. */
  private record Cursor(int start, String last) {
    static Cursor parse(@Nullable String page) {
      if (page == null) {
        return new Cursor(0, "");
      }
      String[] parts = page.split(":", 2);
      return new Cursor(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "");
    }

    String print() {
      return start + ":" + last;
    }
  }
}
