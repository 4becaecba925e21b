package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order to draft job as a programmer writes it, on the same records as our engine. */
final class OrderByHand {
  private static final FieldValue RON = new FieldValue.Text("RON");
  private static final FieldValue PIECES = new FieldValue.Text("buc");
  private static final FieldValue TRUE = new FieldValue.Bool(true);
  private static final FieldValue FALSE = new FieldValue.Bool(false);

  FieldRecord map(FieldRecord source) {
    Map<String, FieldValue> order = source.fields();
    FieldRecord.Builder draft = FieldRecord.builder();
    copy(draft, "client.name", or(order.get("buyer.company"), order.get("buyer.name")));
    FieldValue taxId = order.get("buyer.taxId");
    draft.set("client.vatCode", taxId == null ? new FieldValue.Text("0000000000000") : taxId);
    copy(draft, "client.address", order.get("billing.street"));
    copy(draft, "client.city", order.get("billing.city"));
    copy(draft, "client.county", order.get("billing.county"));
    FieldValue country = order.get("billing.country");
    draft.set("client.country", country == null ? new FieldValue.Text("Romania") : country);
    if (order.get("buyer.email") instanceof FieldValue.Text email) {
      draft.text("client.email", email.value().strip().toLowerCase(Locale.ROOT));
    }
    copy(draft, "client.phone", order.get("buyer.phone"));
    draft.set("currency", RON);
    draft.text("language", "RO");
    draft.whole("precision", 2);
    if (order.get("order.id") instanceof FieldValue.Text id
        && order.get("payment.label") instanceof FieldValue.Text payment) {
      draft.text("mentions", "Comanda Cel.ro " + id.value() + ", plata: " + payment.value());
    }
    draft.records("products", lines(source.records("lines")));
    return draft.build();
  }

  private static List<FieldRecord> lines(List<FieldRecord> lines) {
    List<FieldRecord> products = new ArrayList<>(lines.size());
    for (FieldRecord line : lines) {
      products.add(line(line.fields()));
    }
    return products;
  }

  private static FieldRecord line(Map<String, FieldValue> line) {
    FieldRecord.Builder product = FieldRecord.builder();
    copy(product, "name", or(line.get("erp.name"), line.get("name")));
    copy(product, "code", line.get("sku"));
    FieldValue unit = line.get("erp.unit");
    product.set("measuringUnitName", unit == null ? PIECES : unit);
    product.set("currency", RON);
    copy(product, "quantity", line.get("quantity"));
    copy(product, "price", line.get("price"));
    product.set("isTaxIncluded", TRUE);
    copy(product, "taxPercentage", or(line.get("erp.vatPercent"), line.get("vatPercent")));
    boolean service =
        line.get("kind") instanceof FieldValue.Text kind
            && (kind.value().equals("transport") || kind.value().equals("other"));
    product.set("isService", service ? TRUE : FALSE);
    return product.build();
  }

  private static @Nullable FieldValue or(@Nullable FieldValue one, @Nullable FieldValue other) {
    return one == null ? other : one;
  }

  private static void copy(FieldRecord.Builder to, String name, @Nullable FieldValue value) {
    if (value != null) {
      to.set(name, value);
    }
  }
}
