package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Param.Form;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps that bring a value in, or choose one. */
final class SourceSteps {
  private SourceSteps() {}

  static List<StepSpec> all() {
    return List.of(
        StepSpec.of("field", SourceSteps::field, Param.must("name", Form.TEXT)),
        StepSpec.of("target", SourceSteps::target, Param.must("name", Form.TEXT)),
        StepSpec.of("constant", SourceSteps::constant, Param.must("value", Form.LITERAL)),
        StepSpec.of("template", Template::bind, Param.must("text", Form.TEXT)),
        StepSpec.of("default", SourceSteps::orElse, Param.must("value", Form.VALUE)),
        StepSpec.of("coalesce", SourceSteps::coalesce, Param.must("values", Form.VALUES)),
        StepSpec.of(
            "if",
            SourceSteps::choose,
            Param.must("when", Form.CONDITION),
            Param.may("then", Form.VALUE),
            Param.may("else", Form.VALUE)),
        StepSpec.of("require", SourceSteps::require, Param.must("message", Form.TEXT)),
        StepSpec.of(
            "lookup",
            SourceSteps::lookup,
            Param.must("table", Form.TEXT),
            Param.oneOf("onMissing", false, "fail", "keep", "default"),
            Param.may("default", Form.VALUE),
            Param.may("ignoreCase", Form.FLAG)));
  }

  private static Bound field(Binding b) {
    String path = b.text("name");
    int levels = 0;
    while (levels < path.length() && path.charAt(levels) == '^') {
      levels++;
    }
    String name = path.substring(levels);
    if (name.startsWith("buyer.")
        || name.startsWith("billing.")
        || name.startsWith("delivery.")
        || name.equals("order.notes")) {
      b.compiler().readsBuyerData();
    }
    Scope scope = b.scope();
    for (int i = 0; i < levels; i++) {
      Scope above = scope.parent();
      if (above == null) {
        b.problem(
            "'" + path + "' looks outside of the outermost record; delete a '^'",
            "'" + path + "' privește în afara înregistrării; ștergeți un '^'");
        return new Bound(Op.source("field", (value, frame) -> null), ValueType.ANY);
      }
      scope = above;
    }
    int up = levels;
    Op op =
        up == 0
            ? Op.source("field " + path, (value, frame) -> bare(frame.value(name)))
            : Op.source("field " + path, (value, frame) -> bare(frame.up(up).value(name)));
    return new Bound(op, typeOf(b, scope, name));
  }

  private static @Nullable Object bare(@Nullable FieldValue value) {
    return value == null ? null : Values.bare(value);
  }

  private static ValueType typeOf(Binding b, Scope scope, String name) {
    FieldSchema schema = scope.source();
    if (schema == null) {
      return ValueType.ANY;
    }
    Field field = schema.field(name).orElse(null);
    if (field == null) {
      b.problem(
          "the source has no field '" + name + "'" + Names.hint(name, schema),
          "sursa nu are câmpul '" + name + "'" + Names.hintRo(name, schema));
      return ValueType.ANY;
    }
    return ValueType.of(field);
  }

  private static Bound target(Binding b) {
    String name = b.text("name");
    ValueType type = b.scope().given(name);
    if (type == null) {
      b.problem(
          "no earlier rule gives the target '" + name + "'; put its rule before this one",
          "nicio regulă anterioară nu dă '" + name + "'; puneți regula ei înaintea acesteia");
      return new Bound(Op.source("target", (value, frame) -> null), ValueType.ANY);
    }
    b.compiler().readsTarget(name);
    int slot = b.scope().slot(name);
    Op op = Op.source("target " + name, (value, frame) -> bare(frame.slots()[slot]));
    return new Bound(op, type);
  }

  private static Bound constant(Binding b) {
    FieldValue value = b.literal("value");
    if (value == null) {
      return new Bound(Op.source("constant", (v, frame) -> null), ValueType.ANY);
    }
    Object bare = Values.bare(value);
    return new Bound(
        Op.source("constant", (v, frame) -> bare), ValueType.of(value.type()).sure(true));
  }

  private static Bound orElse(Binding b) {
    ValueType in = b.in();
    Pipe other = b.pipe("value");
    ValueType type = both(b, in, other.type());
    return new Bound(
        Op.source("default", (value, frame) -> value != null ? value : other.get(frame)),
        type.sure(in.sure() || other.type().sure()));
  }

