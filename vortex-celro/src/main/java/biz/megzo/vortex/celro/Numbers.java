package biz.megzo.vortex.celro;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as a PHP server may write them: {@code 12.5}, {@code "12,50"}, {@code "1.234,50 lei"}.
 */
final class Numbers {
  private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u202f]+|(?i:lei|ron|%)\\.?$");
  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,12})?");

  private Numbers() {}

  /** The first of these members that is a number; null when none is. */
  static @Nullable BigDecimal decimal(@Nullable JsonNode node, String... names) {
    if (node == null || !node.isObject()) {
      return null;
    }
    for (String name : names) {
      BigDecimal value = decimal(Json.text(node.get(name)));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The number a text holds; null when it holds none, or one beyond all reason. */
  static @Nullable BigDecimal decimal(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String bare = NOISE.matcher(text).replaceAll("");
    int comma = bare.lastIndexOf(',');
    int dot = bare.lastIndexOf('.');
    if (comma >= 0 && dot >= 0) {
      bare = comma > dot ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
    } else if (comma >= 0) {
      bare = bare.indexOf(',') == comma ? bare.replace(',', '.') : bare.replace(",", "");
    } else if (dot >= 0 && bare.indexOf('.') != dot) {
      bare = bare.replace(".", "");
    }
    if (bare.indexOf('E') >= 0 || bare.indexOf('e') >= 0) {
      bare = withoutExponent(bare);
    }
    return PLAIN.matcher(bare).matches() ? new BigDecimal(bare) : null;
  }

  private static String withoutExponent(String text) {
    try {
      BigDecimal value = new BigDecimal(text);
      return Math.abs((long) value.scale()) <= 12 && value.precision() <= 18
          ? value.toPlainString()
          : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /** A whole number; null when there is none or it has decimals. */
  static @Nullable Integer whole(@Nullable JsonNode node, String... names) {
    BigDecimal value = decimal(node, names);
    if (value == null || value.stripTrailingZeros().scale() > 0) {
      return null;
    }
    return value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
        ? null
        : Integer.valueOf(value.intValueExact());
  }

  /** The first of these members as yes or no; null when it says neither. */
  static @Nullable Boolean flag(@Nullable JsonNode node, String... names) {
    JsonNode member = Json.first(node, names);
    if (member == null) {
      return null;
    }
    if (Json.yes(member)) {
      return Boolean.TRUE;
    }
    return Json.no(member) ? Boolean.FALSE : null;
  }
}
