package biz.megzo.vortex.publish;

import static biz.megzo.vortex.publish.Scene.LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that do not go out, and how they do after all. */
class PriceGuardTest {
  private static final PriceLimits LIMITS =
      new PriceLimits(new BigDecimal("5"), new BigDecimal("50"), new BigDecimal("100"));

  private Scene scene = new Scene();

  private void price(String amount) {
    scene.erp.product("P1", "Product 1", amount);
  }

  private Money shown() {
    return java.util.Objects.requireNonNull(scene.channel.offer("P1")).price();
  }

  @ParameterizedTest
  @CsvSource({
    "0, ZERO_PRICE",
    "-1, ZERO_PRICE",
    "4.99, PRICE_TOO_LOW",
    "50.01, PRICE_TOO_HIGH",
    "20.01, PRICE_STEP"
  })
  void a_price_beyond_its_limits_is_held_with_a_reason_and_the_stock_goes_on(
      String amount, Guard guard) {
    scene = new Scene(PublishSettings.builder().reconcilePages(0).priceLimits(LIMITS));
    scene.listed(3, "10");
    price(amount);
    scene.erp.stock("P1", "6");
    assertThat(scene.plan().withheld()).extracting(Withheld::guard).containsExactly(guard);
    assertThat(scene.beat().result()).isEqualTo(HeartbeatReport.Result.HELD);
    assertThat(shown()).isEqualTo(Money.ron("10.00"));
    assertThat(scene.channel.stock("P1")).isEqualTo(4);
    OfferHold hold =
        OfferHold.parse(
            String.valueOf(scene.store.offers().find(LINK, Sku.of("P1")).orElseThrow().hold()));
    assertThat(hold.guard()).isEqualTo(guard);
    assertThat(hold.facet()).isEqualTo(Facet.PRICE);
    assertThat(scene.beat().result()).isEqualTo(HeartbeatReport.Result.HELD);
  }

