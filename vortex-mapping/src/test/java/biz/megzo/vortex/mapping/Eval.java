package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.mapping.rates.RateSource;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Runs steps given as JSON on one record of a small schema. */
final class Eval {
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private static final FieldSchema LINES =
      FieldSchema.of(
          "lines",
          field("sku", FieldType.TEXT),
          field("price", FieldType.DECIMAL),
          field("quantity", FieldType.DECIMAL));

  private static final FieldSchema SOURCE =
      FieldSchema.of(
          "source",
          field("text", FieldType.TEXT),
          field("other", FieldType.TEXT),
          field("missing", FieldType.TEXT),
          field("buyer.name", FieldType.TEXT),
          field("code", FieldType.TEXT),
          field("number", FieldType.DECIMAL),
          field("zero", FieldType.DECIMAL),
          field("net", FieldType.DECIMAL).kind(Kind.NET),
          field("gross", FieldType.DECIMAL).kind(Kind.GROSS),
          field("rate", FieldType.DECIMAL).kind(Kind.PERCENT),
          field("whole", FieldType.INTEGER),
          field("flag", FieldType.BOOLEAN),
          field("day", FieldType.DATE),
          Field.records("lines", LINES, "", ""));

  private static final FieldSchema TARGET =
      FieldSchema.of(
          "target",
          field("text", FieldType.TEXT),
          field("short", FieldType.TEXT).max(5),
          field("number", FieldType.DECIMAL),
          field("net", FieldType.DECIMAL).kind(Kind.NET),
          field("whole", FieldType.INTEGER),
          field("flag", FieldType.BOOLEAN),
          field("day", FieldType.DATE),
          Field.records("lines", LINES, "", ""));

  static final FieldRecord RECORD =
      FieldRecord.builder()
          .text("text", "  Ștefan  cel Mare ")
          .text("other", "B")
          .text("buyer.name", "Maria")
          .text("code", "C1")
          .decimal("number", new BigDecimal("10.005"))
          .decimal("zero", BigDecimal.ZERO)
          .decimal("net", new BigDecimal("100"))
          .decimal("gross", new BigDecimal("121"))
          .decimal("rate", new BigDecimal("21"))
          .whole("whole", 7)
          .bool("flag", true)
          .date("day", LocalDate.of(2026, 1, 31))
          .records("lines", List.of(line("A", "1.10", "2"), line("B", "2.50", "1")))
          .build();

  private Eval() {}

  private static Field field(String name, FieldType type) {
    return Field.of(name, type, name, name);
  }

  private static FieldRecord line(String sku, String price, String quantity) {
    return FieldRecord.builder()
        .text("sku", sku)
        .decimal("price", new BigDecimal(price))
        .decimal("quantity", new BigDecimal(quantity))
        .build();
  }

  static MappingConfig config(RateSource rates) {
    return MappingConfig.builder().schemas(Profile.PRICE, SOURCE, TARGET).rates(rates).build();
  }

  static MappingConfig config() {
    return config(RateSource.none());
  }

  static String document(String rules) {
    return "{\"format\":1,\"profile\":\"price\",\"tables\":{\"units\":{\"B\":\"buc\"}},\"rules\":["
        + rules.replace('\'', '"')
        + "]}";
  }

  static String rule(String target, String steps) {
    return "{'target':'" + target + "','steps':" + steps + "}";
  }

  static Mapped map(String target, String steps) {
    return map(rule(target, steps));
  }

  static Mapped map(String rules) {
    return Mapping.compile(Mapping.parse(document(rules)), 3, config())
        .apply(MappingInput.of(RECORD, DAY));
  }

  /** The value as printed; "-" when there is none. */
  static String value(String target, String steps) {
    Mapped mapped = map(target, steps);
    assertThat(mapped).as(mapped.toString()).isInstanceOf(Mapped.Ok.class);
    return ((Mapped.Ok) mapped).target().get(target).map(value -> value.print()).orElse("-");
  }

  static MappingProblem held(String target, String steps) {
    Mapped mapped = map(target, steps);
    assertThat(mapped).isInstanceOf(Mapped.Held.class);
    return ((Mapped.Held) mapped).problems().get(0);
  }

  /** What the checker complains about. */
  static List<MappingProblem> errors(String rules) {
    return Compilation.of(Mapping.parse(document(rules)), java.util.Map.of(), config()).errors();
  }

  static String error(String target, String steps) {
    List<MappingProblem> errors = errors(rule(target, steps));
    assertThat(errors).as(steps).isNotEmpty();
    assertThat(errors).allSatisfy(problem -> assertThat(problem.romanian()).isNotBlank());
    return errors.get(0).english();
  }
}
