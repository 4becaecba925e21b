package biz.megzo.vortex.mapping;

import java.util.List;
import java.util.Optional;

/**
 * One kind of step: its word, its arguments (the first one may stand alone in JSON), and how it is
 * checked and compiled.
 */
record StepSpec(String name, List<Param> params, Binder binder) {
  /** Checks and compiles. Problems go to the binding; the result is then a guess. */
  interface Binder {
    Bound bind(Binding binding);
  }

  static StepSpec of(String name, Binder binder, Param... params) {
    return new StepSpec(name, List.of(params), binder);
  }

  Optional<Param> param(String wanted) {
    for (Param param : params) {
      if (param.name().equals(wanted)) {
        return Optional.of(param);
      }
    }
    return Optional.empty();
  }
}
