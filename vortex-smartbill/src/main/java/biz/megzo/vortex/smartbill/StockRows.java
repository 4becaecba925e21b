package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import biz.megzo.vortex.smartbill.StockParser.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges stock rows: what is usable goes on, what is not is reported, nothing is made up. Belongs
 * to one read. Not thread-safe.
 */
final class StockRows {
  /** More than this and the read counts as not complete. */
  private static final int MOST_REPORTED = 10_000;

  private final boolean codes;
  private final Consumer<? super StockLevel> sink;
  private final SeenCodes known = new SeenCodes();
  private final List<Skipped> skipped = new ArrayList<>();
  private int seen;
  private int handedOver;
  private final Map<String, String> units = new HashMap<>();
  private boolean overflowed;

  StockRows(boolean codes, Consumer<? super StockLevel> sink) {
    this.codes = codes;
    this.sink = sink;
  }

  /** Rows of any quality. */
  int seen() {
    return seen;
  }

  int handedOver() {
    return handedOver;
  }

  List<Skipped> skipped() {
    return skipped;
  }

  /** Whether every unusable row is in {@link #skipped()}. */
  boolean allReported() {
    return !overflowed;
  }

  /**
   * Takes a row.
   *
   * @param asked the warehouse that was asked for; stands in when the answer names none
   */
  void take(Row row, String asked) {
    String warehouse = row.warehouse().isEmpty() ? asked : row.warehouse();
    if (!asked.isEmpty() && !warehouse.equalsIgnoreCase(asked)) {
      return;
    }
    seen++;
    String key = codes ? row.code() : row.name();
    if (key.isBlank()) {
      skip(
          row,
          codes
              ? "has no product code; give it one in SmartBill, or set productCodes to false if the"
                  + " account works without codes"
              : "has no name; give it one in SmartBill");
      return;
    }
    if (!Sku.valid(key)) {
      skip(
          row,
          "its "
              + (codes ? "code" : "name")
              + " is longer than "
              + Sku.MAX_LENGTH
              + " characters, has blanks at an end or control characters; correct it in SmartBill");
      return;
    }
    if (row.quantity() == null || row.quantity().isBlank()) {
      skip(row, "SmartBill gave no quantity, so its stock is unknown; look at it in SmartBill");
      return;
    }
    Optional<BigDecimal> quantity = Json.decimal(row.quantity());
    if (quantity.isEmpty()) {
      skip(row, "its quantity is not a number that can be read, so its stock is unknown");
      return;
    }
    Boolean sameName = known.add(key, row.name());
    if (Boolean.FALSE.equals(sameName)) {
      skip(
          row,
          "another product has the same code, so that the stock of neither is known; give each"
              + " product its own code in SmartBill");
      return;
    }
    handedOver++;
    sink.accept(
        new StockLevel(
            Sku.of(key), warehouse, quantity.get(), blankToNull(row.name()), unit(row.unit())));
  }

  /** The subject is the bare code, so that a reader can tell which SKU is unknown. */
  private void skip(Row row, String reason) {
    if (skipped.size() >= MOST_REPORTED) {
      overflowed = true;
      return;
    }
    String text = row.code().isBlank() ? row.name() : row.code();
    String where = row.warehouse().isBlank() ? "" : " (warehouse " + row.warehouse() + ")";
    skipped.add(new Skipped(text.isBlank() ? "product without name" : text, reason + where));
  }

  /** The same few words come a million times: one string each. */
  private @Nullable String unit(String unit) {
    if (unit.isBlank()) {
      return null;
    }
    String stripped = unit.strip();
    if (units.size() > 1000) {
      return stripped;
    }
    String before = units.putIfAbsent(stripped, stripped);
    return before == null ? stripped : before;
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
