package biz.megzo.vortex.mapping;

import biz.megzo.vortex.VortexException;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule set, a table or a rate can not be used; says what, where and the remedy. */
public class MappingException extends VortexException {
  private static final long serialVersionUID = 1L;

  private final transient List<MappingProblem> problems;

  public MappingException(List<MappingProblem> problems, @Nullable Throwable cause) {
    super(print(problems), cause);
    this.problems = List.copyOf(problems);
  }

  static MappingException of(String field, String english, String romanian) {
    return new MappingException(List.of(new MappingProblem("", field, english, romanian)), null);
  }

  /** What is wrong, in both languages; empty after deserialisation. */
  public List<MappingProblem> problems() {
    return problems == null ? List.of() : problems;
  }

  private static String print(List<MappingProblem> problems) {
    StringBuilder text = new StringBuilder();
    for (MappingProblem problem : problems) {
      text.append(text.length() == 0 ? "" : "; ").append(problem);
    }
    return text.toString();
  }
}
