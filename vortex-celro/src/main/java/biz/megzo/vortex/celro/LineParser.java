package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderLine.Kind;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.Vat;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an order ({@code api/celro.md} 4.3). */
final class LineParser {
  /** The model of the line that holds the transport fee. */
  static final String TRANSPORT = "taxa_transport";

  private LineParser() {}

  /** A line before it is known whether prices hold VAT. */
  record Line(String id, Kind kind, @Nullable Sku sku, String name, LinePrices.Raw raw) {}

  /**
   * The lines.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException {@code UNREADABLE} when a line has no
   *     quantity
   */
  static List<Line> lines(String orderId, JsonNode order) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode json : Json.items(Json.first(order, "products", "produse", "lines"))) {
      if (json.isObject()) {
        lines.add(line(orderId, lines.size() + 1, json));
      }
    }
    return lines;
  }

  private static Line line(String orderId, int position, JsonNode json) {
    String id = Json.text(json, "id_prod_com", "orders_products_id", "id");
    BigDecimal quantity =
        Numbers.decimal(json, "products_quantity", "cantitate", "quantity", "qty");
    if (quantity == null) {
      throw MarketApi.unreadable(
          "order " + orderId + ": line " + position + " has no quantity; see the Cel.ro panel");
    }
    BigDecimal price =
        Numbers.decimal(
            json, "products_price", "pret", "price", "final_price", "pret_unitar", "pretf");
    BigDecimal vat = vatPercent(json);
    String model = Json.text(json, "products_model", "model", "product_model");
    String name = Json.text(json, "product_name", "products_name", "name", "denumire", "nume");
    Kind kind = kind(model, price);
    Sku sku = kind == Kind.PRODUCT && model != null && Sku.valid(model) ? Sku.of(model) : null;
    return new Line(
        id == null ? "#" + position : id,
        kind,
        sku,
        name != null ? name : model != null ? model : "",
        new LinePrices.Raw(quantity, price, vat));
  }

  private static Kind kind(@Nullable String model, @Nullable BigDecimal price) {
    if (TRANSPORT.equalsIgnoreCase(model)) {
      return Kind.TRANSPORT;
    }
    return price != null && price.signum() < 0 ? Kind.DISCOUNT : Kind.PRODUCT;
  }

  private static @Nullable BigDecimal vatPercent(JsonNode json) {
    BigDecimal vat = Numbers.decimal(json, "tva", "vat", "cota_tva", "products_tax");
    if (vat == null || vat.signum() < 0 || vat.compareTo(BigDecimal.valueOf(100)) > 0) {
      return null;
    }
    boolean fraction = vat.signum() > 0 && vat.compareTo(BigDecimal.ONE) < 0;
    return fraction ? vat.movePointRight(2) : vat;
  }

  /** The lines with prices that hold VAT. */
  static List<OrderLine> priced(List<Line> lines, LinePrices prices) {
    List<OrderLine> priced = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      BigDecimal vat = line.raw().vatPercent();
      priced.add(
          new OrderLine(
              line.id(),
              line.kind(),
              line.sku(),
              line.name(),
              line.raw().quantity(),
              Money.ron(prices.gross().get(i)),
              vat == null ? null : new Vat(null, vat)));
    }
    return priced;
  }
}
