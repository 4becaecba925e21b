package biz.megzo.vortex.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.benchmarks.SaleWorld.Engine;
import biz.megzo.vortex.benchmarks.SaleWorld.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A small sale: the table of the large one stands in docs/stock.md. */
class FlashSaleTest {
  private static final SaleDemand.Size SMALL =
      new SaleDemand.Size(80, 800, 400, Duration.ofDays(1));

  private final SaleDemand demand = new SaleDemand(SMALL, SaleWorld.START, 7);

  private Outcome run(int buffer, boolean reservations) {
    return new SaleWorld(SMALL, demand, new Engine(buffer, reservations, Duration.ofMinutes(15)))
        .run();
  }

  @Test
  void reservations_keep_the_sale_from_selling_what_is_not_there() {
    Outcome with = run(0, true);
    Outcome without = run(0, false);
    assertThat(with.orders()).isGreaterThan(700);
    assertThat(without.oversold()).isGreaterThan(10);
    assertThat(with.oversold()).isLessThan(without.oversold() / 3);
  }

  @Test
  void a_buffer_costs_buyers_and_a_run_can_be_repeated() {
    Outcome two = run(2, true);
    assertThat(two.oversold()).isLessThanOrEqualTo(run(0, true).oversold());
    assertThat(two.turnedAway()).isGreaterThan(run(0, true).turnedAway());
    assertThat(run(2, true)).isEqualTo(two);
  }
}
