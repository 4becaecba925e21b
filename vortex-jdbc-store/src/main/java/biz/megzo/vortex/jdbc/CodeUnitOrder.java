package biz.megzo.vortex.jdbc;

/**
 * Makes texts that are compared by code point, as PostgreSQL's collation "C" does, sort as Java
 * compares strings: by UTF-16 code unit. The two orders differ only between U+E000 to U+FFFF and
 * what lies above, so that these two ranges change places; other texts stay as they are.
 */
final class CodeUnitOrder {
  private static final int PRIVATE = 0xE000;
  private static final int SUPPLEMENTARY = 0x10000;
  private static final int END = 0x110000;
  private static final int WIDTH = SUPPLEMENTARY - PRIVATE;

  private CodeUnitOrder() {}

  static String encode(String text) {
    return plain(text) ? text : map(text, true);
  }

  static String decode(String text) {
    return plain(text) ? text : map(text, false);
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }

  private static String map(String text, boolean encode) {
    return text.codePoints()
        .map(point -> encode ? encoded(point) : decoded(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int encoded(int point) {
    if (point < PRIVATE) {
      return point;
    }
    return point < SUPPLEMENTARY ? point + (END - SUPPLEMENTARY) : point - WIDTH;
  }

  private static int decoded(int point) {
    if (point < PRIVATE) {
      return point;
    }
    return point < END - WIDTH ? point + WIDTH : point - (END - SUPPLEMENTARY);
  }
}
