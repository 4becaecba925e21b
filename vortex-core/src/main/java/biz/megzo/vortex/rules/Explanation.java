package biz.megzo.vortex.rules;

import java.util.List;

/**
 * How each target value came about. Holds source values, and so may hold buyer data.
 *
 * @param outcome what {@link RuleSet#apply} gives for the same input
 */
public record Explanation(Mapped outcome, List<Value> values) {
  public Explanation {
    values = List.copyOf(values);
  }

  /**
   * One target value.
   *
   * @param target the field's path, for example {@code products[0].price}
   * @param rule the rule's name or number
   * @param steps from the source to the result
   */
  public record Value(String target, String rule, List<Step> steps) {
    public Value {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step.
   *
   * @param name what was done, for example {@code vat.strip 21%}
   * @param result the value after it, as printed; empty when there was none
   */
  public record Step(String name, String result) {}

  /** The explanation as lines of text, one block per value. */
  public String print() {
    StringBuilder text = new StringBuilder();
    for (Value value : values) {
      text.append(value.target()).append("  (rule ").append(value.rule()).append(", version ");
      text.append(outcome.version()).append(")\n");
      for (Step step : value.steps()) {
        text.append("  ").append(step.name()).append(" -> ").append(step.result()).append('\n');
      }
    }
    return text.toString();
  }
}
