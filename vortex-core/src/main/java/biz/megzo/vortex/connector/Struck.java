package biz.megzo.vortex.connector;

import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A courier's words without the person they are about. */
final class Struck {
  private static final int SHORTEST = 3;
  private static final int PHONE_DIGITS = 9; // what is left without trunk zero and country code
  private static final Pattern BLANKS = Pattern.compile("[\\s,;]+");

  private final String text;
  private final String folded;
  private final BitSet struck = new BitSet();

  private Struck(String text) {
    this.text = text;
    this.folded = fold(text);
  }

  static String from(String text, Recipient recipient) {
    Struck words = new Struck(text);
    words.each(recipient.name());
    words.each(recipient.contact());
    words.whole(recipient.email());
    words.whole(recipient.address().street());
    words.phone(recipient.phone());
    return words.rest();
  }

  private void each(String name) {
    BLANKS.splitAsStream(name.strip()).forEach(this::whole);
  }

  private void whole(@Nullable String part) {
    String sought = part == null ? "" : fold(part.strip());
    if (sought.length() < SHORTEST) {
      return;
    }
    for (int at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
      struck.set(at, at + sought.length());
    }
  }

  /** However its digits are grouped. */
  private void phone(@Nullable String phone) {
    String digits = phone == null ? "" : phone.replaceAll("\\D", "");
    if (digits.length() < SHORTEST) {
      return;
    }
    String last = digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
    String grouped = last.replaceAll("(?<=.)(?=.)", "[ ./()-]{0,3}");
    Matcher found = Pattern.compile(grouped).matcher(text);
    while (found.find()) {
      struck.set(found.start(), found.end());
    }
  }

  private String rest() {
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!struck.get(i)) {
        rest.append(text.charAt(i));
      } else if (i == 0 || !struck.get(i - 1)) {
        rest.append("***");
      }
    }
    return rest.toString();
  }

  /** Lower case without diacritics, each character where it was. */
  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      String parts = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
      folded.append(Character.toLowerCase(parts.charAt(0)));
    }
    return folded.toString();
  }
}
