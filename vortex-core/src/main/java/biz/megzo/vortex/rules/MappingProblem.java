package biz.megzo.vortex.rules;

/**
 * Why a record, or a rule, is refused.
 *
 * @param rule the rule's name or number; empty when no single rule is to blame
 * @param field the field it is about
 * @param english what is wrong and the remedy, free of buyer data
 * @param romanian the same in Romanian
 */
public record MappingProblem(String rule, String field, String english, String romanian) {
  @Override
  public String toString() {
    return (rule.isEmpty() ? "" : "rule " + rule + ", ") + "field " + field + ": " + english;
  }
}
