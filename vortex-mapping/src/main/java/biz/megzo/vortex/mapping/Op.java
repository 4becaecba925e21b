package biz.megzo.vortex.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A compiled step. Values travel bare: String, BigDecimal, Long, Boolean, LocalDate, or a list of
 * records; null is a missing value, and most steps are not asked for one.
 */
final class Op {
  /** Works on a value. */
  interface Work {
    @Nullable Object apply(Object value, Frame frame);
  }

  /** Works with or without a value. */
  interface Source {
    @Nullable Object apply(@Nullable Object value, Frame frame);
  }

  private final String label;
  private final String inner;
  private final @Nullable Work work;
  private final @Nullable Source source;

  private Op(String label, @Nullable Work work, @Nullable Source source) {
    this.label = label;
    this.inner = "  " + label;
    this.work = work;
    this.source = source;
  }

  static Op work(String label, Work work) {
    return new Op(label, work, null);
  }

  static Op source(String label, Source source) {
    return new Op(label, null, source);
  }

  private @Nullable Object apply(@Nullable Object value, Frame frame) {
    if (work != null) {
      return value == null ? null : work.apply(value, frame);
    }
    return source == null ? value : source.apply(value, frame);
  }

  /** Runs steps in a row. */
  static @Nullable Object run(Op[] ops, @Nullable Object start, Frame frame) {
    Trace trace = frame.run().trace();
    if (trace != null) {
      return traced(ops, start, frame, trace);
    }
    Object value = start;
    for (Op op : ops) {
      value = op.apply(value, frame);
    }
    return value;
  }

  private static @Nullable Object traced(
      Op[] ops, @Nullable Object start, Frame frame, Trace trace) {
    Object value = start;
    for (Op op : ops) {
      trace.enter();
      try {
        value = op.apply(value, frame);
      } finally {
        trace.leave();
      }
      trace.step(op.label, op.inner, value);
    }
    return value;
  }
}
