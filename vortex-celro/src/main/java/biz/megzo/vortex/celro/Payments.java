package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Payment.Method;
import biz.megzo.vortex.model.Payment.State;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the marketplace knows of payments ({@code api/celro.md} 4.6, 7). An order counts as paid
 * only when {@code avans_confirmat} or {@code checkPaymentForOrder} says so (11.2).
 */
final class Payments {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");
  private static final String[] PAID_NAMES = {
    "platit", "paid", "plata", "payment", "achitat", "confirmat", "avans_confirmat", "confirmed"
  };

  private final MarketApi api;
  private final Orders orders;

  Payments(MarketApi api, Orders orders) {
    this.api = api;
    this.orders = orders;
  }

  /** What stands on the order itself. */
  static Payment ofOrder(JsonNode order) {
    String label = Json.textOrEmpty(order, "mod_plata", "payment_method", "metoda_plata");
    Method method = method(label);
    State state = State.UNKNOWN;
    if (Json.yes(order.get("avans_confirmat"))) {
      state = State.PAID;
    } else if (method == Method.CASH_ON_DELIVERY) {
      state = State.UNPAID;
    }
    return new Payment(method, state, label);
  }

  /** How a buyer pays, by the words for it. */
  static Method method(String label) {
    String plain = MARKS.matcher(Normalizer.normalize(label, Normalizer.Form.NFD)).replaceAll("");
    String lower = plain.toLowerCase(Locale.ROOT).strip();
    if (lower.isEmpty()) {
      return Method.UNKNOWN;
    }
    if (lower.contains("ramburs") || lower.contains("livrare") || lower.contains("numerar")) {
      return Method.CASH_ON_DELIVERY;
    }
    if (lower.contains("card")) {
      return Method.CARD;
    }
    boolean transfer =
        lower.contains("ordin de plata")
            || lower.contains("transfer")
            || lower.contains("virament")
            || lower.equals("op");
    return transfer ? Method.BANK_TRANSFER : Method.OTHER;
  }

  Payment payment(String orderId) {
    Payment onOrder =
        orders.read(orderId).map(o -> o.order().payment()).orElseGet(Payment::unknown);
    if (onOrder.state() == State.PAID) {
      return onOrder;
    }
    Reply reply = api.send(Action.CHECK_PAYMENT, Action.CHECK_PAYMENT.about(orderId));
    if (reply instanceof Reply.Failed failed) {
      throw failed.error();
    }
    Boolean paid = reply instanceof Reply.Ok ok ? paid(ok.message()) : null;
    if (paid == null) {
      return onOrder;
    }
    return new Payment(onOrder.method(), paid ? State.PAID : State.UNPAID, onOrder.label());
  }

  /** Accepts 0, 1, a boolean, or an object with one of the likely names; null when unclear. */
  static @Nullable Boolean paid(@Nullable JsonNode answer) {
    JsonNode said = answer != null && answer.isObject() ? Json.first(answer, PAID_NAMES) : answer;
    if (Json.yes(said)) {
      return Boolean.TRUE;
    }
    return Json.no(said) ? Boolean.FALSE : null;
  }

  /** The names of payment methods. */
  List<String> methods() {
    List<String> names = new ArrayList<>();
    JsonNode message = api.read(Action.LIST_PAYMENT_METHODS, new Form().put("dummy", 1));
    for (JsonNode item : Json.items(message)) {
      String name = Json.text(item);
      String named = name != null ? name : Json.text(item, "name", "nume", "payment_method");
      if (named != null) {
        names.add(named);
      }
    }
    return names;
  }

  /**
   * Card orders of a month; the sample of the page misplaces the total, so what has no order number
   * is skipped.
   *
   * @throws ConnectorException when an order has no readable total
   */
  List<CardOrder> cardOrders(YearMonth month) {
    JsonNode message =
        api.read(Action.LIST_CARD_ORDERS, new Form().put("month", MONTH.format(month)));
    JsonNode list = Json.first(message, "orders");
    List<CardOrder> found = new ArrayList<>();
    for (JsonNode item : Json.items(list == null ? message : list)) {
      String id = Json.text(item, "orders_id", "id_comanda", "order_id", "id");
      if (id == null) {
        continue;
      }
      BigDecimal total = Numbers.decimal(item, "order_total", "total", "valoare");
      if (total == null) {
        throw MarketApi.unreadable("card order " + id + " of " + month + " has no total");
      }
      found.add(new CardOrder(id, Money.ron(total)));
    }
    return found;
  }
}
