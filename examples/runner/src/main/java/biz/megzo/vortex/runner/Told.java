package biz.megzo.vortex.runner;

import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.publish.Guard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences that the library says in English only, in Romanian as far as they are known. */
public final class Told {
  private static final String FILE = "/told/ro.txt";
  private static final String WORDS = "/told/words_ro.properties";
  private static final Pattern COMMA = Pattern.compile("(?<![\\w.])(\\d+)\\.(\\d+)(?![\\w.])");
  private static final Pattern AMOUNT =
      Pattern.compile("(?<![\\w.])\\d{1,15}(?:\\.\\d{1,9})?(?![\\w.])");
  private static final DecimalFormatSymbols SIGNS = signs();
  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 5;

  private record Sentence(Pattern english, String romanian) {}

  private final List<Sentence> sentences = read();

  /** The sentence in Romanian; what is not known of it stays as it is. */
  public String romanian(String english) {
    return english.length() > LONGEST ? english : whole(english, 0);
  }

  private String whole(String text, int depth) {
    if (depth > DEEPEST) {
      return text;
    }
    for (Sentence one : sentences) {
      Matcher matcher = one.english().matcher(text);
      if (matcher.matches()) {
        return filled(one.romanian(), matcher, depth);
      }
    }
    return text.contains("; ")
        ? Arrays.stream(text.split("; "))
            .map(part -> whole(part, depth + 1))
            .collect(Collectors.joining("; "))
        : text;
  }

  /**
   * Each group may be a sentence too; {@code #1} is the first with decimals as written here,
   * {@code @1} as an amount of money.
   */
  private String filled(String template, Matcher matcher, int depth) {
    String text = template;
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String part = matcher.group(i);
      String said = part == null ? "" : whole(part, depth + 1);
      text =
          text.replace("$" + i, said)
              .replace("#" + i, COMMA.matcher(said).replaceAll("$1,$2"))
              .replace("@" + i, AMOUNT.matcher(said).replaceAll(Told::money));
    }
    return text;
  }

  /** {@code 1.234,50}; more decimals than two where there are any. */
  private static String money(MatchResult amount) {
    BigDecimal value = new BigDecimal(amount.group()).stripTrailingZeros();
    int scale = Math.max(2, value.scale());
    return new DecimalFormat("#,##0." + "0".repeat(scale), SIGNS).format(value);
  }

  private static DecimalFormatSymbols signs() {
    DecimalFormatSymbols signs = new DecimalFormatSymbols(Locale.ROOT);
    signs.setDecimalSeparator(',');
    signs.setGroupingSeparator('.');
    return signs;
  }

  /** Romanian words: of enum constants by type and name, of what passes count by {@code count.}. */
  static Map<String, String> words() {
    Properties properties = new Properties();
    try (Reader reader = open(WORDS)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
    return Map.copyOf(words);
  }

  private static List<Sentence> read() {
    List<Sentence> all = new ArrayList<>();
    for (Guard guard : Guard.values()) {
      String remedy = "(content|price|stock): (.+); " + Pattern.quote(guard.remedy());
      all.add(new Sentence(Pattern.compile(remedy), "$1: $2; " + guard.romanian()));
    }
    Set<String> ofOrders = // told of in the same form, and mean something else there
        Arrays.stream(HoldReason.values()).map(Enum::name).collect(Collectors.toSet());
    for (ShipmentHoldReason reason : ShipmentHoldReason.values()) {
      if (!ofOrders.contains(reason.name())) {
        all.add(new Sentence(Pattern.compile(reason + ": (.*)"), reason.romanian() + " $1"));
      }
    }
    for (FollowHoldReason reason : FollowHoldReason.values()) {
      all.add(new Sentence(Pattern.compile(reason + " (.*)"), reason.romanian() + " $1"));
    }
    try (BufferedReader lines = new BufferedReader(open(FILE))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> all.add(sentence(line)));
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader open(String file) {
    InputStream in = Told.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("no texts at " + file);
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  private static Sentence sentence(String line) {
    int equals = line.indexOf(" = ");
    return new Sentence(
        Pattern.compile(line.substring(0, equals), Pattern.DOTALL), line.substring(equals + 3));
  }
}
