package biz.megzo.vortex.courier.fan;

import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.model.Address;
import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts on their way in and out. */
final class Words {
  private static final int LONGEST = 300;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w.-]{1,128}");
  private static final Pattern DIGITS = Pattern.compile("\\d{9,}");

  private Words() {}

  /** One line without e-mail addresses and phone numbers. */
  static String tidy(String text) {
    String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    String line = BLANKS.matcher(start).replaceAll(" ").strip();
    line = DIGITS.matcher(EMAIL.matcher(line).replaceAll("***")).replaceAll("***");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** As {@link #tidy}, without anything of the recipient. */
  static String tidy(String text, Recipient recipient) {
    String clean = recipient.struckFrom(text);
    for (String part : parts(recipient.address())) {
      if (part.length() > 2) {
        clean = clean.replace(part, "***").replace(plain(part), "***");
      }
    }
    return tidy(clean);
  }

  private static List<String> parts(Address to) {
    List<String> parts = new ArrayList<>();
    add(parts, to.city());
    add(parts, to.postalCode());
    return parts;
  }

  private static void add(List<String> parts, @Nullable String part) {
    if (part != null) {
      parts.add(part);
    }
  }

  /** The courier's lists have no diacritics. */
  static String plain(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").strip();
  }

  /** {@code errors} in any of its forms: a text, a list, texts by field. */
  static String errors(@Nullable JsonNode errors) {
    if (errors == null || errors.isNull()) {
      return "";
    }
    if (!errors.isContainerNode()) {
      return errors.asText();
    }
    List<String> all = new ArrayList<>();
    if (errors.isArray()) {
      errors.forEach(one -> all.add(errors(one)));
    } else {
      errors.properties().forEach(e -> all.add(e.getKey() + ": " + errors(e.getValue())));
    }
    return String.join("; ", all);
  }
}
