package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.Vat;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A typed order as JSON, without its key and its buyer. */
final class OrderJson {
  private OrderJson() {}

  static void write(JsonGenerator out, Order order) throws IOException {
    out.writeStartObject();
    out.writeStringField("placedAt", order.placedAt().toString());
    out.writeObjectFieldStart("status");
    out.writeStringField("meaning", order.status().meaning().name());
    out.writeStringField("code", order.status().code());
    out.writeStringField("label", order.status().label());
    out.writeEndObject();
    out.writeObjectFieldStart("payment");
    out.writeStringField("method", order.payment().method().name());
    out.writeStringField("state", order.payment().state().name());
    out.writeStringField("label", order.payment().label());
    out.writeEndObject();
    out.writeArrayFieldStart("lines");
    for (OrderLine line : order.lines()) {
      line(out, line);
    }
    out.writeEndArray();
    money(out, "total", order.total());
    out.writeEndObject();
  }

  private static void line(JsonGenerator out, OrderLine line) throws IOException {
    Sku sku = line.sku();
    Vat vat = line.vat();
    out.writeStartObject();
    out.writeStringField("id", line.lineId());
    out.writeStringField("kind", line.kind().name());
    Json.text(out, "sku", sku == null ? null : sku.value());
    out.writeStringField("name", line.name());
    out.writeStringField("quantity", line.quantity().toString());
    money(out, "price", line.unitPrice());
    if (vat != null) {
      Json.text(out, "vatName", vat.name());
      out.writeStringField("vatPercent", vat.percent().toString());
    }
    out.writeEndObject();
  }

  static void money(JsonGenerator out, String name, Money money) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("amount", money.amount().toString());
    out.writeStringField("currency", money.currency().getCurrencyCode());
    out.writeEndObject();
  }

  static Order read(OrderKey key, JsonFields order, Buyer buyer) {
    JsonFields status = order.required("status");
    JsonFields payment = order.required("payment");
    return new Order(
        key,
        order.instant("placedAt"),
        new ChannelStatus(
            OrderStatus.valueOf(status.text("meaning")), status.text("code"), status.text("label")),
        new Payment(
            Payment.Method.valueOf(payment.text("method")),
            Payment.State.valueOf(payment.text("state")),
            payment.text("label")),
        buyer,
        order.list("lines").stream().map(OrderJson::line).toList(),
        money(order.required("total")));
  }

  private static OrderLine line(JsonFields line) {
    return new OrderLine(
        line.text("id"),
        OrderLine.Kind.valueOf(line.text("kind")),
        sku(line.optional("sku")),
        line.text("name"),
        line.decimal("quantity"),
        money(line.required("price")),
        line.optional("vatPercent") == null
            ? null
            : new Vat(line.optional("vatName"), line.decimal("vatPercent")));
  }

  private static @Nullable Sku sku(@Nullable String value) {
    return value == null ? null : Sku.of(value);
  }

  static Money money(JsonFields money) {
    return Money.of(money.decimal("amount"), Currency.getInstance(money.text("currency")));
  }
}
