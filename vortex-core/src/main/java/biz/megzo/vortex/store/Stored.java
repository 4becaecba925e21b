package biz.megzo.vortex.store;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What a store keeps of a value. Every store uses these, so that all keep the same: a test that
 * holds in memory holds on a database.
 */
public final class Stored {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final Duration LONGEST = Duration.ofDays(365);

  private Stored() {}

  /**
   * The instant cut to the microsecond; before year 1 and after year 9999 the nearest that is kept.
   */
  public static Instant instant(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The text with U+FFFD in place of what databases can not keep: U+0000 and unpaired surrogates.
   * Snapshots and field records are not cut: a store keeps all of their characters.
   */
  public static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return text.codePoints()
            .map(point -> keepable(point) ? point : 0xFFFD)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static boolean keepable(int codePoint) {
    return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
  }

  /**
   * A text as it is searched: lower case, without diacritics, one blank between words and none at
   * the ends. What stands for the same letters to a Romanian eye is written the same: {@code Ș},
   * {@code ş} and {@code s}.
   */
  public static String searchable(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean blank = false;
    for (int point :
        Normalizer.normalize(text(text), Normalizer.Form.NFKD).codePoints().toArray()) {
      if (Character.isWhitespace(point)
          || Character.isSpaceChar(point)
          || Character.isISOControl(point)) {
        blank = true;
      } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
        plain.append(blank && !plain.isEmpty() ? " " : "").appendCodePoint(point);
        blank = false;
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /** The beginning of a text, so many characters at most, never half of one. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  /**
   * The time to live of a lease or lock, cut to the microsecond.
   *
   * @throws IllegalArgumentException when it is below one microsecond or above 365 days
   */
  public static Duration ttl(Duration ttl) {
    Duration cut = ttl.isNegative() ? ttl : ttl.truncatedTo(ChronoUnit.MICROS);
    if (cut.isNegative() || cut.isZero() || cut.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("ttl must be above 0 and at most 365 days, was " + ttl);
    }
    return cut;
  }
}
