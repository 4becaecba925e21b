package biz.megzo.vortex.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes texts of one column, equal ones once: what many rows say alike, as units on hand, takes
 * its time once per page. For one read and one thread.
 */
final class Decoded<T> {
  /** More different texts than this are decoded each time, so that a read holds few of them. */
  private static final int MOST = 1000;

  private final Function<String, T> decoder;
  private final Map<String, T> known = new HashMap<>();

  Decoded(Function<String, T> decoder) {
    this.decoder = decoder;
  }

  /** The value of a text; null for null. */
  @Nullable T nullable(@Nullable String text) {
    return text == null ? null : of(text);
  }

  /** The value of a text. */
  T of(String text) {
    T value = known.get(text);
    if (value == null) {
      value = decoder.apply(text);
      if (known.size() < MOST) {
        known.put(text, value);
      }
    }
    return value;
  }
}
