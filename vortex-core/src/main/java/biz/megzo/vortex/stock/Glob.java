package biz.megzo.vortex.stock;

import java.util.Locale;

/** Patterns as people know them: {@code *} any text, {@code ?} one character; case is ignored. */
final class Glob {
  private Glob() {}

  /** Whether the whole text looks like the pattern; takes time in proportion to both lengths. */
  static boolean matches(String pattern, String text) {
    String like = pattern.toLowerCase(Locale.ROOT);
    String given = text.toLowerCase(Locale.ROOT);
    int at = 0;
    int next = 0;
    int star = -1;
    int retry = 0;
    while (at < given.length()) {
      if (next < like.length() && like.charAt(next) == '*') {
        star = next++;
        retry = at;
      } else if (next < like.length()
          && (like.charAt(next) == '?' || like.charAt(next) == given.charAt(at))) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (next < like.length() && like.charAt(next) == '*') {
      next++;
    }
    return next == like.length();
  }
}
