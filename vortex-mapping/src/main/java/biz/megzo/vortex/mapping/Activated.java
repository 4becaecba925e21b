package biz.megzo.vortex.mapping;

import biz.megzo.vortex.store.RuleStore.Activation;
import java.util.Optional;
import java.util.function.Function;

/** What became of an activation. */
public sealed interface Activated {
  <T> T fold(
      Function<? super Done, ? extends T> done,
      Function<? super Refused, ? extends T> refused,
      Function<? super Conflict, ? extends T> conflict);

  /** It is active: the next record, on every node, is mapped with it. */
  record Done(Activation activation, Simulation simulation) implements Activated {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Function<? super Conflict, ? extends T> conflict) {
      return done.apply(this);
    }
  }

  /**
   * Nothing changed: the check found errors, or the simulation new holds.
   *
   * @param simulation empty when the check failed already
   */
  record Refused(CheckReport check, Optional<Simulation> simulation) implements Activated {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Function<? super Conflict, ? extends T> conflict) {
      return refused.apply(this);
    }
  }

  /**
   * Nothing changed: somebody else activated since the caller looked.
   *
   * @param current what is active now; empty when nothing is
   */
  record Conflict(Optional<Activation> current) implements Activated {
    @Override
    public <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Function<? super Conflict, ? extends T> conflict) {
      return conflict.apply(this);
    }

    /** For people. */
    public String english() {
      return current
          .map(
              now ->
                  "another activation was made meanwhile: version "
                      + now.number()
                      + " by "
                      + now.by()
                      + "; look at it and try again")
          .orElse("there is no activation yet; try again");
    }

    /** {@link #english()} in Romanian. */
    public String romanian() {
      return current
          .map(
              now ->
                  "între timp s-a făcut altă activare: versiunea "
                      + now.number()
                      + " de "
                      + now.by()
                      + "; verificați-o și încercați din nou")
          .orElse("nu există încă nicio activare; încercați din nou");
    }
  }
}
