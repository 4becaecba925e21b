package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One step while it is checked and compiled. */
final class Binding {
  private final Compiler compiler;
  private final Scope scope;
  private final Step step;
  private final @Nullable ValueType in;

  Binding(Compiler compiler, Scope scope, Step step, @Nullable ValueType in) {
    this.compiler = compiler;
    this.scope = scope;
    this.step = step;
    this.in = in;
  }

  Compiler compiler() {
    return compiler;
  }

  Scope scope() {
    return scope;
  }

  String stepName() {
    return step.name();
  }

  /** The type so far; null at the start of a pipeline. */
  @Nullable ValueType before() {
    return in;
  }

  /** The type so far, of a step that needs a value before it. */
  ValueType in() {
    if (in == null) {
      problem(
          "the step '"
              + step.name()
              + "' needs a value before it; begin with 'field' or 'constant'",
          "pasul '"
              + step.name()
              + "' are nevoie de o valoare înainte; începeți cu 'field' sau"
              + " 'constant'");
      return ValueType.ANY;
    }
    return in;
  }

  /** The type so far, which must be one of these. */
  ValueType needs(FieldType... types) {
    ValueType type = in();
    for (FieldType wanted : types) {
      if (type.is(wanted)) {
        return type;
      }
    }
    mismatch(type, types[0]);
    return ValueType.ANY;
  }

  ValueType needsNumber() {
    return needs(FieldType.DECIMAL, FieldType.INTEGER);
  }

  private void mismatch(ValueType type, FieldType wanted) {
    String step =
        switch (wanted) {
          case TEXT -> "text";
          case DECIMAL -> "number";
          case INTEGER -> "whole";
          case DATE -> "date.parse";
          case BOOLEAN -> "test";
          case RECORDS -> "field";
        };
    problem(
        "the step '"
            + this.step.name()
            + "' works on "
            + wanted
            + ", but the value is "
            + type.print()
            + "; put the step '"
            + step
            + "' before it",
        "pasul '"
            + this.step.name()
            + "' lucrează cu "
            + wanted
            + ", dar valoarea este "
            + type.print()
            + "; puneți înainte pasul '"
            + step
            + "'");
  }

  void problem(String english, String romanian) {
    compiler.problem(english, romanian);
  }

  String text(String name) {
    return literal(name) instanceof FieldValue.Text text ? text.value() : "";
  }

  String text(String name, String otherwise) {
    return literal(name) instanceof FieldValue.Text text ? text.value() : otherwise;
  }

  int whole(String name, int otherwise, int min, int max) {
    if (!(literal(name) instanceof FieldValue.Whole whole)) {
      return otherwise;
    }
    if (whole.value() < min || whole.value() > max) {
      problem(
          "'"
              + name
              + "' of '"
              + step.name()
              + "' must be "
              + min
              + " to "
              + max
              + ", was "
              + whole.value(),
          "'"
              + name
              + "' la '"
              + step.name()
              + "' trebuie să fie între "
              + min
              + " și "
              + max
              + ", este "
              + whole.value());
      return otherwise;
    }
    return (int) whole.value();
  }

  boolean flag(String name) {
    return literal(name) instanceof FieldValue.Bool bool && bool.value();
  }

  @Nullable FieldValue literal(String name) {
    return step.args().get(name) instanceof Arg.Literal literal ? literal.value() : null;
  }

  boolean has(String name) {
    return step.args().containsKey(name);
  }

  /** A computed argument, compiled in this scope. */
  Pipe pipe(String name) {
    return step.args().get(name) instanceof Arg.Pipeline pipeline
        ? compiler.pipe(scope, pipeline.steps(), null)
        : Pipe.NOTHING;
  }

  /** A computed argument, compiled in another scope. */
  Pipe pipeIn(String name, Scope other) {
    return step.args().get(name) instanceof Arg.Pipeline pipeline
        ? compiler.pipe(other, pipeline.steps(), null)
        : Pipe.NOTHING;
  }

  /** A computed argument whose steps go on from the value so far. */
  Pipe pipeFrom(String name, @Nullable ValueType start) {
    return step.args().get(name) instanceof Arg.Pipeline pipeline
        ? compiler.pipe(scope, pipeline.steps(), start)
        : Pipe.NOTHING;
  }

  /** A computed argument that must be a number. */
  Pipe number(String name) {
    Pipe pipe = pipe(name);
    if (!pipe.type().number()) {
      problem(
          "'" + name + "' of '" + step.name() + "' must be a number, but is " + pipe.type().print(),
          "'"
              + name
              + "' la '"
              + step.name()
              + "' trebuie să fie număr, dar este "
              + pipe.type().print());
    }
    return pipe;
  }

  List<Pipe> pipes(String name) {
    return step.args().get(name) instanceof Arg.Pipelines pipelines
        ? pipelines.values().stream().map(steps -> compiler.pipe(scope, steps, null)).toList()
        : List.of();
  }

  List<Rule> rules(String name) {
    return step.args().get(name) instanceof Arg.Rules rules ? rules.rules() : List.of();
  }

  Check condition(String name, Scope in) {
    return step.args().get(name) instanceof Arg.When when
        ? compiler.conditions().compile(in, when.condition())
        : frame -> true;
  }

  /** What stands after the step's word in an explanation. */
  String label(@Nullable Object... parts) {
    StringBuilder text = new StringBuilder(step.name());
    for (Object part : parts) {
      String printed = part instanceof BigDecimal ? Values.print(part) : String.valueOf(part);
      if (!printed.isEmpty()) {
        text.append(' ').append(printed);
      }
    }
    return text.toString();
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
