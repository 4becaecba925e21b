package biz.megzo.vortex.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Keeps spreadsheets from running cells as formulas: an apostrophe stands before them. */
final class Formulas {
  private static final Pattern RUNS = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private Formulas() {}

  static LookupTable guarded(LookupTable table) {
    return each(table, text -> RUNS.matcher(text).matches() ? "'" + text : text);
  }

  /** The table that was guarded; one that was not stays as it is. */
  static LookupTable plain(LookupTable table) {
    return each(
        table,
        text -> text.startsWith("'") && RUNS.matcher(text).matches() ? text.substring(1) : text);
  }

  private static LookupTable each(LookupTable table, UnaryOperator<String> change) {
    Map<String, String> rows = new LinkedHashMap<>();
    table.rows().forEach((from, to) -> rows.put(change.apply(from), change.apply(to)));
    return new LookupTable(table.name(), rows);
  }
}
