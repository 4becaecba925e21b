package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.rules.FieldRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order as {@link OrderSchema#ORDER}; what the marketplace did not give is left out. */
record OrderFields(
    JsonNode json,
    Order order,
    @Nullable LocalDateTime placed,
    @Nullable BigDecimal total,
    OrderParser.Parties parties) {

  private static final BigDecimal MOST_PARCELS = BigDecimal.valueOf(999);

  FieldRecord record(List<LineParser.Line> raw, LinePrices prices) {
    FieldRecord.Builder out = FieldRecord.builder();
    out.text("order.id", order.key().orderId());
    out.textIfPresent("order.notes", Json.text(json, "observatii_cmd", "observatii"));
    out.textIfPresent("order.source", Json.text(json, "source", "sursa"));
    if (placed != null) {
      out.date("order.date", placed.toLocalDate());
    }
    if (total != null) {
      out.decimal("order.total", total);
    }
    out.textIfPresent("status.code", order.status().code());
    out.textIfPresent("status.label", order.status().label());
    out.text("payment.method", order.payment().method().name());
    out.text("payment.state", order.payment().state().name());
    out.textIfPresent("payment.label", order.payment().label());
    out.textIfPresent("delivery.label", Json.text(json, "mod_livrare", "metoda_livrare"));
    out.text("prices", prices.kind().name().toLowerCase(Locale.ROOT));
    buyer(out);
    out.records("lines", lines(raw));
    return out.build();
  }

  private void buyer(FieldRecord.Builder out) {
    Buyer buyer = order.buyer();
    String regCom = parties.billing().regCom();
    out.textIfPresent("buyer.name", buyer.name());
    out.textIfPresent("buyer.company", buyer.company());
    out.textIfPresent("buyer.taxId", buyer.taxId());
    out.textIfPresent(
        "buyer.regCom", regCom != null ? regCom : Json.text(json, "reg_com", "nr_reg_com"));
    out.textIfPresent("buyer.email", buyer.email());
    out.textIfPresent("buyer.phone", buyer.phone());
    address(out, "billing", buyer.billing());
    out.textIfPresent("delivery.name", parties.delivery().name());
    out.textIfPresent("delivery.phone", parties.delivery().phone());
    address(out, "delivery", buyer.delivery());
    parcels(out);
  }

  /** {@code kg} of -1 means an envelope ({@code api/celro.md} 4.3). */
  private void parcels(FieldRecord.Builder out) {
    BigDecimal weight = Numbers.decimal(json, "kg", "greutate");
    BigDecimal count = Numbers.decimal(json, "colete", "packages");
    boolean envelope = weight != null && weight.compareTo(BigDecimal.ONE.negate()) == 0;
    if (envelope) {
      out.whole("delivery.envelopes", 1);
    } else if (count != null && count.signum() > 0 && count.compareTo(MOST_PARCELS) <= 0) {
      out.whole("delivery.parcels", count.longValue());
    }
    if (weight != null && weight.signum() > 0) {
      out.decimal("delivery.weight", weight);
    }
  }

  private static void address(FieldRecord.Builder out, String prefix, Address address) {
    out.textIfPresent(prefix + ".street", address.street());
    out.textIfPresent(prefix + ".city", address.city());
    out.textIfPresent(prefix + ".county", address.county());
    out.textIfPresent(prefix + ".postalCode", address.postalCode());
    out.textIfPresent(prefix + ".country", address.country());
  }

  private List<FieldRecord> lines(List<LineParser.Line> raw) {
    List<FieldRecord> records = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      OrderLine line = order.lines().get(i);
      FieldRecord.Builder out = FieldRecord.builder();
      out.text("id", line.lineId());
      out.text("kind", line.kind().name().toLowerCase(Locale.ROOT));
      if (line.sku() != null) {
        out.text("sku", line.sku().value());
      }
      out.textIfPresent("name", line.name());
      out.decimal("quantity", line.quantity());
      if (raw.get(i).raw().price() != null) {
        out.decimal("price", line.unitPrice().amount());
        out.decimal("total", line.total().amount());
      }
      if (line.vat() != null) {
        out.decimal("vatPercent", line.vat().percent());
      }
      records.add(out.build());
    }
    return records;
  }

  /** Prints no buyer data. */
  @Override
  public String toString() {
    return "OrderFields[" + order.key() + "]";
  }
}
