package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Param.Form;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of records. */
final class RecordSteps {
  private RecordSteps() {}

  static List<StepSpec> all() {
    return List.of(
        StepSpec.of("map", RecordSteps::map, Param.must("rules", Form.RULES)),
        StepSpec.of("record", RecordSteps::record, Param.must("rules", Form.RULES)),
        StepSpec.of("filter", RecordSteps::filter, Param.must("where", Form.CONDITION)),
        StepSpec.of("count", RecordSteps::count),
        StepSpec.of("sum", RecordSteps::sum, Param.must("each", Form.VALUE)),
        StepSpec.of("first", RecordSteps::first, Param.must("each", Form.VALUE)),
        StepSpec.of(
            "join",
            RecordSteps::join,
            Param.must("each", Form.VALUE),
            Param.may("separator", Form.TEXT)),
        StepSpec.of("lines.discounts", RecordSteps::discounts),
        StepSpec.of("lines.exact", RecordSteps::exact, Param.must("total", Form.VALUE)));
  }

  private static @Nullable FieldSchema targetSchema(Binding b) {
    Field field = b.scope().targetField(b.compiler().target());
    return field == null ? null : field.nested();
  }

  private static Bound map(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    FieldSchema target = targetSchema(b);
    Level level = b.compiler().level(new Scope(in.nested(), target, b.scope()), b.rules("rules"));
    String name = b.compiler().target();
    Op op =
        Op.work(
            "map",
            (value, frame) -> {
              List<FieldRecord> records = Values.records(value);
              List<FieldRecord> mapped = new ArrayList<>(records.size());
              for (int i = 0; i < records.size(); i++) {
                mapped.add(one(level, records.get(i), frame, name, i));
              }
              return mapped;
            });
    return new Bound(op, ValueType.records(target));
  }

  /** The rules of a record see the record that it stands in. */
  private static Bound record(Binding b) {
    FieldSchema target = targetSchema(b);
    Level level =
        b.compiler().level(new Scope(b.scope().source(), target, b.scope()), b.rules("rules"));
    String name = b.compiler().target();
    Op op =
        Op.source(
            "record",
            (value, frame) -> {
              FieldRecord mapped = one(level, frame.source(), frame, name, 0);
              return mapped.isEmpty() ? null : List.of(mapped);
            });
    return new Bound(op, ValueType.records(target));
  }

  private static FieldRecord one(
      Level level, FieldRecord source, Frame frame, String name, int index) {
    Trace trace = frame.run().trace();
    if (trace == null) {
      return level.map(frame.run(), source, frame, name, index);
    }
    List<Explanation.Value> outer = trace.beginLine();
    FieldRecord mapped = level.map(frame.run(), source, frame, name, index);
    trace.endLine(outer, mapped);
    return mapped;
  }

  private static Frame inner(Frame frame, FieldRecord record) {
    return new Frame(frame.run(), record, frame, 0, "", 0);
  }

  private static Bound filter(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    Check where = b.condition("where", new Scope(in.nested(), null, b.scope()));
    Op op =
        Op.work(
            "filter",
            (value, frame) -> {
              List<FieldRecord> kept = new ArrayList<>();
              for (FieldRecord record : Values.records(value)) {
                if (where.holds(inner(frame, record))) {
                  kept.add(record);
                }
              }
              return kept;
            });
    return new Bound(op, in.sure(false));
  }

  private static Bound count(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    return new Bound(
        Op.work("count", (value, frame) -> (long) Values.records(value).size()),
        in.to(FieldType.INTEGER));
  }

  private static Pipe each(Binding b, ValueType in) {
    return b.pipeIn("each", new Scope(in.nested(), null, b.scope()));
  }

  private static Bound sum(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    Pipe each = each(b, in);
    if (!each.type().number()) {
      b.problem(
          "'sum' adds numbers, but 'each' gives " + each.type().print(),
          "'sum' adună numere, dar 'each' dă " + each.type().print());
    }
    Op op =
        Op.work(
            "sum",
            (value, frame) -> {
              BigDecimal sum = BigDecimal.ZERO;
              for (FieldRecord record : Values.records(value)) {
                BigDecimal number = each.number(inner(frame, record));
                sum = number == null ? sum : sum.add(number);
              }
              return sum;
            });
    return new Bound(
        op, in.to(FieldType.DECIMAL).as(each.type().kind()).in(each.type().currency()));
  }

  private static Bound first(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    Pipe each = each(b, in);
    Op op =
        Op.work(
            "first",
            (value, frame) -> {
              for (FieldRecord record : Values.records(value)) {
                Object found = each.get(inner(frame, record));
                if (found != null) {
                  return found;
                }
              }
              return null;
            });
    return new Bound(op, each.type().sure(false));
  }

  private static Bound join(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    Pipe each = each(b, in);
    String separator = b.text("separator", ", ");
    Op op =
        Op.work(
            "join",
            (value, frame) -> {
              StringBuilder text = new StringBuilder();
              for (FieldRecord record : Values.records(value)) {
                Object found = each.get(inner(frame, record));
                if (found != null && !"".equals(found)) {
                  text.append(text.length() == 0 ? "" : separator).append(Values.print(found));
                }
              }
              return text.length() == 0 ? null : text.toString();
            });
    return new Bound(op, in.to(FieldType.TEXT).sure(false));
  }

  private static Bound discounts(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    return new Bound(
        Op.work(
            "lines.discounts",
            (value, frame) -> DiscountLines.place(Values.records(value), frame.run().trace())),
        in);
  }

  private static Bound exact(Binding b) {
    ValueType in = b.needs(FieldType.RECORDS);
    Pipe total = b.number("total");
    Op op =
        Op.work(
            b.label(total.print()),
            (value, frame) -> {
              BigDecimal sum = total.number(frame);
              if (sum == null) {
                throw new StepFailure(
                    "the total is missing, so the lines can not be checked against it",
                    "totalul lipsește, deci liniile nu pot fi verificate");
              }
              return ExactLines.of(Values.records(value), sum, frame.run().trace());
            });
    return new Bound(op, in);
  }
}
