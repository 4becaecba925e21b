package biz.megzo.vortex.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be written to one table. Values are texts, numbers, booleans or {@link
 * java.time.OffsetDateTime}; of two rows with one key the last counts.
 */
final class Bulk {
  /** How many rows one statement or batch takes. */
  static final int CHUNK = 1000;

  private final String table;
  private final List<String> key;
  private final Map<String, String> columns;
  private final Map<List<String>, List<@Nullable Object>> rows = new LinkedHashMap<>();

  private Bulk(String table, List<String> key, Map<String, String> columns) {
    this.table = table;
    this.key = key;
    this.columns = columns;
  }

  /**
   * Starts without rows.
   *
   * @param key its columns, which come first
   * @param columns all of them, each as {@code name type} with PostgreSQL's name of the type
   */
  static Bulk into(String table, List<String> key, String... columns) {
    Map<String, String> types = new LinkedHashMap<>();
    for (String column : columns) {
      int blank = column.indexOf(' ');
      types.put(column.substring(0, blank), column.substring(blank + 1));
    }
    return new Bulk(table, key, types);
  }

  void row(@Nullable Object... values) {
    List<@Nullable Object> row = new ArrayList<>(values.length);
    for (Object value : values) {
      row.add(value);
    }
    rows.put(row.subList(0, key.size()).stream().map(String::valueOf).toList(), row);
  }

  String table() {
    return table;
  }

  List<String> key() {
    return key;
  }

  List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  List<String> types() {
    return List.copyOf(columns.values());
  }

  /** The columns that are no part of the key. */
  List<String> rest() {
    return columns().subList(key.size(), columns.size());
  }

  /** The rows by key, so that two writers of the same rows do not block each other, in chunks. */
  List<List<List<@Nullable Object>>> chunks() {
    Map<String, List<@Nullable Object>> sorted = new TreeMap<>();
    rows.forEach((rowKey, row) -> sorted.put(String.join("\n", rowKey), row));
    List<List<@Nullable Object>> all = List.copyOf(sorted.values());
    List<List<List<@Nullable Object>>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
    return chunks;
  }

  /** A list of columns as SQL: each with a text before it. */
  static String list(List<String> columns, String before) {
    return columns.stream().map(column -> before + column).collect(Collectors.joining(", "));
  }
}
