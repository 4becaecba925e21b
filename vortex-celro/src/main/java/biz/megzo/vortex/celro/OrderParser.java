package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.Payment;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one order ({@code api/celro.md} 4.3) under all the spellings that the page expects. What it
 * can not do without is an id and, for each line, a quantity; an order without lines needs a value.
 * Everything else may be missing and is then absent from the fields.
 */
final class OrderParser {
  private final LinkId link;
  private final ZoneId zone;
  private final StatusBook statuses;

  OrderParser(LinkId link, ZoneId zone, StatusBook statuses) {
    this.link = link;
    this.zone = zone;
    this.statuses = statuses;
  }

  /**
   * Reads an order.
   *
   * @param email null when it was not asked for
   * @param readAt stands for the order's time where the marketplace gives none
   * @throws biz.megzo.vortex.connector.ConnectorException {@code UNREADABLE}
   */
  ChannelOrder parse(String orderId, JsonNode json, @Nullable String email, Instant readAt) {
    List<LineParser.Line> raw = LineParser.lines(orderId, json);
    BigDecimal total =
        Numbers.decimal(
            json, "valoarecomanda", "valoare_comanda", "order_total", "valoare_totala", "total");
    if (raw.isEmpty() && total == null) {
      throw MarketApi.unreadable(
          "order " + orderId + " has neither lines nor a value; look at it in the Cel.ro panel");
    }
    LinePrices prices = LinePrices.of(raw.stream().map(LineParser.Line::raw).toList(), total);
    List<OrderLine> lines = LineParser.priced(raw, prices);
    LocalDateTime placed = placed(json);
    Parties parties = Parties.of(json, email);
    Payment payment = Payments.ofOrder(json);
    ChannelStatus status = status(json);
    Order order =
        new Order(
            OrderKey.of(link, orderId),
            placed == null ? readAt : placed.atZone(zone).toInstant(),
            status,
            payment,
            parties.buyer(),
            lines,
            Money.ron(total == null ? sum(lines) : total));
    OrderFields fields = new OrderFields(json, order, placed, total, parties);
    return new ChannelOrder(order, fields.record(raw, prices), json.toString());
  }

  private static BigDecimal sum(List<OrderLine> lines) {
    return lines.stream()
        .map(line -> line.total().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private ChannelStatus status(JsonNode json) {
    JsonNode status = Json.first(json, "status", "orders_status", "id_status", "status_id");
    String label = Json.text(json, "status_name", "orders_status_name", "nume_status");
    if (status != null && status.isObject()) {
      String name = Json.text(status, "name", "orders_status_name", "nume", "label", "text");
      String id = Json.text(status, "id", "orders_status_id", "status_id", "status", "cod");
      return statuses.status(id, name == null ? label : name);
    }
    String plain = Json.text(status);
    boolean number = plain != null && plain.matches("-?\\d{1,9}");
    return number ? statuses.status(plain, label) : statuses.status(null, plain);
  }

  private static @Nullable LocalDateTime placed(JsonNode json) {
    String day = Json.text(json, "data", "data_comanda", "data_comenzii", "date_purchased", "date");
    String hour = Json.text(json, "ora", "ora_comanda", "time");
    LocalDateTime placed = Dates.parse(day, hour);
    if (placed != null) {
      return placed;
    }
    for (JsonNode line : Json.items(Json.first(json, "products", "produse"))) {
      placed = Dates.parse(Json.text(line, "data_comenzii"), null);
      if (placed != null) {
        return placed;
      }
    }
    return null;
  }

  /** The buyer, and what only the fields hold. */
  record Parties(Buyer buyer, Party billing, Party delivery) {
    static Parties of(JsonNode json, @Nullable String email) {
      Party billing = Party.of(Json.first(json, "billing_info", "billing", "facturare"));
      Party delivery = Party.of(Json.first(json, "delivery_info", "delivery", "livrare"));
      JsonNode customers = Json.first(json, "customers", "customer", "client");
      String firm = Json.text(json, "nume_firma");
      String taxId = or(billing.taxId(), Json.text(json, "cif", "cui", "cod_fiscal"));
      String company = or(billing.company(), Json.text(customers, "customer_company", "company"));
      if (company == null && isCompanyTaxId(taxId)) {
        company = firm;
      }
      String name = or(Json.text(customers, "name", "customers_name", "nume"), billing.name());
      String shown = or(or(name, delivery.name()), firm);
      String phone =
          or(billing.phone(), Json.text(json, "telefon", "phone", "customers_telephone"));
      phone =
          or(phone, Json.text(customers, "phone", "telefon", "telephone", "customers_telephone"));
      String mail = or(email, Json.text(json, "email", "customers_email_address", "mail"));
      mail =
          or(
              or(mail, Json.text(customers, "email", "customers_email_address", "mail")),
              billing.email());
      Buyer buyer =
          new Buyer(
              shown == null ? "" : shown,
              company,
              taxId,
              mail,
              or(phone, delivery.phone()),
              billing.address(),
              delivery.address());
      return new Parties(buyer, billing, delivery);
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
      return one == null ? other : one;
    }

    /** A CIF has up to 10 digits, with or without RO; a person's CNP has 13. */
    private static boolean isCompanyTaxId(@Nullable String taxId) {
      return taxId != null && taxId.replace(" ", "").matches("(?i)(RO)?\\d{2,10}");
    }

    /** Prints no buyer data. */
    @Override
    public String toString() {
      return "Parties[***]";
    }
  }
}
