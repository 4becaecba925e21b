package biz.megzo.vortex.rules;

import java.util.List;
import java.util.function.Function;

/** What mapping one record gave. */
public sealed interface Mapped {
  /** The version that mapped. */
  int version();

  <T> T fold(Function<? super Ok, ? extends T> ok, Function<? super Held, ? extends T> held);

  /**
   * The record in the target's schema.
   *
   * @param frozen what to store and hand in again when the same record is mapped later
   */
  record Ok(int version, FieldRecord target, FieldRecord frozen) implements Mapped {
    @Override
    public <T> T fold(
        Function<? super Ok, ? extends T> ok, Function<? super Held, ? extends T> held) {
      return ok.apply(this);
    }
  }

  /**
   * The record can not be mapped as it is; nothing is lost, a person changes the rules or the data.
   */
  record Held(int version, List<MappingProblem> problems) implements Mapped {
    public Held {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a held record says why");
      }
    }

    @Override
    public <T> T fold(
        Function<? super Ok, ? extends T> ok, Function<? super Held, ? extends T> held) {
      return held.apply(this);
    }
  }
}