  @ParameterizedTest
  @CsvSource({"100.00", "1.00"})
  void ten_times_the_last_price_or_a_tenth_of_it_is_taken_for_a_slip(String amount) {
    scene.listed(3, "10");
    price(amount);
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("10.00"));
    assertThat(scene.plan().withheld()).extracting(Withheld::guard).containsOnly(Guard.PRICE_JUMP);
  }

  @Test
  void an_offer_listed_before_us_is_guarded_by_the_price_it_shows() {
    scene.erp.product("P1", "Product 1", "100.00").stock("P1", "7");
    scene.channel.list("P1", "10.00", 1);
    scene.beat();
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("10.00"));
    assertThat(scene.channel.stock("P1")).isEqualTo(5);
  }

  @Test
  void letting_go_of_a_held_price_is_no_consent_to_it() {
    scene.listed(3, "10");
    price("100.00");
    scene.beat();
    assertThat(scene.vortex.offers(LINK).release(Sku.of("P1"), "ana")).isTrue();
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("10.00"));
    assertThat(scene.plan().withheld()).extracting(Withheld::guard).containsOnly(Guard.PRICE_JUMP);
  }

  @Test
  void a_held_price_goes_when_the_input_is_corrected() {
    scene.listed(3, "10");
    price("100.00");
    scene.beat();
    price("11.00");
    assertThat(scene.beat().result()).isEqualTo(HeartbeatReport.Result.DONE);
    assertThat(shown()).isEqualTo(Money.ron("11.00"));
    assertThat(scene.store.offers().find(LINK, Sku.of("P1")).orElseThrow().hold()).isNull();
  }

  @Test
  void a_held_price_goes_away_when_the_price_returns_to_what_is_listed() {
    scene.listed(3, "10");
    price("100.00");
    scene.beat();
    price("10.00");
    assertThat(scene.beat().result()).isEqualTo(HeartbeatReport.Result.DONE);
    assertThat(scene.store.offers().find(LINK, Sku.of("P1")).orElseThrow().hold()).isNull();
  }

  @Test
  void a_held_price_goes_when_a_person_consents_to_it_and_to_no_other() {
    scene.listed(3, "10");
    price("100.00");
    scene.beat();
    Plan plan = scene.plan();
    scene.vortex.plans(LINK).save(plan);
    assertThat(scene.vortex.approve(LINK, plan.id(), "ana", "new edition")).isEqualTo(1);
    price("200.00");
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("10.00"));
    price("100.00");
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("100.00"));
  }

  @Test
  void nobody_can_consent_to_a_price_of_zero() {
    scene.listed(3, "10");
    price("0");
    Plan plan = scene.plan();
    assertThat(plan.askingConsent()).isEmpty();
    scene.vortex.plans(LINK).save(plan);
    assertThat(scene.vortex.approve(LINK, plan.id(), "ana", "free")).isZero();
  }

  @Test
  void a_product_has_limits_of_its_own() {
    scene.listed(3, "10");
    scene
        .store
        .guards()
        .limit(LINK, Sku.of("P1"), new PriceLimits(null, new BigDecimal("11"), null));
    price("11.50");
    scene.erp.product("P2", "Product 2", "11.50");
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("10.00"));
    assertThat(java.util.Objects.requireNonNull(scene.channel.offer("P2")).price())
        .isEqualTo(Money.ron("11.50"));
    scene.store.guards().limit(LINK, Sku.of("P1"), PriceLimits.none());
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("11.50"));
  }

  @Test
  void a_new_product_without_a_usable_price_is_not_published() {
    scene.erp.product("A", "Lamp", "0").stock("A", "7");
    scene.erp.product("B", "Lamp", "9").stock("B", "7");
    HeartbeatReport report = scene.beat();
    assertThat(scene.channel.waiting()).containsExactly(Sku.of("B"));
    assertThat(report.flow(Flow.PRICES).orElseThrow().notices())
        .anyMatch(notice -> notice.message().contains("the price is 0; correct the price"));
    scene.beat();
    scene.erp.product("A", "Lamp", "8");
    scene.beat();
    assertThat(scene.channel.waiting()).contains(Sku.of("A"));
  }

  @Test
  void a_lost_answer_does_not_open_the_guard() {
    scene.listed(3, "10");
    price("11.00");
    scene.channel.loseAnswers(true);
    scene.beat();
    scene.channel.loseAnswers(false);
    price("110.00");
    scene.beat();
    assertThat(shown()).isNotEqualTo(Money.ron("110.00"));
    assertThat(scene.plan().withheld()).extracting(Withheld::guard).containsOnly(Guard.PRICE_JUMP);
    price("12.00");
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("12.00"));
    assertThat(scene.store.offers().find(LINK, Sku.of("P1")).orElseThrow().price())
        .matches(known -> known != null && !known.unsure());
  }

  @Test
  void a_push_whose_answer_was_lost_stands_in_the_history_and_is_repeated() {
    scene.listed(3, "10");
    price("11.00");
    scene.channel.loseAnswers(true);
    scene.beat();
    scene.channel.loseAnswers(false);
    assertThat(scene.vortex.offers(LINK).history(Sku.of("P1"), scene.clock.instant(), 9))
        .anyMatch(
            fact ->
                fact.action().equals("push.unanswered")
                    && fact.detail().contains("price=11")
                    && fact.detail().contains("rules version"));
    scene.beat();
    assertThat(shown()).isEqualTo(Money.ron("11.00"));
    assertThat(scene.vortex.offers(LINK).at(Sku.of("P1"), scene.clock.instant()))
        .containsKeys("price.pushed", "push.unanswered");
    int writes = scene.channel.writes();
    scene.beat();
    assertThat(scene.channel.writes()).isEqualTo(writes);
  }

  @Test
  void limits_that_contradict_themselves_are_refused() {
    assertThatThrownBy(() -> new PriceLimits(BigDecimal.TEN, BigDecimal.ONE, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PriceLimits(BigDecimal.ZERO, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(List.of(LIMITS.or(PriceLimits.none()), PriceLimits.none().or(LIMITS)))
        .containsOnly(LIMITS);
  }
}
