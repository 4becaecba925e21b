package biz.megzo.vortex.stock;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.SettingStore.Setting;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.Race;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people set, by whom, and what they are refused. */
class StockDeskTest {
  private static final LinkId LINK = LinkId.of("shop-1");
  private static final Sku A = Sku.of("A");
  private static final Sku B = Sku.of("B");
  private static final Sku KIT = Sku.of("KIT");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Stock stock = new Stock(LINK, store, StockSettings.ofDefaults(), clock);

  private StockAnswer kit(Sku sku, Map<Sku, Integer> of) {
    return stock.change(StockTarget.sku(sku), terms -> terms.withKit(of), "ana", "");
  }

  private static String english(StockAnswer answer) {
    return answer.fold(done -> "done", overtaken -> "overtaken", StockAnswer.Refused::english);
  }

  @Test
  void what_is_set_comes_back_with_who_and_why() {
    StockTerms terms =
        new StockTerms(
            new StockBuffer(1, new BigDecimal("12.5")),
            new BigDecimal("0.5"),
            9,
            true,
            Map.of(B, 3));
    assertThat(english(stock.set(StockTarget.sku(A), terms, 0, "ana", "raft gol")))
        .isEqualTo("done");
    StockSetting set = stock.setting(StockTarget.sku(A));
    assertThat(set.terms()).isEqualTo(terms);
    assertThat(set.author()).isEqualTo("ana");
    assertThat(set.changedAt()).isEqualTo(Instant.parse("2026-10-02T08:00:00Z"));
    StockTarget rule = StockTarget.rule("lamps", 3, Map.of("category", "Lămpi*", "sku", "L-*"));
    stock.set(rule, terms.withKit(Map.of()), 0, "dan", "");
    assertThat(stock.setting(rule).target()).isEqualTo(rule);
    assertThat(stock.settings())
        .extracting(one -> one.target().key())
        .containsExactly("rule:lamps", "sku:A");
    assertThat(stock.history(A, clock.instant(), 5))
        .extracting(Fact::actor, Fact::action, Fact::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "ana",
                "stock.set",
                "SKU A: nothing -> buffer 1 units + 12.5%, share 0.5, cap 9, paused, kit of 3 x B;"
                    + " raft gol"));
  }

  @Test
  void the_second_of_two_editors_is_told_what_it_is_now() {
    StockTerms three = StockTerms.none().withBuffer(StockBuffer.units(3));
    stock.set(StockTarget.sku(A), three, 0, "ana", "");
    StockAnswer late = stock.set(StockTarget.sku(A), StockTerms.none(), 0, "dan", "");
    assertThat(late).isInstanceOf(StockAnswer.Overtaken.class);
    assertThat(((StockAnswer.Overtaken) late).current().terms()).isEqualTo(three);
    assertThat(english(stock.set(StockTarget.sku(A), StockTerms.none(), 1, "dan", "")))
        .isEqualTo("done");
    assertThat(stock.settings()).isEmpty();
    assertThat(english(stock.set(StockTarget.sku(A), three, 1, "ana", ""))).isEqualTo("overtaken");
  }

  @Test
  void eight_people_changing_different_terms_of_one_sku_lose_nothing() {
    Race.of(
        8,
        i ->
            stock.change(
                StockTarget.sku(A),
                terms ->
                    terms.withBuffer(
                        StockBuffer.units(terms.buffer() == null ? 1 : terms.buffer().units() + 1)),
                "p" + i,
                ""));
    assertThat(stock.setting(StockTarget.sku(A)).terms().buffer()).isEqualTo(StockBuffer.units(8));
    assertThat(store.audit().about(LINK, "sku:A", null, 20)).hasSize(8);
  }

  @Test
  void kits_of_kits_and_cycles_are_refused_in_words() {
    assertThat(english(kit(KIT, Map.of(KIT, 1)))).contains("can not contain itself");
    assertThat(english(kit(KIT, Map.of(A, 2, B, 1)))).isEqualTo("done");
    assertThat(english(kit(Sku.of("BIG"), Map.of(KIT, 1)))).contains("KIT is itself a kit");
    assertThat(english(kit(A, Map.of(B, 1)))).contains("component of [KIT]");
    assertThat(english(kit(A, Map.of(KIT, 1)))).contains("KIT is itself a kit");
    StockTarget rule = StockTarget.rule("r", 1, Map.of("sku", "*"));
    assertThat(english(stock.set(rule, StockTerms.none().withKit(Map.of(A, 1)), 0, "ana", "")))
        .contains("Only one SKU");
    assertThat(english(stock.set(StockTarget.sku(B), StockTerms.none(), 0, " ", "")))
        .contains("who");
  }

  @Test
  void a_setting_of_a_newer_vortex_makes_its_sku_unknown_and_nothing_else() {
    FieldRecord odd = FieldRecord.builder().whole("cap", -5).build();
    store
        .settings()
        .write(LINK, List.of(new Setting("stock", "sku:A", odd, 1, "x", "", Instant.EPOCH)));
    stock.change(StockTarget.sku(B), terms -> terms.withCap(4), "ana", "");
    assertThat(stock.policy().problem(A)).isPresent();
    assertThat(stock.policy().limits(B, FieldRecord.empty()).cap().value()).isEqualTo(4);
  }
}
