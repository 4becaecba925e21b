package biz.megzo.vortex.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions that are matched in linear time, of a bounded size. */
final class Regexes {
  private static final int MAX_LENGTH = 500;
  private static final long MAX_REPEAT = 1_000;
  private static final Pattern NOTHING = Pattern.compile("[^\\x{0}-\\x{10FFFF}]");

  private Regexes() {}

  /** Compiles, or notes a problem. */
  static Pattern compile(Compiler compiler, @Nullable String text) {
    if (text == null) {
      compiler.problem(
          "a regular expression is a fixed text", "o expresie regulată este un text fix");
      return NOTHING;
    }
    if (text.length() > MAX_LENGTH || repeats(text) > MAX_REPEAT) {
      compiler.problem(
          "the regular expression is too large (at most "
              + MAX_LENGTH
              + " characters and "
              + MAX_REPEAT
              + " repetitions); shorten it",
          "expresia regulată este prea mare (cel mult "
              + MAX_LENGTH
              + " caractere și "
              + MAX_REPEAT
              + " repetitii); scurtati-o");
      return NOTHING;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      compiler.problem(
          "the regular expression can not be used: "
              + e.getDescription()
              + "; look-around and back-references do not exist here, as they may never end",
          "expresia regulată nu poate fi folosită: "
              + e.getDescription()
              + "; look-around și back-reference nu există aici, pentru că pot să nu se termine");
      return NOTHING;
    }
  }

  /** An upper bound of how often counted repetitions multiply a part. */
  private static long repeats(String text) {
    long product = 1;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
      int close = text.indexOf('}', open);
      String[] counts = close < 0 ? new String[0] : text.substring(open + 1, close).split(",", -1);
      long most = 1;
      for (String count : counts) {
        if (!count.isEmpty() && count.length() < 7 && count.chars().allMatch(Character::isDigit)) {
          most = Math.max(most, Long.parseLong(count));
        }
      }
      product = Math.min(MAX_REPEAT * MAX_REPEAT, product * most);
    }
    return product;
  }
}
