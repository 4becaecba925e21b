package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Cel.ro orders as fields. */
final class Orders {
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final FieldRecord.Builder order =
      FieldRecord.builder()
          .text("order.id", "123456")
          .date("order.date", DAY)
          .text("payment.label", "Ramburs")
          .text("buyer.name", "Ion  Popescu")
          .text("billing.street", "Str. Exemplu 1")
          .text("billing.city", "Arad")
          .text("billing.county", "jud. Arad");
  private final List<FieldRecord> lines = new ArrayList<>();

  static Orders order() {
    return new Orders();
  }

  Orders with(String field, String value) {
    order.text(field, value);
    return this;
  }

  Orders without(String field) {
    order.remove(field);
    return this;
  }

  Orders product(String sku, String quantity, String price) {
    return line("product", sku, quantity, price, "21");
  }

  Orders line(String kind, String sku, String quantity, String price, String vat) {
    FieldRecord.Builder line =
        FieldRecord.builder()
            .text("id", "" + (lines.size() + 1))
            .text("kind", kind)
            .text("sku", sku)
            .text("name", "Cel " + sku)
            .decimal("quantity", new BigDecimal(quantity))
            .decimal("price", new BigDecimal(price))
            .decimal("total", new BigDecimal(price).multiply(new BigDecimal(quantity)));
    if (!vat.isEmpty()) {
      line.decimal("vatPercent", new BigDecimal(vat));
    }
    return line(line.build());
  }

  Orders line(FieldRecord line) {
    lines.add(line);
    return this;
  }

  FieldRecord total(String total) {
    return order.decimal("order.total", new BigDecimal(total)).records("lines", lines).build();
  }
}
