package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the ERP's warehouses hold, summed per SKU.
 *
 * @param beganAt before the first call of the read
 * @param whole whether the list was read to its proven end
 * @param unusable SKUs whose rows could not be used: nothing is known of them
 * @param skipped rows that could not be used, for the report
 * @param warehouses those that list anything
 */
record StockSnapshot(
    Instant beganAt,
    Map<Sku, Row> rows,
    boolean whole,
    Set<String> unusable,
    List<ReadReport.Skipped> skipped,
    Set<String> warehouses) {

  /** One SKU. */
  record Row(BigDecimal quantity, @Nullable String name, @Nullable String unit) {}

  /** Reads; throws what the source throws, and then there is no snapshot. */
  static StockSnapshot read(StockSource source, Instant beganAt) {
    Map<Sku, Row> rows = new LinkedHashMap<>(); // near to SKU order where the list is
    Set<String> warehouses = new TreeSet<>();
    ReadReport report =
        source.readStock(
            level -> {
              warehouses.add(level.warehouse());
              rows.merge(level.sku(), row(level), StockSnapshot::sum);
            });
    Set<String> unusable = new HashSet<>();
    for (ReadReport.Skipped row : report.skipped()) {
      unusable.add(row.subject());
      if (Sku.valid(row.subject())) {
        rows.remove(Sku.of(row.subject()));
      }
    }
    return new StockSnapshot(
        beganAt, rows, report.complete(), unusable, report.skipped(), warehouses);
  }

  /** Whether the list really does not have a SKU. */
  boolean lacks(Sku sku) {
    return whole && !rows.containsKey(sku) && !unusable.contains(sku.value());
  }

  private static Row row(StockLevel level) {
    return new Row(level.quantity(), level.name(), level.unit());
  }

  private static Row sum(Row a, Row b) {
    return new Row(
        a.quantity().add(b.quantity()),
        a.name() == null ? b.name() : a.name(),
        a.unit() == null ? b.unit() : a.unit());
  }
}
