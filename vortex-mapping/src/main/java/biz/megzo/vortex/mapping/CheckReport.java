package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.MappingProblem;
import java.util.List;
import java.util.Map;

/**
 * What the checker found.
 *
 * @param errors with these the rule set maps nothing and can not be published
 * @param warnings it would work, perhaps not as meant
 * @param unmapped values that stored records have and a table has no entry for, by table
 */
public record CheckReport(
    List<MappingProblem> errors,
    List<MappingProblem> warnings,
    Map<String, List<String>> unmapped) {
  public CheckReport {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    unmapped = Map.copyOf(unmapped);
  }

  /** Whether it can be published. */
  public boolean passed() {
    return errors.isEmpty();
  }
}
