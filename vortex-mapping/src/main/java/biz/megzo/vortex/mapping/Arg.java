package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldValue;
import java.util.List;

/** An argument of a {@link Step}. */
public sealed interface Arg {
  /** A fixed text, number or truth value; a decimal that is whole becomes a whole number. */
  record Literal(FieldValue value) implements Arg {
    public Literal {
      Long whole =
          value instanceof FieldValue.Decimal decimal ? Values.wholeOrNull(decimal.value()) : null;
      value = whole == null ? value : new FieldValue.Whole(whole);
    }
  }

  /**
   * A value that is computed: steps of its own. A single {@code constant} step is a fixed value.
   */
  record Pipeline(List<Step> steps) implements Arg {
    public Pipeline {
      steps = List.copyOf(steps);
    }
  }

  /** Several computed values. */
  record Pipelines(List<List<Step>> values) implements Arg {
    public Pipelines {
      values = values.stream().map(List::copyOf).toList();
    }
  }

  /** Rules for the records of a list. */
  record Rules(List<Rule> rules) implements Arg {
    public Rules {
      rules = List.copyOf(rules);
    }
  }

  /** A condition. */
  record When(Condition condition) implements Arg {}
}
