package biz.megzo.vortex.panel.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences that the library says in English only, in Romanian as far as they are known. */
final class Told {
  private static final String FILE = "/told/ro.txt";
  private static final Pattern COMMA = Pattern.compile("(?<![\\w.])(\\d+)\\.(\\d+)(?![\\w.])");
  private static final Pattern AMOUNT =
      Pattern.compile("(?<![\\w.])\\d{1,15}(?:\\.\\d{1,9})?(?![\\w.])");
  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 3;

  private record Sentence(Pattern english, String romanian) {}

  private final List<Sentence> sentences = read();

  /** The sentence in Romanian; what is not known of it stays as it is. */
  String romanian(String english) {
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

  private static String money(MatchResult amount) {
    return Formats.money(new BigDecimal(amount.group()));
  }

  private static List<Sentence> read() {
    List<Sentence> all = new ArrayList<>();
    try (var in = Told.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no texts at " + FILE);
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> all.add(sentence(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(all);
  }

  private static Sentence sentence(String line) {
    int equals = line.indexOf(" = ");
    return new Sentence(
        Pattern.compile(line.substring(0, equals), Pattern.DOTALL), line.substring(equals + 3));
  }
}
