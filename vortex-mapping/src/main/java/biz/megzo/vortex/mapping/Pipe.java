package biz.megzo.vortex.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Compiled steps that give one value.
 *
 * @param fixed the value when it is the same for every record
 */
@SuppressWarnings("ArrayRecordComponent")
record Pipe(Op[] ops, ValueType type, @Nullable Object fixed) {
  static final Pipe NOTHING = new Pipe(new Op[0], ValueType.ANY, null);

  @Nullable Object get(Frame frame) {
    return fixed != null ? fixed : Op.run(ops, null, frame);
  }

  @Nullable BigDecimal number(Frame frame) {
    Object value = get(frame);
    return value == null ? null : Values.number(value);
  }

  /** The fixed value if it is a number. */
  @Nullable BigDecimal fixedNumber() {
    return fixed == null ? null : Values.numberOrNull(fixed);
  }

  /** For labels: the fixed value, else three dots. */
  String print() {
    return fixed == null ? "..." : Values.print(fixed);
  }
}
