package biz.megzo.vortex.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.stock.BufferAdvice.Expected;
import biz.megzo.vortex.stock.BufferAdvice.OfProduct;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.RunLog.Run;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BufferAdviserTest {
  private static final LinkId LINK = LinkId.of("shop-1");
  private static final Sku BUSY = Sku.of("BUSY");
  private static final Sku SLOW = Sku.of("SLOW");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final VortexStore store = new InMemoryStore(clock);
  private final Stock stock = new Stock(LINK, store, StockSettings.ofDefaults(), clock);
  private int orders;

  /** Orders of so many units, spread evenly over the days before now. */
  private void sold(Sku sku, int count, int units, int days) {
    for (int i = 0; i < count; i++) {
      Instant at =
          clock.instant().minus(Duration.ofDays(days).multipliedBy(i + 1).dividedBy(count));
      Claim claim = Orders.sample(OrderKey.of(LINK, Integer.toString(++orders))).claim();
      store
          .orders()
          .claim(List.of(new Claim(claim.channel(), claim.state(), null, Map.of(sku, units))), at);
    }
  }

  private static OfProduct only(BufferAdvice advice) {
    assertThat(advice.products()).hasSize(1);
    return advice.products().get(0);
  }

  private BufferAdvice ask(String interval) {
    return stock.advise(
        BufferQuestion.builder().sku(BUSY).interval(Duration.parse(interval)).build());
  }

  @Test
  void a_product_that_sells_much_gets_numbers_and_a_suggestion() {
    sold(BUSY, 600, 1, 30);
    OfProduct busy = only(ask("PT1H"));
    assertThat(busy.orders()).isEqualTo(600);
    assertThat(busy.suggested()).isPresent();
    assertThat(busy.suggested().orElseThrow()).isPositive();
    List<Expected> hourly =
        busy.played().stream().filter(one -> one.interval().equals(Duration.ofHours(1))).toList();
    assertThat(hourly.get(0).oversold()).isPositive();
    assertThat(hourly.get(hourly.size() - 1).oversold()).isLessThanOrEqualTo(new BigDecimal("0.1"));
    assertThat(hourly.get(hourly.size() - 1).buffer()).isEqualTo(busy.suggested().orElseThrow());
  }

  @Test
  void longer_intervals_and_more_sales_elsewhere_oversell_more() {
    sold(BUSY, 600, 1, 30);
    assertThat(oversold(ask("PT3H"))).isGreaterThan(oversold(ask("PT10M")));
    BufferAdvice alone =
        stock.advise(
            BufferQuestion.builder()
                .sku(BUSY)
                .interval(Duration.ofHours(1))
                .elsewhere(BigDecimal.ZERO)
                .build());
    assertThat(oversold(alone)).isZero();
    assertThat(only(alone).suggested()).contains(0);
  }

  private static BigDecimal oversold(BufferAdvice advice) {
    return only(advice).played().stream()
        .filter(one -> one.interval().equals(advice.interval().value()) && one.buffer() == 0)
        .findFirst()
        .orElseThrow()
        .oversold();
  }

  @Test
  void the_same_history_and_seed_give_the_same_answer() {
    sold(BUSY, 200, 2, 30);
    assertThat(ask("PT1H")).isEqualTo(ask("PT1H"));
    BufferAdvice another =
        stock.advise(
            BufferQuestion.builder().sku(BUSY).interval(Duration.ofHours(1)).seed(2).build());
    assertThat(another).isNotEqualTo(ask("PT1H"));
  }

  @Test
  void few_sales_or_a_short_history_say_nothing() {
    sold(SLOW, 4, 9, 30);
    BufferAdvice few = stock.advise(BufferQuestion.builder().build());
    assertThat(only(few).tooFew()).isTrue();
    assertThat(only(few).suggested()).isEmpty();
    BufferAdvice none = stock.advise(BufferQuestion.builder().sku(Sku.of("NEVER")).build());
    assertThat(only(none).tooFew()).isTrue();
    assertThat(only(none).orders()).isZero();
  }

  @Test
  void a_burst_of_one_hour_is_no_history() {
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofMinutes(1));
      sold(BUSY, 1, 1, 0);
    }
    assertThat(only(stock.advise(BufferQuestion.builder().build())).tooFew()).isTrue();
  }

  @Test
  void interval_and_lag_come_from_the_links_own_past_or_are_named_as_assumed() {
    sold(BUSY, 50, 1, 30);
    BufferAdvice assumed = stock.advise(BufferQuestion.builder().build());
    assertThat(assumed.interval().samples()).isZero();
    assertThat(assumed.lag().samples()).isZero();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(10));
      Instant at = clock.instant();
      store.runs().append(new Run(LINK, "heartbeat", at, at.plusSeconds(9), "done", ""));
      String detail = "9 -> 8; on hand 10; stock read at " + at.minusSeconds(40);
      store
          .audit()
          .append(LINK, List.of(new Fact(at, "vortex", "sku:BUSY", "stock.pushed", detail)));
    }
    BufferAdvice measured = stock.advise(BufferQuestion.builder().build());
    assertThat(measured.interval().value()).isEqualTo(Duration.ofMinutes(10));
    assertThat(measured.interval().samples()).isEqualTo(4);
    assertThat(measured.lag().value()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void products_come_most_sold_first_and_no_more_than_asked() {
    sold(SLOW, 10, 1, 30);
    sold(BUSY, 20, 1, 30);
    BufferAdvice advice = stock.advise(BufferQuestion.builder().limit(1).build());
    assertThat(only(advice).sku()).isEqualTo(BUSY);
    assertThat(advice.more()).isEqualTo(1);
  }

  @Test
  void a_question_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> BufferQuestion.builder().interval(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BufferQuestion.builder().elsewhere(new BigDecimal("-1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BufferQuestion.builder().limit(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
