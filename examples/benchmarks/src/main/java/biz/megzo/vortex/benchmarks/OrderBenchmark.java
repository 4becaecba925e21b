package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An order of five lines to a SmartBill draft. */
@State(Scope.Benchmark)
public class OrderBenchmark {
  private final FieldRecord record = OrderSample.record();
  private final Object tree = OrderSample.tree();
  private final OrderByHand hand = new OrderByHand();
  private final OrderByRules rules = new OrderByRules();
  private final OrderByJolt jolt = new OrderByJolt();
  private final OrderByJsonata jsonata = new OrderByJsonata();

  @Benchmark
  public Object handWritten() {
    return hand.map(record);
  }

  @Benchmark
  public Object vortex() {
    return rules.map(record);
  }

  @Benchmark
  public Object vortexExplained() {
    return rules.explain(record);
  }

  @Benchmark
  public Object jolt() {
    return jolt.map(tree);
  }

  @Benchmark
  public Object jsonata() {
    return jsonata.map(tree);
  }
}
