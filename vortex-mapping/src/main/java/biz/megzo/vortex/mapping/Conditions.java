package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Condition.Relation;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and compiles conditions. */
final class Conditions {
  private final Compiler compiler;

  Conditions(Compiler compiler) {
    this.compiler = compiler;
  }

  Check compile(Scope scope, Condition condition) {
    if (condition instanceof Condition.And and) {
      Check[] parts = all(scope, and.parts());
      return frame -> {
        for (Check part : parts) {
          if (!part.holds(frame)) {
            return false;
          }
        }
        return true;
      };
    }
    if (condition instanceof Condition.Or or) {
      Check[] parts = all(scope, or.parts());
      return frame -> {
        for (Check part : parts) {
          if (part.holds(frame)) {
            return true;
          }
        }
        return false;
      };
    }
    if (condition instanceof Condition.Not not) {
      Check part = compile(scope, not.part());
      return frame -> !part.holds(frame);
    }
    return test(scope, (Condition.Test) condition);
  }

  private Check[] all(Scope scope, List<Condition> parts) {
    Check[] checks = new Check[parts.size()];
    for (int i = 0; i < checks.length; i++) {
      checks[i] = compile(scope, parts.get(i));
    }
    return checks;
  }

  private Check test(Scope scope, Condition.Test test) {
    Pipe left = compiler.pipe(scope, test.value(), null);
    if (test.relation() == Relation.PRESENT) {
      return frame -> there(left.get(frame));
    }
    Pipe[] right = new Pipe[test.to().size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = comparable(left, compiler.pipe(scope, test.to().get(i), null), test.relation());
    }
    if (right.length == 0 || (right.length > 1 && test.relation() != Relation.IN)) {
      compiler.problem(
          "'" + test.relation().word() + "' compares with one value",
          "'" + test.relation().word() + "' compară cu o singură valoare");
      return frame -> false;
    }
    return switch (test.relation()) {
      case EQUALS, IN -> equal(left, right);
      case MATCHES -> matches(left, right[0]);
      default -> ordered(left, right[0], test.relation());
    };
  }

  private static boolean there(@Nullable Object value) {
    return value != null
        && !(value instanceof String text && text.isBlank())
        && !(value instanceof List<?> list && list.isEmpty());
  }

  private Pipe comparable(Pipe left, Pipe right, Relation relation) {
    FieldType wanted = left.type().type();
    FieldType given = right.type().type();
    if (wanted == FieldType.DATE && right.fixed() instanceof String text) {
      return day(text);
    }
    boolean order = relation != Relation.EQUALS && relation != Relation.IN;
    boolean numbers = left.type().number() && right.type().number();
    boolean same = wanted == null || given == null || wanted == given || numbers;
    boolean unordered =
        wanted == FieldType.BOOLEAN || (wanted == FieldType.TEXT && relation != Relation.MATCHES);
    if (!same || wanted == FieldType.RECORDS || (order && unordered)) {
      compiler.problem(
          "'"
              + relation.word()
              + "' can not compare "
              + left.type().print()
              + " with "
              + right.type().print()
              + "; convert one of them",
          "'"
              + relation.word()
              + "' nu poate compara "
              + left.type().print()
              + " cu "
              + right.type().print()
              + "; convertiți una dintre ele");
    }
    Kind one = left.type().kind();
    Kind two = right.type().kind();
    if (one != Kind.PLAIN && two != Kind.PLAIN && one != two) {
      compiler.problem(
          "a "
              + Names.word(one)
              + " number is compared with a "
              + Names.word(two)
              + " one; add 'vat.add' or 'vat.strip'",
          "un număr "
              + Names.wordRo(one)
              + " este comparat cu unul "
              + Names.wordRo(two)
              + "; adăugați 'vat.add' sau 'vat.strip'");
    }
    return right;
  }

  private Pipe day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      Op op = Op.source("constant " + day, (value, frame) -> day);
      return new Pipe(new Op[] {op}, ValueType.of(FieldType.DATE).sure(true), day);
    } catch (DateTimeParseException e) {
      compiler.problem(
          "a date is written as 2026-01-31, not '" + text + "'",
          "o dată se scrie 2026-01-31, nu '" + text + "'");
      return Pipe.NOTHING;
    }
  }

  private static Check equal(Pipe left, Pipe[] right) {
    if (Arrays.stream(right).allMatch(pipe -> pipe.fixed() instanceof String)) {
      String[] texts = Arrays.stream(right).map(Pipe::print).toArray(String[]::new);
      return frame -> {
        Object value = left.get(frame);
        for (String text : texts) {
          if (text.equals(value)) {
            return true;
          }
        }
        return false;
      };
    }
    return frame -> {
      Object value = left.get(frame);
      if (value == null) {
        return false;
      }
      for (Pipe pipe : right) {
        Object other = pipe.get(frame);
        if (other != null && Values.same(value, other)) {
          return true;
        }
      }
      return false;
    };
  }

  private Check matches(Pipe left, Pipe right) {
    Pattern pattern = Regexes.compile(compiler, right.fixed() instanceof String text ? text : null);
    return frame -> {
      Object value = left.get(frame);
      return value != null && pattern.matcher(Values.text(value)).matches();
    };
  }

  private static Check ordered(Pipe left, Pipe right, Relation relation) {
    return frame -> {
      Object value = left.get(frame);
      Object other = right.get(frame);
      if (value == null || other == null) {
        return false;
      }
      int order = order(value, other);
      return switch (relation) {
        case ABOVE -> order > 0;
        case AT_LEAST -> order >= 0;
        case BELOW -> order < 0;
        default -> order <= 0;
      };
    };
  }

  private static int order(Object value, Object other) {
    if (value instanceof LocalDate day) {
      return day.compareTo(Values.date(other));
    }
    BigDecimal number = Values.number(value);
    return number.compareTo(Values.number(other));
  }
}
