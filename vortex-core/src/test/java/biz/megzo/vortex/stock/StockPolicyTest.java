package biz.megzo.vortex.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of several settings counts, and what it does to the number. */
class StockPolicyTest {
  private static final Sku LAMP = Sku.of("LAMP-1");
  private static final Sku KIT = Sku.of("KIT-1");
  private static final FieldRecord FIELDS =
      FieldRecord.builder().text("category", "Lămpi").text("manufacturer", "Acme").build();
  private static final StockSettings CODE =
      StockSettings.builder().buffer(StockBuffer.units(2)).build();

  private static StockSetting set(StockTarget target, StockTerms terms) {
    return new StockSetting(target, terms, 1, "ana", "", Instant.EPOCH);
  }

  private static StockTerms buffer(int units) {
    return StockTerms.none().withBuffer(StockBuffer.units(units));
  }

  private static StockLine line(String onHand, int reserved, StockSetting... settings) {
    return line(CODE, onHand, reserved, settings);
  }

  private static StockLine line(
      StockSettings code, String onHand, int reserved, StockSetting... settings) {
    StockPolicy policy = StockPolicy.of(code, List.of(settings));
    return StockLine.of(LAMP, new BigDecimal(onHand), reserved, policy.limits(LAMP, FIELDS));
  }

  @Test
  void the_narrowest_place_counts_and_is_named() {
    StockSetting sku = set(StockTarget.sku(LAMP), buffer(7));
    StockSetting first = set(StockTarget.rule("b", 1, Map.of("category", "lămpi")), buffer(6));
    StockSetting second = set(StockTarget.rule("a", 2, Map.of("sku", "lamp-*")), buffer(5));
    StockSetting link = set(StockTarget.link(), buffer(4));
    StockSettings own = StockSettings.builder().buffer(LAMP, StockBuffer.units(3)).build();
    assertThat(line(own, "20", 0, sku, first, second, link).explain())
        .contains("buffer 7 (7 units, set for the SKU)");
    assertThat(line(own, "20", 0, first, second, link).explain())
        .contains("buffer 3 (3 units, SKU in code)");
    assertThat(line("20", 0, link, second, first).explain()).contains("buffer 6 (6 units, rule b)");
    assertThat(line("20", 0, link, second).explain()).contains("buffer 5 (5 units, rule a)");
    assertThat(line("20", 0, link).explain()).contains("buffer 4 (4 units, set for the link)");
    assertThat(line("20", 0).explain()).contains("buffer 2 (2 units, default in code)");
  }

  @Test
  void each_term_is_looked_for_on_its_own() {
    StockSetting sku = set(StockTarget.sku(LAMP), StockTerms.none().withCap(5));
    StockSetting rule =
        set(
            StockTarget.rule("acme", 1, Map.of("manufacturer", "ac?e", "category", "*")),
            StockTerms.none().withShare(new BigDecimal("0.5")));
    StockSetting link = set(StockTarget.link(), buffer(1));
    assertThat(line("20", 3, sku, rule, link).explain())
        .isEqualTo(
            "on hand 20 - reserved 3 - buffer 1 (1 units, set for the link), times 0.5 (rule acme),"
                + " at most 5 (set for the SKU) = offered 5");
  }

  @Test
  void a_rule_whose_field_the_product_lacks_does_not_match() {
    StockSetting rule = set(StockTarget.rule("x", 1, Map.of("brand", "*")), buffer(9));
    StockSetting other = set(StockTarget.rule("y", 1, Map.of("category", "mese")), buffer(9));
    assertThat(line("20", 0, rule, other).buffer()).isEqualTo(2);
  }

