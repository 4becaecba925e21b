package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.LookupTable;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Visit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table on a page, and what was typed into them.
 *
 * @param size all rows of the table
 * @param found how many have what was searched for
 * @param shown the first of those
 */
public record TableRows(int size, int found, Map<String, String> shown) {
  static final int PAGE = 100;

  private static final int NEW_ROWS = 3;
  private static final int LONGEST = 500;

  static TableRows of(LookupTable table, String search) {
    Map<String, String> rows = new LinkedHashMap<>();
    int found = 0;
    for (Map.Entry<String, String> row : table.rows().entrySet()) {
      if (has(row.getKey(), search) || has(row.getValue(), search)) {
        if (++found <= PAGE) {
          rows.put(row.getKey(), row.getValue());
        }
      }
    }
    return new TableRows(table.rows().size(), found, rows);
  }

  private static boolean has(String text, String search) {
    return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }

  /** Those of the values that a table has no row for, capital and small letters alike. */
  static Set<String> lacking(Set<String> values, LookupTable table) {
    Set<String> folded = new TreeSet<>();
    table.rows().keySet().forEach(key -> folded.add(fold(key)));
    Set<String> lacking = new TreeSet<>(values);
    lacking.removeIf(value -> folded.contains(fold(value)));
    return lacking;
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** Applies what was typed; says what is wrong, empty when nothing is. */
  static String edit(Visit visit, Form form, Map<String, String> rows) {
    for (int i = 0; i < PAGE; i++) {
      String from = form.raw("from" + i);
      if (from.isEmpty()) {
        continue;
      }
      String to = form.value("to" + i);
      if (form.ticked("remove" + i)) {
        rows.remove(from);
      } else if (to.length() > LONGEST) {
        return visit.say("panel.form.long", LONGEST);
      } else if (!to.isEmpty() && rows.containsKey(from)) {
        rows.put(from, to);
      }
    }
    for (int i = 0; i < NEW_ROWS; i++) {
      String from = form.value("newFrom" + i);
      String to = form.value("newTo" + i);
      if (from.length() > LONGEST || to.length() > LONGEST) {
        return visit.say("panel.form.long", LONGEST);
      }
      if (from.isEmpty() != to.isEmpty()) {
        return visit.say("mapping.table.half");
      }
      if (!from.isEmpty() && rows.putIfAbsent(from, to) != null) {
        return visit.say("mapping.table.twice", from);
      }
    }
    return "";
  }
}
