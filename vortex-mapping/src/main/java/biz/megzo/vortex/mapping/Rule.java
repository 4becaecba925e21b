package biz.megzo.vortex.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one target field gets its value. Several rules may name the same target: the first one, in
 * order, whose condition holds and that gives a value wins.
 *
 * @param name for messages and explanations; the target's name when not given
 * @param target a field of the target's schema
 * @param when null for always
 * @param steps at least one
 */
public record Rule(String name, String target, @Nullable Condition when, List<Step> steps) {
  public Rule {
    steps = List.copyOf(steps);
  }

  /** Starts a rule; {@link Draft#from} ends it. */
  public static Draft set(String target) {
    return new Draft(target, target, null);
  }

  /** The first half of a rule. Immutable. */
  public static final class Draft {
    private final String target;
    private final String name;
    private final @Nullable Condition when;

    private Draft(String target, String name, @Nullable Condition when) {
      this.target = target;
      this.name = name;
      this.when = when;
    }

    /** What messages and explanations call it. Default: the target. */
    public Draft named(String value) {
      return new Draft(target, value, when);
    }

    /** Applies the rule only where this holds. Default: always. */
    public Draft when(Condition value) {
      return new Draft(target, name, value);
    }

    /** The steps, in order. */
    public Rule from(Step... steps) {
      return new Rule(name, target, when, List.of(steps));
    }
  }
}
