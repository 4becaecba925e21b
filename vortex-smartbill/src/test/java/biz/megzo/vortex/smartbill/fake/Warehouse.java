package biz.megzo.vortex.smartbill.fake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One warehouse, and what lay in it at the end of every day. Guarded by the world's lock. */
final class Warehouse {
  final String id;
  final String name;
  final String type;
  private final Map<String, TreeMap<LocalDate, BigDecimal>> levels = new LinkedHashMap<>();

  Warehouse(String id, String name, String type) {
    this.id = id;
    this.name = name;
    this.type = type;
  }

  /** By product id; empty when the product was never in this warehouse up to that day. */
  Optional<BigDecimal> level(String product, LocalDate day) {
    return Optional.ofNullable(levels.get(product))
        .map(days -> days.floorEntry(day))
        .map(Map.Entry::getValue);
  }

  Optional<BigDecimal> latest(String product) {
    return level(product, LocalDate.MAX);
  }

  void set(String product, LocalDate day, BigDecimal quantity) {
    levels.computeIfAbsent(product, any -> new TreeMap<>()).put(day, quantity);
  }

  boolean everHeld(String product) {
    return levels.containsKey(product);
  }

  boolean empty() {
    return levels.isEmpty();
  }
}
