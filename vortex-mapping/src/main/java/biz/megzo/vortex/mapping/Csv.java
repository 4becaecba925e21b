package biz.megzo.vortex.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables as CSV: a head {@code from,to}, then a row each; comma or semicolon, quotes doubled within
 * quotes, line feeds with or without carriage returns.
 */
final class Csv {
  private final String text;
  private final String table;
  private int at;
  private int line = 1;

  private Csv(String table, String text) {
    this.table = table;
    this.text = text;
  }

  static String write(LookupTable table) {
    StringBuilder out = new StringBuilder("from,to\n");
    table
        .rows()
        .forEach((from, to) -> out.append(cell(from)).append(',').append(cell(to)).append('\n'));
    return out.toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c < ' ');
    boolean safe = plain && text.equals(text.strip()) && !text.isEmpty();
    return safe ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  static LookupTable read(String table, String text) {
    if (text.length() > Json.MAX_LENGTH * 4) {
      throw MappingException.of(
          table,
          "the file is larger than " + Json.MAX_LENGTH * 4 / 1024 + " kB; split the table",
          "fișierul depășește " + Json.MAX_LENGTH * 4 / 1024 + " kB; împărțiți tabelul");
    }
    return new Csv(table, text.startsWith("\uFEFF") ? text.substring(1) : text).table();
  }

  private LookupTable table() {
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    char separator = head.indexOf(';') >= 0 ? ';' : ',';
    List<String> names = row(separator);
    if (names.size() != 2
        || !names.get(0).strip().equals("from")
        || !names.get(1).strip().equals("to")) {
      throw wrong("the first line must be: from,to", "prima linie trebuie să fie: from,to");
    }
    Map<String, String> rows = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    while (at < text.length()) {
      int start = line;
      List<String> cells = row(separator);
      if (cells.size() == 1 && cells.get(0).isBlank()) {
        continue;
      }
      if (cells.size() != 2) {
        line = start;
        throw wrong(
            "a row has two cells, this one " + cells.size() + "; quote cells that hold a separator",
            "un rând are două celule, acesta "
                + cells.size()
                + "; puneți între ghilimele celulele cu separator");
      }
      Integer before = lines.put(cells.get(0), start);
      if (before != null) {
        line = start;
        throw wrong(
            "the same key stands on line " + before + "; keep one",
            "aceeași cheie este la linia " + before + "; păstrați una");
      }
      rows.put(cells.get(0), cells.get(1));
    }
    return new LookupTable(table, rows);
  }

  private List<String> row(char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int start = line;
    while (at < text.length()) {
      char sign = text.charAt(at++);
      if (quoted) {
        if (sign == '"' && at < text.length() && text.charAt(at) == '"') {
          cell.append('"');
          at++;
        } else if (sign == '"') {
          quoted = false;
        } else {
          line += sign == '\n' ? 1 : 0;
          cell.append(sign);
        }
      } else if (sign == '"' && cell.length() == 0) {
        quoted = true;
      } else if (sign == separator) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (sign == '\n') {
        line++;
        cells.add(cell.toString());
        return cells;
      } else if (sign != '\r') {
        cell.append(sign);
      }
    }
    if (quoted) {
      line = start;
      throw wrong("a quote is not closed", "ghilimelele nu sunt închise");
    }
    cells.add(cell.toString());
    return cells;
  }

  private MappingException wrong(String english, String romanian) {
    return MappingException.of(
        table, "line " + line + ": " + english, "linia " + line + ": " + romanian);
  }
}
