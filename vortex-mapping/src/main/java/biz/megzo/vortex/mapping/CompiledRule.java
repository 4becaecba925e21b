package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule, ready to run. */
final class CompiledRule {
  private final Rule rule;
  private final int slot;
  private final @Nullable Check when;
  private final Op[] ops;
  private final @Nullable FieldValue fixed;
  private final @Nullable FieldType type;
  private final int maxLength;
  private final @Nullable String copied;

  CompiledRule(
      Rule rule,
      int slot,
      @Nullable Check when,
      Pipe pipe,
      @Nullable Field target,
      @Nullable String copied) {
    this.rule = rule;
    this.slot = slot;
    this.when = when;
    this.ops = pipe.ops();
    this.type = target == null ? pipe.type().type() : target.type();
    this.maxLength = target == null ? 0 : target.maxLength();
    this.copied = copied;
    Object value = pipe.fixed();
    FieldType given = type;
    this.fixed = value == null || given == null ? null : Values.wrap(value, given);
  }

  int slot() {
    return slot;
  }

  /** Gives the target its value, unless an earlier rule did, the condition fails, or none comes. */
  void run(Frame frame) {
    @Nullable FieldValue[] slots = frame.slots();
    if (slots[slot] != null) {
      return;
    }
    try {
      if (when != null && !when.holds(frame)) {
        return;
      }
      slots[slot] = frame.run().trace() == null ? value(frame) : explained(frame);
    } catch (StepFailure e) {
      problem(frame, e.english(), e.romanian());
    } catch (ArithmeticException e) {
      problem(
          frame,
          "a number grew out of bounds; correct the rule",
          "un număr a depășit limitele; corectați regula");
    }
  }

  private @Nullable FieldValue value(Frame frame) {
    if (fixed != null) {
      return fixed;
    }
    if (copied != null) {
      FieldValue value = frame.value(copied);
      if (value == null || (value.type() == type && maxLength == 0)) {
        return value;
      }
    }
    return typed(Op.run(ops, null, frame));
  }

  private @Nullable FieldValue explained(Frame frame) {
    Trace trace = java.util.Objects.requireNonNull(frame.run().trace());
    List<biz.megzo.vortex.rules.Explanation.Step> outer = trace.begin();
    FieldValue value = null;
    try {
      value = typed(Op.run(ops, null, frame));
      return value;
    } finally {
      trace.end(outer, value == null ? null : rule.target(), rule.name());
      if (value instanceof FieldValue.Records records) {
        trace.place(rule.target(), records.values());
      }
    }
  }

  private @Nullable FieldValue typed(@Nullable Object value) {
    if (value == null || "".equals(value)) {
      return null;
    }
    FieldType wanted = type == null ? FieldType.valueOf(Values.kind(value)) : type;
    FieldValue typed = Values.wrap(value, wanted);
    if (typed == null) {
      throw new StepFailure(
          "the field is "
              + wanted
              + ", but the rule gave "
              + Values.kind(value)
              + "; add the step '"
              + Names.convertingStep(wanted)
              + "'",
          "câmpul este "
              + wanted
              + ", dar regula a dat "
              + Values.kind(value)
              + "; adăugați pasul '"
              + Names.convertingStep(wanted)
              + "'");
    }
    if (maxLength > 0
        && typed instanceof FieldValue.Text text
        && text.value().length() > maxLength) {
      throw new StepFailure(
          "the text has "
              + text.value().length()
              + " characters, at most "
              + maxLength
              + " fit; add the step 'truncate'",
          "textul are "
              + text.value().length()
              + " caractere, încap cel mult "
              + maxLength
              + "; adăugați pasul 'truncate'");
    }
    return typed;
  }

  private void problem(Frame frame, String english, String romanian) {
    frame
        .run()
        .problems()
        .add(new MappingProblem(rule.name(), frame.path() + rule.target(), english, romanian));
  }
}
