package biz.megzo.vortex.smartbill;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV: separated by semicolons, commas or tabs, in UTF-8, UTF-16 or Windows-1250. */
final class Csv {
  private static final List<Character> SEPARATORS = List.of(';', ',', '\t');
  private static final int MOST_ROWS = 1_000_000;
  private static final int MOST_CELLS = 500;

  private final String text;
  private final char separator;
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<Cell> row = new ArrayList<>();
  private int at;

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static ProductTable read(byte[] bytes) throws BadTable {
    String text = decode(bytes);
    if (text.isBlank()) {
      throw new BadTable("it is empty");
    }
    char last = text.charAt(text.length() - 1);
    if (last != '\n' && last != '\r') {
      throw new BadTable(
          "its last line has no end, so that it may be cut short; export it again, or end the line");
    }
    BadTable first = null;
    for (char separator : SEPARATORS) {
      try {
        return ProductTable.of(new Csv(text, separator).parse());
      } catch (BadTable e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new BadTable("it is no table") : first;
  }

  private static String decode(byte[] bytes) throws BadTable {
    if (starts(bytes, 0xef, 0xbb, 0xbf)) {
      return strict(bytes, 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xff, 0xfe)) {
      return strict(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xfe, 0xff)) {
      return strict(bytes, 2, StandardCharsets.UTF_16BE);
    }
    try {
      return strict(bytes, 0, StandardCharsets.UTF_8);
    } catch (BadTable notUtf8) {
      // Windows-1250 has s and t with cedilla for the letters that Romanian writes with a comma.
      return strict(bytes, 0, Charset.forName("windows-1250"))
          .replace('ş', 'ș')
          .replace('Ş', 'Ș')
          .replace('ţ', 'ț')
          .replace('Ţ', 'Ț');
    }
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String strict(byte[] bytes, int from, Charset charset) throws BadTable {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString();
      if (text.indexOf('\0') >= 0) {
        throw new BadTable("it is no text");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new BadTable("its letters can not be read; save it as CSV UTF-8");
    }
  }

  private List<List<Cell>> parse() throws BadTable {
    while (at < text.length()) {
      row.add(Cell.text(cell()));
      if (row.size() > MOST_CELLS || rows.size() > MOST_ROWS) {
        throw new BadTable("it has more rows or columns than a product file");
      }
      end();
    }
    return rows;
  }

  /** What stands behind a cell: a separator, or the end of the line. */
  private void end() throws BadTable {
    char c = at < text.length() ? text.charAt(at++) : '\n';
    if (c == separator) {
      if (at == text.length()) {
        throw new BadTable("its last line has no end, so that it may be cut short");
      }
      return;
    }
    if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    rows.add(row);
    row = new ArrayList<>();
  }

  private String cell() throws BadTable {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == separator || c == '\n' || c == '\r') {
        break;
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() throws BadTable {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return closed(cell.toString());
      }
    }
    throw new BadTable("a quotation mark in it is never closed, so that it may be cut short");
  }

  private String closed(String cell) throws BadTable {
    char next = at < text.length() ? text.charAt(at) : '\n';
    if (next != separator && next != '\n' && next != '\r') {
      throw new BadTable(
          "a quotation mark stands in the middle of a cell (line " + (rows.size() + 1) + ")");
    }
    return cell;
  }
}
