package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Between our flat records and the nested maps that generic engines work on. */
final class Trees {
  private Trees() {}

  /** Dots in names become levels; decimals become Integer or Double, as JSON parsers give them. */
  static Map<String, Object> nested(FieldRecord record) {
    Map<String, Object> root = new LinkedHashMap<>();
    record
        .fields()
        .forEach(
            (name, value) -> {
              String[] path = name.split("\\.", -1);
              Map<String, Object> at = root;
              for (int i = 0; i < path.length - 1; i++) {
                at = child(at, path[i]);
              }
              at.put(path[path.length - 1], plain(value));
            });
    return root;
  }

  /** The same for equal trees: numbers by value, fields in order of their names. */
  static Object canonical(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(String.valueOf(key), canonical(value)));
      return sorted;
    }
    if (tree instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      list.forEach(value -> values.add(canonical(value)));
      return values;
    }
    return tree instanceof Number number ? decimal(number).stripTrailingZeros() : tree;
  }

  /** A number as it prints. */
  static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> parent, String name) {
    return (Map<String, Object>)
        parent.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
  }

  private static Object plain(FieldValue value) {
    if (value instanceof FieldValue.Records records) {
      List<Object> list = new ArrayList<>();
      records.values().forEach(record -> list.add(nested(record)));
      return list;
    }
    if (value instanceof FieldValue.Decimal decimal) {
      return number(decimal.value());
    }
    if (value instanceof FieldValue.Whole whole) {
      return (int) whole.value();
    }
    return value instanceof FieldValue.Bool bool ? (Object) bool.value() : value.print();
  }

  private static Object number(BigDecimal value) {
    if (value.scale() <= 0) {
      return value.intValueExact();
    }
    return value.doubleValue();
  }
}
