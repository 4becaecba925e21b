package biz.megzo.vortex.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A table of texts: what stands left becomes what stands right. Immutable.
 *
 * @param name 1 to 63 of {@code a-z 0-9 . _ -}
 * @param rows in the order they are written
 */
public record LookupTable(String name, Map<String, String> rows) {
  /** Most rows of a table. */
  public static final int MAX_ROWS = 20_000;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  public LookupTable {
    if (!NAME.matcher(name).matches()) {
      throw MappingException.of(
          name,
          "a table's name is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit; rename it",
          "numele unui tabel are 1-63 caractere a-z 0-9 . _ - și începe cu literă sau cifră;"
              + " redenumiți-l");
    }
    if (rows.size() > MAX_ROWS) {
      throw MappingException.of(
          name,
          "a table has at most " + MAX_ROWS + " rows, this one " + rows.size() + "; split it",
          "un tabel are cel mult "
              + MAX_ROWS
              + " rânduri, acesta are "
              + rows.size()
              + "; împărțiți-l");
    }
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }
}
