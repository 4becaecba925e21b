package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.mapping.Steps;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.math.BigDecimal;

/** One price rule of ours: a percentage is added and the result rounded to bani, half up. */
final class PriceByRules {
  private static final FieldSchema SOURCE =
      FieldSchema.of(
          "benchmark.source",
          Field.of("price", FieldType.DECIMAL, "price", "pret"),
          Field.of("vatPercent", FieldType.DECIMAL, "rate", "cota").kind(Kind.PERCENT));
  private static final FieldSchema TARGET =
      FieldSchema.of(
          "benchmark.target", Field.of("gross", FieldType.DECIMAL, "gross", "brut").must());

  private final RuleSet rules;

  private PriceByRules(Step... steps) {
    this.rules =
        Mapping.compile(
            RuleDocument.of(Profile.PRICE, "benchmark", Rule.set("gross").from(steps)),
            1,
            MappingConfig.builder().schemas(Profile.PRICE, SOURCE, TARGET).build());
  }

  /** Net to gross by the record's own rate. */
  static PriceByRules vat() {
    return new PriceByRules(
        Steps.field("price"),
        Steps.as("net"),
        Steps.addVat(Steps.field("vatPercent")),
        Steps.round(2));
  }

  /** A fixed mark-up. */
  static PriceByRules markup(BigDecimal percent) {
    return new PriceByRules(
        Steps.field("price"), Steps.markup(Steps.constant(percent)), Steps.round(2));
  }

  static FieldRecord input(BigDecimal price, BigDecimal vatPercent) {
    return FieldRecord.builder().decimal("price", price).decimal("vatPercent", vatPercent).build();
  }

  FieldRecord map(FieldRecord source) {
    return OrderByRules.target(rules.apply(MappingInput.of(source, OrderSample.DAY)));
  }
}
