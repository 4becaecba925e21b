package biz.megzo.vortex.smartbill;

import java.util.Locale;

/** Makes SmartBill's messages fit for people: they can hold HTML ({@code api/smartbill.md} 1.5). */
final class RemoteText {
  private static final int LONGEST = 300;

  private RemoteText() {}

  /** The text before the first tag, unescaped, on one line, of limited length. */
  static String clean(String text) {
    int tag = text.indexOf('<');
    String plain = tag < 0 ? text : text.substring(0, tag);
    plain =
        plain
            .replace("&nbsp;", " ")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&apos;", "'")
            .replace("&lt;", "(")
            .replace("&gt;", ")")
            .replace("&amp;", "&")
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip();
    if (plain.isEmpty() && !text.isBlank()) {
      return "an error without words";
    }
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }

  /** Whether a message says that the token is blocked for calling too often (1.4, live text). */
  static boolean saysBlocked(String text) {
    return text.toLowerCase(Locale.ROOT).contains("limita maxima de requesturi");
  }

  /** Whether a message says that a document does not exist (2.6, 2.7). */
  static boolean saysNotFound(String text) {
    return text.toLowerCase(Locale.ROOT).contains("nu a fost gasit");
  }
}
