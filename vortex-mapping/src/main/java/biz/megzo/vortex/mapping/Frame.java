package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record while it is mapped: the record of the profile, or one of a list within it. */
final class Frame {
  private final Run run;
  private final FieldRecord source;
  private final Map<String, FieldValue> fields;
  private final @Nullable Frame parent;
  private final @Nullable FieldValue[] slots;
  private final String target;
  private final int index;

  Frame(Run run, FieldRecord source, @Nullable Frame parent, int slots, String target, int index) {
    this.run = run;
    this.source = source;
    this.fields = source.fields();
    this.parent = parent;
    this.slots = new @Nullable FieldValue[slots];
    this.target = target;
    this.index = index;
  }

  Run run() {
    return run;
  }

  FieldRecord source() {
    return source;
  }

  /** Where this record goes in the target, with a dot at the end; empty for the outermost. */
  String path() {
    String outer = parent == null ? "" : parent.path();
    return target.isEmpty() ? outer : outer + target + "[" + index + "].";
  }

  /** The values mapped so far, by the slot of their target. */
  @Nullable FieldValue[] slots() {
    return slots;
  }

  Frame up(int levels) {
    Frame frame = this;
    for (int i = 0; i < levels; i++) {
      Frame above = frame.parent;
      if (above == null) {
        throw new IllegalStateException("the compiler lets no rule look further out");
      }
      frame = above;
    }
    return frame;
  }

  @Nullable FieldValue value(String name) {
    return fields.get(name);
  }

  /** A text field; null when it is missing, blank, or no text. */
  @Nullable String text(String name) {
    return fields.get(name) instanceof FieldValue.Text text && !text.value().isBlank()
        ? text.value()
        : null;
  }
}
