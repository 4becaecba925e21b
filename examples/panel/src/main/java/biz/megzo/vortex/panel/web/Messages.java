package biz.megzo.vortex.panel.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of all groups, by language and key. {@code {0}} stands for the first argument. */
public final class Messages {
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

  private Messages() {}

  /**
   * Reads the texts of groups.
   *
   * @throws IllegalStateException when a file is missing, or a key does not begin with its group
   */
  static Messages of(Collection<String> groups) {
    Messages messages = new Messages();
    for (Language language : Language.values()) {
      Map<String, String> all = new HashMap<>();
      groups.forEach(group -> all.putAll(read(group, language)));
      messages.texts.put(language, Map.copyOf(all));
    }
    return messages;
  }

  /** The texts of one group in one language. */
  static Map<String, String> read(String group, Language language) {
    String file = "/messages/" + group + "_" + language.code() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no texts at " + file);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (!key.startsWith(group + ".")) {
        throw new IllegalStateException(key + " in " + file + " must begin with " + group + ".");
      }
      texts.put(key, properties.getProperty(key));
    }
    return texts;
  }

  /** Whether there is a text for a key. */
  boolean has(Language language, String key) {
    return texts.getOrDefault(language, Map.of()).containsKey(key);
  }

  /** The text of a key; the key itself when there is none. */
  String text(Language language, String key, Object... arguments) {
    String text = texts.getOrDefault(language, Map.of()).getOrDefault(key, key);
    return PLACE.matcher(text).replaceAll(place -> filled(place, arguments));
  }

  /** What an argument says stays as it is, places in it too. */
  private static String filled(MatchResult place, Object... arguments) {
    int number = place.group().charAt(1) - '0';
    return Matcher.quoteReplacement(
        number < arguments.length ? String.valueOf(arguments[number]) : place.group());
  }
}
