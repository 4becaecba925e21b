package biz.megzo.vortex.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is measured beside us does the same work: every body runs once, the results are equal. */
class BenchmarksTest {
  private final BigDecimal vat = new BigDecimal("21");

  @Test
  void hand_written_and_ours_make_the_same_draft() {
    assertThat(new OrderByRules().map(OrderSample.record()))
        .isEqualTo(new OrderByHand().map(OrderSample.record()));
  }

  @Test
  void hand_written_and_the_built_in_rules_make_the_same_draft() {
    BuiltInBenchmark benchmark = new BuiltInBenchmark();
    assertThat(benchmark.vortex()).isEqualTo(benchmark.handWritten());
  }

  @Test
  void the_explained_draft_is_the_same_draft_with_a_reason_for_each_value() {
    var explanation = new OrderByRules().explain(OrderSample.record());

    assertThat(OrderByRules.target(explanation.outcome()))
        .isEqualTo(new OrderByHand().map(OrderSample.record()));
    assertThat(explanation.values()).hasSize(12 + 1 + 5 * 9);
  }

  @Test
  void jolt_makes_the_same_draft_and_leaves_its_input_alone() {
    Object order = OrderSample.tree();

    assertThat(Trees.canonical(new OrderByJolt().map(order))).isEqualTo(draft());
    assertThat(order).isEqualTo(OrderSample.tree());
  }

  @Test
  void jsonata_makes_the_same_draft() {
    assertThat(Trees.canonical(new OrderByJsonata().map(OrderSample.tree()))).isEqualTo(draft());
  }

  private static Object draft() {
    return Trees.canonical(Trees.nested(new OrderByHand().map(OrderSample.record())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123.89", "10.00", "2000"})
  void all_engines_agree_on_a_price_that_is_no_tie(String text) {
    BigDecimal price = new BigDecimal(text);
    Map<String, Object> tree = Exactness.tree(price, vat);
    BigDecimal gross = PriceByHand.gross(price, vat);

    assertThat(PriceByRules.vat().map(PriceByRules.input(price, vat)))
        .isEqualTo(PriceByHand.map(PriceByRules.input(price, vat)));
    assertThat(number(new PriceByCel().map(tree))).isEqualByComparingTo(gross);
    assertThat(number(PriceByJsonata.flooring().map(tree))).isEqualByComparingTo(gross);
    assertThat(number(PriceByJsonata.rounding().map(tree))).isEqualByComparingTo(gross);
    assertThat(number(new PriceByJsonLogic().map(tree))).isEqualByComparingTo(gross);
  }

  private static BigDecimal number(Object value) {
    return Trees.decimal((Number) value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "2.5", "12.5"}) // 7 % happens to come out right in doubles too
  void ours_is_exact_where_doubles_are_not(String markup) {
    BigDecimal percent = new BigDecimal(markup);
    PriceByCel cel = new PriceByCel();
    Exactness.Raise doubles = (price, by) -> cel.map(Exactness.tree(price, by));

    assertThat(Exactness.wrong(Exactness.ours(percent), percent, 1, 2_000)).isZero();
    assertThat(Exactness.wrong(doubles, percent, 1, 2_000)).isPositive();
  }

  @Test
  void the_hundred_rules_compile_and_so_does_the_expression() {
    CompileBenchmark benchmark = new CompileBenchmark();

    assertThat(benchmark.vortexCompile()).isNotNull();
    assertThat(benchmark.vortexParseAndCompile()).isNotNull();
    assertThat(benchmark.jsonataParse()).isNotNull();
  }

  @Test
  void every_measured_body_runs() {
    OrderBenchmark order = new OrderBenchmark();
    PriceBenchmark price = new PriceBenchmark();

    assertThat(order.handWritten()).isEqualTo(order.vortex());
    assertThat(price.handWritten()).isEqualTo(price.vortex());
    assertThat(number(price.handWrittenBare())).isEqualByComparingTo("149.91");
    assertThat(number(price.cel())).isEqualByComparingTo("149.91");
    assertThat(number(price.jsonata())).isEqualByComparingTo("149.91");
    assertThat(number(price.jsonLogic())).isEqualByComparingTo("149.91");
  }
}
