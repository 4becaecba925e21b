package biz.megzo.vortex.runner;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What was configured, as text: the file, overridden by the environment. Prints no value. */
public final class Values {
  private static final String PREFIX = "VORTEX_";

  /** Read by the logging configuration, not by us. */
  private static final String LOG = "VORTEX_LOG";

  /** Keys of the panel, which may stand in the same file. */
  private static final String PANEL = "panel.";

  private final Map<Key, String> values = new EnumMap<>(Key.class);
  private final List<String> warnings = new ArrayList<>();

  private Values() {}

  /**
   * Reads both.
   *
   * @param file null for the environment alone
   * @throws BadConfiguration when the file can not be read or has an unknown key
   */
  public static Values read(@Nullable Path file, Map<String, String> environment) {
    Values values = new Values();
    if (file != null) {
      values.file(file);
    }
    values.environment(environment);
    return values;
  }

  private void file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new BadConfiguration("there is no file " + file + "; give --config the right path");
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new BadConfiguration(
          "the file " + file + " is no properties file in UTF-8; save it again as UTF-8");
    } catch (IOException e) {
      throw new BadConfiguration("the file " + file + " can not be read; check its rights");
    }
    for (String name : properties.stringPropertyNames().stream().sorted().toList()) {
      if (name.startsWith(PANEL)) {
        continue;
      }
      Key key =
          Key.named(name)
              .orElseThrow(
                  () ->
                      new BadConfiguration(
                          "unknown key '"
                              + name
                              + "' in "
                              + file
                              + "; did you mean '"
                              + Key.nearest(name).property()
                              + "'?"));
      put(key, properties.getProperty(name));
    }
  }

  private void environment(Map<String, String> environment) {
    for (Key key : Key.values()) {
      String value = environment.get(key.variable());
      if (value != null) {
        put(key, value);
      }
    }
    List<String> known = Arrays.stream(Key.values()).map(Key::variable).toList();
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !name.equals(LOG) && !known.contains(name))
        .sorted()
        .forEach(
            name ->
                warnings.add(
                    "the environment variable "
                        + name
                        + " means nothing here; did you mean "
                        + Key.nearest(name).variable()
                        + "?"));
  }

  private void put(Key key, String value) {
    if (value.isBlank()) {
      values.remove(key);
    } else {
      values.put(key, value.strip());
    }
  }

  /** What people should know but what stops nothing. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What was set, or the default; empty when there is neither. */
  public Optional<String> text(Key key) {
    return Optional.ofNullable(values.getOrDefault(key, key.standard()));
  }

  /** Whether it was set. */
  public boolean has(Key key) {
    return values.containsKey(key);
  }

  /** For keys that are required or have a default. */
  public String required(Key key) {
    return text(key).orElseThrow(() -> missing(List.of(key)));
  }

  /** Says of all missing ones at once. */
  void require(Key... keys) {
    List<Key> absent = Arrays.stream(keys).filter(key -> text(key).isEmpty()).toList();
    if (!absent.isEmpty()) {
      throw missing(absent);
    }
  }

  private static BadConfiguration missing(List<Key> keys) {
    StringBuilder message = new StringBuilder("these settings are missing:");
    for (Key key : keys) {
      message.append("\n  %-26s %s".formatted(key.property(), key.meaning()));
    }
    return new BadConfiguration(
        message
            + "\nset them in the file given with --config, or as environment variables such as "
            + keys.get(0).variable());
  }

  public Duration duration(Key key) {
    String text = required(key);
    try {
      Duration value = Duration.parse(text);
      if (value.isZero() || value.isNegative()) {
        throw new BadConfiguration(key.property() + " must be above zero, was " + text);
      }
      return value;
    } catch (DateTimeParseException e) {
      throw new BadConfiguration(
          key.property() + " must be a duration such as PT120S or PT5M, was '" + text + "'");
    }
  }

  LocalDate day(Key key) {
    String text = required(key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadConfiguration(
          key.property() + " must be a day such as 2026-10-01, was '" + text + "'");
    }
  }

  public Period period(Key key) {
    return ForgetCommand.period(key.property(), required(key));
  }

  boolean flag(Key key) {
    return choice(key, Flag.class) == Flag.TRUE;
  }

  /** As Java spells them. */
  private enum Flag {
    TRUE,
    FALSE
  }

  /** One of an enumeration's names, in small letters and with hyphens. */
  <E extends Enum<E>> E choice(Key key, Class<E> type) {
    return choice(key, required(key), type);
  }

  /** A comma list of name=value, both of enumerations; empty when nothing was set. */
  <K extends Enum<K>, V extends Enum<V>> Map<K, V> pairs(Key key, Class<K> names, Class<V> type) {
    Map<K, V> pairs = new EnumMap<>(names);
    for (String pair : list(key)) {
      String[] parts = pair.split("=", -1);
      if (parts.length != 2) {
        throw new BadConfiguration(
            key.property() + " must be a list such as price=hold, was '" + pair + "'");
      }
      K name = choice(key, parts[0].strip(), names);
      if (pairs.put(name, choice(key, parts[1].strip(), type)) != null) {
        throw new BadConfiguration(key.property() + " names '" + parts[0].strip() + "' twice");
      }
    }
    return pairs;
  }

  private static <E extends Enum<E>> E choice(Key key, String text, Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Values::spelled).toList();
    int index = names.indexOf(text.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new BadConfiguration(
          key.property() + " must be one of " + String.join(", ", names) + ", was '" + text + "'");
    }
    return type.getEnumConstants()[index];
  }

  private static String spelled(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int number(Key key) {
    String text = required(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new BadConfiguration(key.property() + " must be a whole number, was '" + text + "'");
    }
  }

  /** A comma list; empty when nothing was set. */
  List<String> list(Key key) {
    return text(key).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return "Values" + values.keySet();
  }
}
