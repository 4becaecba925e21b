package biz.megzo.vortex.celro;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Form parameters in the order they were put, written as PHP's {@code http_build_query} would
 * ({@code api/celro.md} 1.6): lists and maps become {@code name[0][key]}, true is {@code 1}, null
 * and empty collections are left out. Not thread-safe.
 */
final class Form {
  /** One form variable. */
  record Pair(String name, String value) {}

  private final List<Pair> pairs = new ArrayList<>();

  /**
   * Adds a parameter.
   *
   * @param value a text, whole number, {@link BigDecimal}, boolean, or a list or map of these
   */
  Form put(String name, @Nullable Object value) {
    add(encode(name), value);
    return this;
  }

  private void add(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        nest(name, Integer.toString(i), list.get(i));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, nested) -> nest(name, String.valueOf(key), nested));
    } else {
      pairs.add(new Pair(name, print(value)));
    }
  }

  private void nest(String name, String key, @Nullable Object value) {
    add(name + "%5B" + encode(key) + "%5D", value);
  }

  private static String print(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? "1" : "0";
    }
    if (value instanceof BigDecimal decimal) {
      return plain(decimal).toPlainString();
    }
    if (value instanceof String || value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    throw new IllegalArgumentException("can not be sent in a form: " + value.getClass());
  }

  /** Without trailing zeros and never with an exponent. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** How many variables a PHP server will count. */
  int variables() {
    return pairs.size();
  }

  /** The variables; names are encoded, values are not. */
  List<Pair> pairs() {
    return Collections.unmodifiableList(pairs);
  }

  /** As {@code application/x-www-form-urlencoded}. */
  byte[] encode() {
    StringBuilder text = new StringBuilder();
    for (Pair pair : pairs) {
      if (text.length() > 0) {
        text.append('&');
      }
      text.append(pair.name()).append('=').append(encode(pair.value()));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
  }
}
