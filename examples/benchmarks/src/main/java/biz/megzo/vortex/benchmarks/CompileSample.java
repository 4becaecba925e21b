package biz.megzo.vortex.benchmarks;

import static biz.megzo.vortex.mapping.Steps.constant;
import static biz.megzo.vortex.mapping.Steps.field;
import static biz.megzo.vortex.mapping.Steps.named;

import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.LookupTable;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Steps;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Profile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule set of a hundred rules of five sorts, and a JSONata expression of as many fields. */
final class CompileSample {
  static final int RULES = 100;

  private CompileSample() {}

  static MappingConfig config() {
    List<Field> source = new ArrayList<>();
    List<Field> target = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      FieldType type = i % 5 == 3 ? FieldType.DECIMAL : FieldType.TEXT;
      source.add(Field.of("in" + i, type, "in", "in"));
      target.add(Field.of("out" + i, type, "out", "out"));
    }
    return MappingConfig.builder()
        .schemas(
            Profile.PRODUCT,
            new FieldSchema("benchmark.in", source, null),
            new FieldSchema("benchmark.out", target, null))
        .build();
  }

  static RuleDocument document() {
    Map<String, String> units = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      units.put("unit " + i, "um " + i);
    }
    RuleDocument.Builder document =
        RuleDocument.builder(Profile.PRODUCT, "benchmark").table(new LookupTable("units", units));
    for (int i = 0; i < RULES; i++) {
      document.rule(rule(i));
    }
    return document.build();
  }

  private static Rule rule(int i) {
    Rule.Draft draft = Rule.set("out" + i);
    String in = "in" + i;
    return switch (i % 5) {
      case 0 -> draft.from(field(in), named("trim"), named("upper"));
      case 1 -> draft.when(Condition.present(in)).from(Steps.template("{" + in + "} / {in0}"));
      case 2 -> draft.from(field(in), Steps.lookup("units"));
      case 3 ->
          draft.from(field(in), Steps.markup(constant(new BigDecimal("2.5"))), Steps.round(2));
      default -> draft.from(field(in), Steps.orElse(constant("none")));
    };
  }

  static String jsonata() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < RULES; i++) {
      text.append(i == 0 ? "" : ",").append("\"out").append(i).append("\": ");
      text.append(jsonata(i, "in" + i));
    }
    return text.append('}').toString();
  }

  private static String jsonata(int i, String in) {
    return switch (i % 5) {
      case 0 -> "$uppercase($trim(" + in + "))";
      case 1 -> in + " ? " + in + " & \" / \" & in0";
      case 2 -> "$lookup(units, " + in + ")";
      case 3 -> "$round(" + in + " * 1.025, 2)";
      default -> in + " ? " + in + " : \"none\"";
    };
  }
}
