package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Param.Form;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** Exact arithmetic. */
final class NumberSteps {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String[] MODES = {
    "HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "CEILING", "FLOOR"
  };

  private NumberSteps() {}

  static List<StepSpec> all() {
    return List.of(
        StepSpec.of("add", b -> sum(b, true), Param.must("by", Form.VALUE)),
        StepSpec.of("subtract", b -> sum(b, false), Param.must("by", Form.VALUE)),
        StepSpec.of("multiply", NumberSteps::multiply, Param.must("by", Form.VALUE)),
        StepSpec.of("divide", NumberSteps::divide, Param.must("by", Form.VALUE), scale(), mode()),
        StepSpec.of("percent", NumberSteps::percent, Param.must("of", Form.VALUE)),
        StepSpec.of("markup", NumberSteps::markup, Param.must("percent", Form.VALUE)),
        StepSpec.of("negate", b -> unary(b, BigDecimal::negate)),
        StepSpec.of("abs", b -> unary(b, BigDecimal::abs)),
        StepSpec.of("round", NumberSteps::round, scale(), mode()),
        StepSpec.of("atLeast", b -> bound(b, true), Param.must("value", Form.VALUE)),
        StepSpec.of("atMost", b -> bound(b, false), Param.must("value", Form.VALUE)),
        StepSpec.of(
            "ending",
            NumberSteps::ending,
            Param.must("cents", Form.VALUE),
            Param.oneOf("direction", false, "up", "down", "nearest")));
  }

  static Param scale() {
    return Param.may("scale", Form.WHOLE);
  }

  static Param mode() {
    return Param.oneOf("mode", false, MODES);
  }

  static RoundingMode mode(Binding b) {
    String name = b.text("mode", "HALF_UP");
    return Arrays.asList(MODES).contains(name) ? RoundingMode.valueOf(name) : RoundingMode.HALF_UP;
  }

  private interface Two {
    BigDecimal apply(BigDecimal left, BigDecimal right);
  }

  private interface One {
    BigDecimal apply(BigDecimal value);
  }

  /** An operation with a second number; a missing one gives a missing result. */
  private static Op two(Binding b, Pipe by, Two work) {
    String label = b.label(by.print());
    BigDecimal fixed = by.fixedNumber();
    if (fixed != null) {
      return Op.work(label, (value, frame) -> work.apply(Values.number(value), fixed));
    }
    return Op.work(
        label,
        (value, frame) -> {
          BigDecimal other = by.number(frame);
          return other == null ? null : work.apply(Values.number(value), other);
        });
  }

  private static ValueType decimal(ValueType in, Pipe by) {
    return in.to(FieldType.DECIMAL)
        .as(in.kind())
        .in(in.currency())
        .sure(in.sure() && by.type().sure());
  }

  private static Bound sum(Binding b, boolean plus) {
    ValueType in = b.needsNumber();
    Pipe by = b.number("by");
    ValueType type = Mixing.sum(b, in, by.type());
    Op op = two(b, by, plus ? BigDecimal::add : BigDecimal::subtract);
    return new Bound(op, decimal(type, by).sure(in.sure() && by.type().sure()));
  }

  private static Bound multiply(Binding b) {
    ValueType in = b.needsNumber();
    Pipe by = b.number("by");
    ValueType type = Mixing.product(b, in, by.type());
    return new Bound(two(b, by, BigDecimal::multiply), decimal(type, by).sure(in.sure()));
  }

  private static Bound divide(Binding b) {
    ValueType in = b.needsNumber();
    Pipe by = b.number("by");
    int scale = b.whole("scale", 10, 0, 20);
    RoundingMode mode = mode(b);
    BigDecimal fixed = by.fixedNumber();
    if (fixed != null && fixed.signum() == 0) {
      b.problem(
          "nothing can be divided by zero; change 'by'",
          "nu se poate imparti la zero; schimbati 'by'");
    }
    ValueType type = Mixing.quotient(b, in, by.type());
    Op op =
        two(
            b,
            by,
            (left, right) -> {
              if (right.signum() == 0) {
                throw new StepFailure(
                    "division by zero; guard the rule with a condition",
                    "împărțire la zero; puneți o condiție la regulă");
              }
              return left.divide(right, scale, mode);
            });
    return new Bound(op, decimal(type, by).sure(false));
  }

  private static Bound percent(Binding b) {
    ValueType in = b.needsNumber();
    Pipe of = b.number("of");
    Mixing.percentage(b, of.type());
    Op op = two(b, of, (value, percent) -> value.multiply(percent).movePointLeft(2));
    return new Bound(op, decimal(in, of));
  }

  private static Bound markup(Binding b) {
    ValueType in = b.needsNumber();
    Pipe percent = b.number("percent");
    Mixing.percentage(b, percent.type());
    Op op = two(b, percent, (v, p) -> v.multiply(p.add(HUNDRED)).movePointLeft(2));
    return new Bound(op, decimal(in, percent));
  }

  private static Bound unary(Binding b, One work) {
    ValueType in = b.needsNumber();
    return new Bound(
        Op.work(b.stepName(), (value, frame) -> work.apply(Values.number(value))),
        in.to(FieldType.DECIMAL).as(in.kind()).in(in.currency()));
  }

  private static Bound round(Binding b) {
    ValueType in = b.needsNumber();
    int scale = b.whole("scale", 2, -6, 10);
    RoundingMode mode = mode(b);
    return new Bound(
        Op.work(b.label(scale, mode), (value, frame) -> Values.number(value).setScale(scale, mode)),
        in.to(FieldType.DECIMAL).as(in.kind()).in(in.currency()));
  }

  private static Bound bound(Binding b, boolean least) {
    ValueType in = b.needsNumber();
    Pipe limit = b.number("value");
    ValueType type = Mixing.sum(b, in, limit.type());
    String label = b.label(limit.print());
    Op op =
        Op.work(
            label,
            (value, frame) -> {
              BigDecimal number = Values.number(value);
              BigDecimal other = limit.number(frame);
              return other == null ? number : least ? number.max(other) : number.min(other);
            });
    return new Bound(
        op, type.to(FieldType.DECIMAL).as(type.kind()).in(type.currency()).sure(in.sure()));
  }

  private static Bound ending(Binding b) {
    ValueType in = b.needsNumber();
    Pipe cents = b.number("cents");
    String direction = b.text("direction", "nearest");
    BigDecimal end = cents.fixedNumber();
    if (end == null || end.signum() < 0 || end.compareTo(BigDecimal.valueOf(1000)) >= 0) {
      b.problem(
          "'cents' of 'ending' is a fixed number from 0 to 999.99, for example 0.99 or 9.90",
          "'cents' la 'ending' este un număr fix între 0 și 999.99, de exemplu 0.99 sau 9.90");
      return new Bound(Op.work("ending", (value, frame) -> value), ValueType.of(FieldType.DECIMAL));
    }
    Op op =
        Op.work(
            b.label(cents.print(), direction),
            (value, frame) -> PriceEnding.of(Values.number(value), end, direction));
    return new Bound(
        op,
        in.to(FieldType.DECIMAL)
            .as(in.kind() == Kind.PERCENT ? Kind.PLAIN : in.kind())
            .in(in.currency()));
  }
}
