package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same order through the built-in rules: addresses, tax ids and the exact sum included. */
@State(Scope.Benchmark)
public class BuiltInBenchmark {
  private final FieldRecord record = OrderSample.record();
  private final BuiltInByHand hand = new BuiltInByHand();
  private final RuleSet rules =
      Mapping.compile(Mapping.defaults().document(Profile.ORDER), 0, MappingConfig.standard());

  @Benchmark
  public FieldRecord handWritten() {
    return hand.map(record);
  }

  @Benchmark
  public FieldRecord vortex() {
    return OrderByRules.target(rules.apply(MappingInput.of(record, OrderSample.DAY)));
  }

  @Benchmark
  public Object vortexExplained() {
    return rules.explain(MappingInput.of(record, OrderSample.DAY));
  }
}
