package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One Cel.ro order of five lines: four products and the transport. */
final class OrderSample {
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private OrderSample() {}

  /** The order as our connector reads it. */
  static FieldRecord record() {
    return FieldRecord.builder()
        .text("order.id", "123456")
        .date("order.date", DAY)
        .decimal("order.total", new BigDecimal("601.54"))
        .text("payment.label", "Ramburs")
        .text("buyer.name", "Ion Popescu")
        .text("buyer.email", "Ion.Popescu@example.com")
        .text("buyer.phone", "0700000000")
        .text("billing.street", "Str. Exemplu 1")
        .text("billing.city", "Arad")
        .text("billing.county", "Arad")
        .records(
            "lines",
            List.of(
                product("A-1", "2", "149.90", "21"),
                product("B-2", "1", "89.99", "21"),
                product("C-3", "3", "35.50", "11"),
                product("D-4", "5", "17.05", "21"),
                transport()))
        .build();
  }

  /** The same order as the peers read it: maps, lists, and numbers as a JSON parser makes them. */
  static Object tree() {
    return Trees.nested(record());
  }

  private static FieldRecord product(String sku, String quantity, String price, String vat) {
    return line("product", sku, quantity, price)
        .text("erp.name", "Produs " + sku)
        .text("erp.unit", "set")
        .decimal("erp.vatPercent", new BigDecimal(vat))
        .build();
  }

  private static FieldRecord transport() {
    return line("transport", "taxa_transport", "1", "20").build();
  }

  private static FieldRecord.Builder line(String kind, String sku, String quantity, String price) {
    return FieldRecord.builder()
        .text("kind", kind)
        .text("sku", sku)
        .text("name", "Cel " + sku)
        .decimal("quantity", new BigDecimal(quantity))
        .decimal("price", new BigDecimal(price))
        .decimal("total", new BigDecimal(price).multiply(new BigDecimal(quantity)))
        .decimal("vatPercent", new BigDecimal("21"));
  }
}
