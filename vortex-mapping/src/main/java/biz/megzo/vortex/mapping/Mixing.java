package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which meanings of numbers go together. */
final class Mixing {
  private Mixing() {}

  /** Of a sum, a difference, a bound: both must mean the same, or nothing in particular. */
  static ValueType sum(Binding b, ValueType one, ValueType two) {
    if (one.kind() != Kind.PLAIN && two.kind() != Kind.PLAIN && one.kind() != two.kind()) {
      b.problem(
          "'"
              + b.stepName()
              + "' mixes a "
              + Names.word(one.kind())
              + " number with a "
              + Names.word(two.kind())
              + " one; bring them to the same with 'vat.add', 'vat.strip' or 'percent'",
          "'"
              + b.stepName()
              + "' amestecă un număr "
              + Names.wordRo(one.kind())
              + " cu unul "
              + Names.wordRo(two.kind())
              + "; aduceți-le la fel cu 'vat.add', 'vat.strip' sau 'percent'");
    }
    currencies(b, one.currency(), two.currency());
    return one.as(one.kind() == Kind.PLAIN ? two.kind() : one.kind())
        .in(one.currency() == null ? two.currency() : one.currency());
  }

  /** Of a product: at most one is an amount, and a percentage is no factor. */
  static ValueType product(Binding b, ValueType one, ValueType two) {
    if (one.amount() && two.amount()) {
      b.problem(
          "an amount is multiplied by an amount; one of the two must be a plain number",
          "o sumă este înmulțită cu o sumă; una dintre ele trebuie să fie un număr simplu");
    }
    if (two.kind() == Kind.PERCENT || one.kind() == Kind.PERCENT) {
      b.problem(
          "a percentage is no factor; use 'percent' (21 % of it) or 'markup' (plus 21 %)",
          "un procent nu este factor; folosiți 'percent' (21 % din) sau 'markup' (plus 21 %)");
    }
    return one.as(one.kind() == Kind.PLAIN ? two.kind() : one.kind())
        .in(one.currency() == null ? two.currency() : one.currency());
  }

  /** Of a quotient: amount by number is an amount, amount by amount a number. */
  static ValueType quotient(Binding b, ValueType one, ValueType two) {
    if (two.amount() && one.amount()) {
      sum(b, one, two);
      return one.as(Kind.PLAIN).in(null);
    }
    return one;
  }

  /** A percentage must not be an amount. */
  static void percentage(Binding b, ValueType type) {
    if (type.amount()) {
      b.problem(
          "'" + b.stepName() + "' needs a percentage, but has " + type.print() + "; use 'add'",
          "'"
              + b.stepName()
              + "' are nevoie de un procent, dar are "
              + type.print()
              + "; folosiți 'add'");
    }
  }

  private static void currencies(Binding b, @Nullable String one, @Nullable String two) {
    if (one != null && two != null && !Objects.equals(one, two)) {
      b.problem(
          "'" + b.stepName() + "' mixes " + one + " with " + two + "; convert one of them first",
          "'" + b.stepName() + "' amestecă " + one + " cu " + two + "; convertiți una mai întâi");
    }
  }
}
