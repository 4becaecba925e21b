package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.LookupTable;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Visit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table on a page, and what was typed into them.
 *
 * @param size all rows of the table
 * @param found how many have what was searched for
 * @param shown the first of those, and what was typed of others
 * @param removed those of them that were ticked to be removed
 * @param fresh the lines for new rows
 */
public record TableRows(
    int size, int found, Map<String, String> shown, Set<String> removed, List<Fresh> fresh) {
  /** A line for a new row, with what was typed there. */
  public record Fresh(String from, String to) {}

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
    List<Fresh> fresh = Collections.nCopies(NEW_ROWS, new Fresh("", ""));
    return new TableRows(table.rows().size(), found, rows, Set.of(), fresh);
  }

  /**
   * The rows with what was typed into them, for a form that comes back.
   *
   * @param same whether the form was drawn from this table as it is; of another one only new rows
   *     are shown again, so that nobody's change is undone unseen
   */
  TableRows typed(LookupTable table, Form form, boolean same) {
    Map<String, String> rows = new LinkedHashMap<>(shown);
    Set<String> gone = new HashSet<>();
    for (int i = 0; same && i < PAGE; i++) {
      String from = form.raw("from" + i);
      String before = table.rows().get(from);
      String to = form.value("to" + i);
      if (before != null && (rows.containsKey(from) || !before.equals(to))) {
        rows.put(from, to);
      }
      if (before != null && form.ticked("remove" + i)) {
        gone.add(from);
      }
    }
    List<Fresh> lines = new ArrayList<>();
    for (int i = 0; i < NEW_ROWS; i++) {
      lines.add(new Fresh(form.value("newFrom" + i), form.value("newTo" + i)));
    }
    return new TableRows(size, found, rows, gone, lines);
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
