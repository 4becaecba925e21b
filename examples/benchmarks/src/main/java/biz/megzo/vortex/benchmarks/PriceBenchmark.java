package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One rule: VAT is added to a net price, the result rounded to bani. */
@State(Scope.Benchmark)
public class PriceBenchmark {
  private final BigDecimal price = new BigDecimal("123.89");
  private final BigDecimal percent = new BigDecimal("21");
  private final FieldRecord record = PriceByRules.input(price, percent);
  private final Map<String, Object> tree = Map.of("price", 123.89, "vatPercent", 21.0);
  private final PriceByRules rules = PriceByRules.vat();
  private final PriceByCel cel = new PriceByCel();
  private final PriceByJsonata jsonata = PriceByJsonata.flooring();
  private final PriceByJsonLogic jsonLogic = new PriceByJsonLogic();

  @Benchmark
  public Object handWritten() {
    return PriceByHand.map(record);
  }

  @Benchmark
  public Object handWrittenBare() {
    return PriceByHand.gross(price, percent);
  }

  @Benchmark
  public Object vortex() {
    return rules.map(record);
  }

  @Benchmark
  public Object cel() {
    return cel.map(tree);
  }

  @Benchmark
  public @Nullable Object jsonata() {
    return jsonata.map(tree);
  }

  @Benchmark
  public Object jsonLogic() {
    return jsonLogic.map(tree);
  }
}
