package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small words. */
final class Names {
  private static final int SHOWN = 5;

  private Names() {}

  static String word(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  static Optional<Profile> profile(String word) {
    for (Profile profile : Profile.values()) {
      if (word(profile).equals(word)) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  static String problem(View view, MappingProblem problem) {
    return bilingual(view, view.language().of(problem.english(), problem.romanian()));
  }

  /** Of a sentence in English and one in Romanian behind a slash the reader's; else all of it. */
  static String bilingual(View view, String text) {
    String[] both = text.split(" / ", -1);
    boolean sentences = both.length == 2 && both[0].endsWith(".") && both[1].endsWith(".");
    return sentences ? view.language().of(both[0], both[1]) : text;
  }

  /** With a capital letter at its beginning. */
  static String capital(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** With a small letter at its beginning, unless its first word is a name or an abbreviation. */
  static String small(String text) {
    String word = text.split(" ", 2)[0];
    String rest = word.isEmpty() ? "" : word.substring(1);
    boolean plain =
        !rest.isEmpty() && rest.chars().allMatch(c -> Character.isLowerCase(c) || c == '-');
    return plain ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
  }

  /** The first problems with their places. */
  static String problems(View view, List<MappingProblem> problems) {
    List<String> lines =
        problems.stream().limit(SHOWN).map(one -> place(one.field()) + problem(view, one)).toList();
    return String.join("; ", lines);
  }

  private static String place(String field) {
    return field.isEmpty() ? "" : field + ": ";
  }

  static String problems(View view, MappingException e) {
    return problems(view, e.problems());
  }
}
