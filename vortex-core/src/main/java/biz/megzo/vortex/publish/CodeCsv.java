package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Linked codes as CSV: two columns, a header, comma or semicolon, quotes where needed. */
final class CodeCsv {
  static final String HEADER = "smartbill_code,celro_model";
  private static final int MOST_PROBLEMS = 20;

  /** What a text holds, or what is wrong with it. */
  record Parsed(List<CodeLink> links, List<String> problems) {}

  private CodeCsv() {}

  static String write(Collection<CodeLink> links) {
    StringBuilder csv = new StringBuilder(HEADER).append("\r\n");
    links.stream()
        .sorted()
        .forEach(
            link ->
                csv.append(cell(link.erp().value()))
                    .append(',')
                    .append(cell(link.channel().value()))
                    .append("\r\n"));
    return csv.toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == ';' || c == '"');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  static Parsed parse(String csv) {
    String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
    List<String> lines = text.lines().toList();
    List<CodeLink> links = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Map<Sku, Integer> erpCodes = new HashMap<>();
    Map<Sku, Integer> channelCodes = new HashMap<>();
    char separator = !lines.isEmpty() && lines.get(0).indexOf(';') >= 0 ? ';' : ',';
    if (lines.isEmpty() || !header(lines.get(0), separator)) {
      problems.add("the first line must be " + HEADER);
      return new Parsed(List.of(), problems);
    }
    for (int i = 1; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      List<String> cells = cells(line, separator);
      if (cells.size() != 2 || !Sku.valid(cells.get(0)) || !Sku.valid(cells.get(1))) {
        problems.add("line " + (i + 1) + " is not two product codes");
        continue;
      }
      CodeLink link = new CodeLink(Sku.of(cells.get(0)), Sku.of(cells.get(1)));
      Integer erpBefore = erpCodes.putIfAbsent(link.erp(), i + 1);
      Integer channelBefore = channelCodes.putIfAbsent(link.channel(), i + 1);
      if (erpBefore != null) {
        problems.add(twice(i + 1, link.erp(), erpBefore));
      } else if (channelBefore != null) {
        problems.add(twice(i + 1, link.channel(), channelBefore));
      } else {
        links.add(link);
      }
    }
    return new Parsed(links, problems);
  }

  private static String twice(int line, Sku code, int before) {
    return "line " + line + ": code " + code + " stands in line " + before + " already";
  }

  private static boolean header(String line, char separator) {
    Set<String> names = new HashSet<>();
    cells(line, separator).forEach(name -> names.add(name.toLowerCase(java.util.Locale.ROOT)));
    return names.equals(Set.of(HEADER.split(",", -1)))
        && cells(line, separator).get(0).equalsIgnoreCase(HEADER.split(",", -1)[0]);
  }

  private static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
