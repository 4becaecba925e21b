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
    return view.language().of(problem.english(), problem.romanian());
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