  @Test
  void numbers_are_floored_clamped_and_never_overflow() {
    assertThat(line("9.9", 0).offered()).isEqualTo(7);
    assertThat(line("-3", 0).offered()).isZero();
    assertThat(line("2", 5).offered()).isZero();
    StockTerms percent = StockTerms.none().withBuffer(new StockBuffer(1, new BigDecimal("10")));
    assertThat(line("15", 0, set(StockTarget.sku(LAMP), percent)).offered()).isEqualTo(12);
    StockTerms all = StockTerms.none().withBuffer(StockBuffer.percent(new BigDecimal("100")));
    assertThat(line("99999999999", 0, set(StockTarget.sku(LAMP), all)).offered())
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(line("1e12", 0).offered()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void paused_is_zero_until_a_narrower_place_resumes() {
    StockSetting link = set(StockTarget.link(), StockTerms.none().withPaused(true));
    assertThat(line("20", 0, link).offered()).isZero();
    assertThat(line("20", 0, link).explain()).contains("paused (set for the link) = offered 0");
    StockSetting sku = set(StockTarget.sku(LAMP), StockTerms.none().withPaused(false));
    assertThat(line("20", 0, link, sku).offered()).isEqualTo(18);
  }

  @Test
  void a_kit_is_as_many_as_its_scarcest_component_is_enough_for() {
    Map<Sku, Integer> of = Map.of(Sku.of("A"), 2, Sku.of("B"), 1);
    StockPolicy policy =
        StockPolicy.of(
            CODE, List.of(set(StockTarget.sku(KIT), StockTerms.none().withKit(of).withCap(9))));
    StockLine a = StockLine.of(Sku.of("A"), new BigDecimal("17"), 4, limits(policy, "A"));
    StockLine b = StockLine.of(Sku.of("B"), new BigDecimal("8"), 0, limits(policy, "B"));
    StockLine kit =
        StockLine.kit(
            KIT,
            0,
            policy.limits(KIT, FieldRecord.empty()),
            List.of(new StockLine.Part(a, 2), new StockLine.Part(b, 1)));
    assertThat(kit.offered()).isEqualTo(5);
    assertThat(kit.explain())
        .isEqualTo(
            "enough for 5 kits (2 x A: on hand 17 - reserved 4 - buffer 2 is enough for 5; 1 x B:"
                + " on hand 8 - reserved 0 - buffer 2 is enough for 6) - reserved 0 - buffer 0 (0"
                + " units, held at the components), at most 9 (set for the SKU) = offered 5");
    assertThat(kit.with(Map.of(Sku.of("A"), 10, KIT, 1)).offered()).isEqualTo(1);
    assertThat(policy.kitsWith(Sku.of("B"))).containsExactly(KIT);
  }

  private static StockLimits limits(StockPolicy policy, String sku) {
    return policy.limits(Sku.of(sku), FieldRecord.empty());
  }

  @Test
  void a_buffer_set_for_a_kit_counts_in_kits() {
    StockTerms terms = buffer(1).withKit(Map.of(Sku.of("A"), 2));
    StockPolicy policy = StockPolicy.of(CODE, List.of(set(StockTarget.sku(KIT), terms)));
    assertThat(policy.limits(KIT, FIELDS).buffer().value()).isEqualTo(StockBuffer.units(1));
  }

  @Test
  void a_kit_of_kits_is_a_problem_of_the_outer_one_alone() {
    StockPolicy policy =
        StockPolicy.of(
            CODE,
            List.of(
                set(StockTarget.sku(KIT), StockTerms.none().withKit(Map.of(LAMP, 1))),
                set(StockTarget.sku(LAMP), StockTerms.none().withKit(Map.of(Sku.of("A"), 1)))));
    assertThat(policy.problem(KIT)).contains("its component LAMP-1 is itself a kit");
    assertThat(policy.problem(LAMP)).isEmpty();
  }

  @Test
  void what_can_not_be_is_refused_at_once() {
    assertThatThrownBy(() -> StockTerms.none().withCap(-1)).hasMessageContaining("cap");
    assertThatThrownBy(() -> StockTerms.none().withShare(new BigDecimal("1.1")))
        .hasMessageContaining("share");
    assertThatThrownBy(() -> StockTerms.none().withKit(Map.of(LAMP, 0)))
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> StockTarget.rule("a b", 1, Map.of("sku", "*")))
        .hasMessageContaining("a b");
    assertThatThrownBy(() -> StockTarget.rule("x", 1, Map.of())).hasMessageContaining("condition");
  }

  @Test
  void patterns_are_as_people_know_them() {
    assertThat(Glob.matches("lam*", "LAMP")).isTrue();
    assertThat(Glob.matches("*-1", "lamp-1")).isTrue();
    assertThat(Glob.matches("l?mp", "lamp")).isTrue();
    assertThat(Glob.matches("*a*b*", "xxaxxbxx")).isTrue();
    assertThat(Glob.matches("", "")).isTrue();
    assertThat(Glob.matches("a.c", "abc")).isFalse();
    assertThat(Glob.matches("lamp", "lamps")).isFalse();
    assertThat(Glob.matches("*a".repeat(30) + "b", "a".repeat(200))).isFalse();
  }
}
