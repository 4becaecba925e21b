package biz.megzo.vortex.mapping;

import java.util.List;

/** One argument that a kind of step takes. */
record Param(String name, Form form, boolean required, List<String> choices) {
  /** What may stand there in JSON. */
  enum Form {
    TEXT,
    WHOLE,
    FLAG,
    /** Any scalar, as it stands. */
    LITERAL,
    /** A scalar, a step, or a list of steps. */
    VALUE,
    /** A list of those. */
    VALUES,
    RULES,
    CONDITION
  }

  static Param must(String name, Form form) {
    return new Param(name, form, true, List.of());
  }

  static Param may(String name, Form form) {
    return new Param(name, form, false, List.of());
  }

  static Param oneOf(String name, boolean required, String... choices) {
    return new Param(name, Form.TEXT, required, List.of(choices));
  }
}
