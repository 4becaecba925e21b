package biz.megzo.vortex.panel.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of the configuration, as it may be shown.
 *
 * @param value what is set or the default; empty when nothing is, or it is a secret
 * @param secret whether only being set is shown
 */
public record Setting(String key, String value, boolean set, boolean secret, String meaning) {
  /** A line; the value of a key that names a secret is dropped at once. */
  public static Setting of(String key, Optional<String> value, String meaning) {
    String name = key.toLowerCase(Locale.ROOT);
    boolean secret =
        Stream.of("token", "password", "secret").anyMatch(name::contains)
            || value
                .filter(text -> text.toLowerCase(Locale.ROOT).contains("password="))
                .isPresent();
    return new Setting(key, secret ? "" : value.orElse(""), value.isPresent(), secret, meaning);
  }
}