  private static Bound coalesce(Binding b) {
    Pipe[] pipes = b.pipes("values").toArray(new Pipe[0]);
    ValueType type = pipes.length == 0 ? ValueType.ANY : pipes[0].type();
    boolean sure = false;
    for (Pipe pipe : pipes) {
      if (sure) {
        b.problem(
            "a value of 'coalesce' is never reached: one before it is always there; delete it",
            "o valoare din 'coalesce' nu este atinsă: una anterioară există mereu; ștergeți-o");
      }
      type = both(b, type, pipe.type());
      sure |= pipe.type().sure();
    }
    Op op =
        Op.source(
            "coalesce",
            (value, frame) -> {
              for (Pipe pipe : pipes) {
                Object found = pipe.get(frame);
                if (found != null && !"".equals(found)) {
                  return found;
                }
              }
              return null;
            });
    return new Bound(op, type.sure(sure));
  }

  /** The type of one or the other; a number when one is whole and one decimal. */
  private static ValueType both(Binding b, ValueType one, ValueType two) {
    if (one.type() == null) {
      return two;
    }
    if (two.type() == null || one.type() == two.type()) {
      return one;
    }
    if (one.number() && two.number()) {
      return one.to(FieldType.DECIMAL).as(one.kind()).in(one.currency());
    }
    b.problem(
        "'"
            + b.stepName()
            + "' mixes "
            + one.print()
            + " with "
            + two.print()
            + "; make them the same type",
        "'"
            + b.stepName()
            + "' amestecă "
            + one.print()
            + " cu "
            + two.print()
            + "; aduceți-le la același tip");
    return ValueType.ANY;
  }

  private static Bound choose(Binding b) {
    Check when = b.condition("when", b.scope());
    ValueType in = b.before();
    Pipe then = b.has("then") ? b.pipeFrom("then", in) : null;
    Pipe other = b.has("else") ? b.pipeFrom("else", in) : null;
    ValueType unchanged = in == null ? ValueType.ANY : in;
    ValueType one = then == null ? unchanged : then.type();
    ValueType two = other == null ? unchanged : other.type();
    Op op =
        Op.source(
            "if",
            (value, frame) -> {
              Pipe branch = when.holds(frame) ? then : other;
              return branch == null ? value : Op.run(branch.ops(), value, frame);
            });
    return new Bound(op, both(b, one, two).sure(one.sure() && two.sure()));
  }

  private static Bound require(Binding b) {
    ValueType in = b.in();
    String message = b.text("message");
    Op op =
        Op.source(
            "require",
            (value, frame) -> {
              if (value == null || "".equals(value)) {
                throw new StepFailure(message, message);
              }
              return value;
            });
    return new Bound(op, in.sure(true));
  }

  private static Bound lookup(Binding b) {
    b.needs(FieldType.TEXT, FieldType.INTEGER);
    String name = b.text("table");
    LookupTable table = b.compiler().tables().get(name);
    if (table == null) {
      b.problem(
          "there is no table '"
              + name
              + "'; put it under \"tables\", or import it first"
              + Names.hint(name, b.compiler().tables().keySet()),
          "nu există tabelul '"
              + name
              + "'; puneți-l la \"tables\" sau importați-l"
              + Names.hintRo(name, b.compiler().tables().keySet()));
      return new Bound(Op.work("lookup", (value, frame) -> value), ValueType.of(FieldType.TEXT));
    }
    boolean fold = b.flag("ignoreCase");
    Map<String, String> rows = fold ? folded(table) : table.rows();
    String policy = b.text("onMissing", b.has("default") ? "default" : "fail");
    Pipe other = b.pipe("default");
    if (policy.equals("default") != b.has("default")) {
      b.problem(
          "'default' and \"onMissing\": \"default\" go together; add or delete one",
          "'default' și \"onMissing\": \"default\" merg împreună; adăugați sau ștergeți");
    }
    boolean hidden = b.compiler().buyerData();
    b.compiler().needsTables();
    Op op =
        Op.work(
            b.label(name),
            (value, frame) -> {
              String key = value instanceof String text ? text : Values.print(value);
              String found = rows.get(fold ? Binding.lower(key.strip()) : key);
              if (found != null) {
                return found;
              }
              frame.run().missed(name, key);
              return switch (policy) {
                case "keep" -> key;
                case "default" -> other.get(frame);
                default -> throw noEntry(name, hidden ? null : key);
              };
            });
    return new Bound(op, ValueType.of(FieldType.TEXT));
  }

  private static Map<String, String> folded(LookupTable table) {
    Map<String, String> rows = new HashMap<>();
    table.rows().forEach((from, to) -> rows.putIfAbsent(from.strip().toLowerCase(Locale.ROOT), to));
    return rows;
  }

  private static StepFailure noEntry(String table, @Nullable String key) {
    String english = key == null ? "the value" : "'" + key + "'";
    String romanian = key == null ? "valoarea" : "'" + key + "'";
    return new StepFailure(
        "the table '" + table + "' has no entry for " + english + "; add a row for it",
        "tabelul '" + table + "' nu are intrare pentru " + romanian + "; adăugați un rând");
  }
}
