package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.MutableClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleDeskTest {
  private static final LinkId LINK = LinkId.of("shop");

  private final MutableClock clock = MutableClock.at("2026-11-20T08:00:00Z");
  private final VortexStore store = new InMemoryStore();
  private final RuleDesk desk = Mapping.desk(store, MappingConfig.standard(), clock);

  @BeforeEach
  void products() {
    List<KnownProduct> products = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      products.add(
          new KnownProduct(Sku.of("S" + i), product(i), FieldRecord.empty(), 0, clock.instant()));
    }
    store.products().write(LINK, products);
  }

  private static FieldRecord product(int i) {
    return FieldRecord.builder()
        .text("code", "S" + i)
        .text("name", "Produs " + i)
        .text("unit", i < 5 ? "buc" : "set")
        .decimal("price", new BigDecimal(100 + i))
        .bool("priceIncludesVat", true)
        .build();
  }

  private static RuleDocument markup(String percent) {
    return Mapping.defaults().markup(new BigDecimal(percent)).document(Profile.PRICE);
  }

  private int publish(RuleDocument document) {
    return desk.publish(LINK, document, "ana", "try").number();
  }

  private Activated activate(int number, int expected) {
    return desk.activate(
        LINK, Profile.PRICE, ActivationRequest.of(number, expected, "ana", "spring prices"));
  }

  private static BigDecimal price(Rules rules, int product) {
    Mapped mapped =
        rules.active(LINK, Profile.PRICE).apply(MappingInput.of(product(product), Orders.DAY));
    return ((Mapped.Ok) mapped).target().decimal("pretf").orElseThrow();
  }

  private static RuleDocument holding() {
    return RuleDocument.of(
        Profile.PRICE,
        "only sets",
        Rule.set("pretf").when(Condition.equal("unit", "set")).from(Steps.field("price")),
        Rule.set("hasTVA").from(Steps.constant(true)));
  }

  @Test
  void until_something_is_activated_the_built_in_rules_map() {
    Rules rules = Mapping.rules(store, MappingConfig.standard());
    assertThat(rules.active(LINK, Profile.PRICE).version()).isZero();
    assertThat(price(rules, 0)).isEqualByComparingTo("100");
  }

  @Test
  void an_activation_is_seen_by_another_node_at_the_next_record() {
    Rules node = Mapping.rules(store, MappingConfig.standard());
    assertThat(price(node, 0)).isEqualByComparingTo("100");
    assertThat(activate(publish(markup("10")), 0)).isInstanceOf(Activated.Done.class);
    assertThat(price(node, 0)).isEqualByComparingTo("110");
  }

  @Test
  void a_simulation_shows_each_changed_field_and_what_it_costs() {
    Simulation simulation = desk.simulate(LINK, markup("10"), 5);
    assertThat(simulation.records()).isEqualTo(5);
    assertThat(simulation.changed()).isEqualTo(5);
    assertThat(simulation.moneyImpact()).isEqualByComparingTo("52.5");
    assertThat(simulation.differences().get(0))
        .isEqualTo(
            new Simulation.Difference(
                "sku:S1",
                "RON",
                List.of(new Simulation.Change("pretf", "101", "111.1")),
                List.of()));
  }

  @Test
  void rules_that_would_newly_hold_records_are_not_activated_unless_forced() {
    int number = publish(holding());
    Activated refused = activate(number, 0);
    assertThat(refused).isInstanceOf(Activated.Refused.class);
    assertThat(((Activated.Refused) refused).simulation().orElseThrow().newHolds()).isEqualTo(5);
    assertThat(desk.active(LINK, Profile.PRICE)).isEmpty();
    ActivationRequest forced = ActivationRequest.of(number, 0, "ana", "only sets are sold").force();
    assertThat(desk.activate(LINK, Profile.PRICE, forced)).isInstanceOf(Activated.Done.class);
  }

  @Test
  void a_forced_activation_without_a_reason_is_misuse() {
    assertThatThrownBy(() -> ActivationRequest.of(1, 0, "ana", " ").force())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rules_with_errors_are_not_published_and_nothing_changes() {
    RuleDocument wrong =
        RuleDocument.of(Profile.PRICE, "x", Rule.set("pretf").from(Steps.field("nope")));
    assertThatThrownBy(() -> desk.publish(LINK, wrong, "ana", ""))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("nope");
    assertThat(desk.versions(LINK, Profile.PRICE)).isEmpty();
  }

  @Test
  void of_two_activations_at_once_one_wins_and_the_other_hears_of_it() throws Exception {
    int one = publish(markup("1"));
    int two = publish(markup("2"));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Activated>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int number = i % 2 == 0 ? one : two;
      all.add(() -> activate(number, 0));
    }
    int done = 0;
    for (Future<Activated> each : threads.invokeAll(all)) {
      done += each.get() instanceof Activated.Done ? 1 : 0;
      if (each.get() instanceof Activated.Conflict conflict) {
        assertThat(conflict.english()).contains("by ana");
      }
    }
    threads.shutdown();
    assertThat(done).isEqualTo(1);
    assertThat(desk.history(LINK, Profile.PRICE, 9)).hasSize(1);
  }

  @Test
  void a_roll_back_maps_as_before_and_both_stand_in_the_audit_log() {
    int first = publish(markup("10"));
    activate(first, 0);
    activate(publish(markup("20")), 1);
    Rules rules = Mapping.rules(store, MappingConfig.standard());
    assertThat(price(rules, 0)).isEqualByComparingTo("120");
    desk.rollBack(LINK, Profile.PRICE, 2, "bob", "too dear");
    assertThat(price(rules, 0)).isEqualByComparingTo("110");
    assertThat(store.audit().about(LINK, "rules:price", null, 9))
        .hasSize(3)
        .first()
        .satisfies(
            fact -> {
              assertThat(fact.actor()).isEqualTo("bob");
              assertThat(fact.detail())
                  .contains("before: version 2", "after: version 1", "too dear");
            });
  }

  @Test
  void a_roll_back_to_what_was_never_active_is_misuse() {
    activate(publish(markup("10")), 0);
    int never = publish(markup("20"));
    assertThatThrownBy(() -> desk.rollBackTo(LINK, Profile.PRICE, never, 1, "bob", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_version_that_mapped_first_stays_at_hand_after_others_were_activated() {
    int first = publish(markup("10"));
    activate(first, 0);
    activate(publish(markup("20")), 1);
    Mapped again =
        Mapping.rules(store, MappingConfig.standard())
            .version(LINK, Profile.PRICE, first)
            .orElseThrow()
            .apply(MappingInput.of(product(0), Orders.DAY));
    assertThat(again.version()).isEqualTo(first);
    assertThat(((Mapped.Ok) again).target().decimal("pretf").orElseThrow())
        .isEqualByComparingTo("110");
  }

  @Test
  void a_canary_maps_its_share_and_always_the_same_records() {
    ActivationRequest canary =
        ActivationRequest.of(publish(markup("10")), 0, "ana", "try").canary(30);
    desk.activate(LINK, Profile.PRICE, canary);
    Rules rules = Mapping.rules(store, MappingConfig.standard());
    int taken = 0;
    for (int i = 0; i < 2000; i++) {
      MappingInput input = MappingInput.of(product(i), Orders.DAY);
      Mapped mapped = rules.active(LINK, Profile.PRICE).apply(input);
      assertThat(rules.active(LINK, Profile.PRICE).apply(input)).isEqualTo(mapped);
      taken += mapped.version() == canary.number() ? 1 : 0;
    }
    assertThat(taken).isBetween(500, 700);
  }

  @Test
  void of_two_editors_the_second_save_loses_and_learns_who_was_first() {
    assertThat(desk.saveDraft(LINK, Profile.PRICE, "{", 0, "ana").kept()).isTrue();
    SavedDraft lost = desk.saveDraft(LINK, Profile.PRICE, "{}", 0, "bob");
    assertThat(lost.kept()).isFalse();
    assertThat(lost.english()).contains("ana saved revision 1");
    assertThat(lost.romanian()).contains("ana a salvat");
    assertThat(desk.draft(LINK, Profile.PRICE).orElseThrow().text()).isEqualTo("{");
    assertThat(desk.saveDraft(LINK, Profile.PRICE, "{}", 1, "bob").kept()).isTrue();
  }

  @Test
  void a_stored_table_takes_effect_with_the_rules_that_pin_it() {
    LookupDesk lookups = desk.lookups();
    lookups.importCsv(LINK, "prices", "from,to\nS0,5.00\n", 0, "ana", "first");
    RuleDocument document =
        RuleDocument.builder(Profile.PRICE, "fixed")
            .pin("prices", 1)
            .rule(
                Rule.set("pretf")
                    .from(
                        Steps.field("code"),
                        Steps.lookup("prices")
                            .with("default", new Arg.Pipeline(List.of(Steps.constant("1.00")))),
                        Steps.named("number")))
            .rule(Rule.set("hasTVA").from(Steps.constant(true)))
            .build();
    activate(publish(document), 0);
    Rules rules = Mapping.rules(store, MappingConfig.standard());
    lookups.importCsv(LINK, "prices", "from;to\r\nS0;7.00\r\n", 1, "ana", "dearer");
    assertThat(price(rules, 0)).isEqualByComparingTo("5");
    activate(publish(desk.withNewestTables(LINK, document)), 1);
    assertThat(price(rules, 0)).isEqualByComparingTo("7");
    assertThat(desk.unmapped(LINK, Profile.PRICE)).containsOnlyKeys("prices");
    assertThat(desk.unmapped(LINK, Profile.PRICE).get("prices")).hasSize(9).contains("S9");
  }

  @Test
  void values_without_an_entry_are_listed_by_the_check() {
    RuleDocument document =
        RuleDocument.builder(Profile.PRODUCT, "units")
            .table(new LookupTable("units", java.util.Map.of("buc", "bucata")))
            .rule(Rule.set("charact.Unitate").from(Steps.field("unit"), Steps.lookup("units")))
            .build();
    CheckReport report = desk.check(LINK, document);
    assertThat(report.passed()).isTrue();
    assertThat(report.unmapped()).containsEntry("units", List.of("set"));
    assertThat(report.warnings()).isNotEmpty();
  }

  @Test
  void a_stored_version_that_no_longer_compiles_holds_records_and_says_why() {
    store
        .rules()
        .publish(
            LINK,
            Profile.PRICE,
            Mapping.print(
                RuleDocument.of(Profile.PRICE, "x", Rule.set("pretf").from(Steps.field("gone")))),
            "ana",
            "",
            clock.instant());
    store
        .rules()
        .activate(
            LINK,
            Profile.PRICE,
            new biz.megzo.vortex.store.RuleStore.Activation(1, 1, 0, 0, "ana", "", clock.instant()),
            new biz.megzo.vortex.store.AuditLog.Fact(clock.instant(), "ana", "rules", "x", ""));
    Mapped mapped =
        Mapping.rules(store, MappingConfig.standard())
            .active(LINK, Profile.PRICE)
            .apply(MappingInput.of(product(0), Orders.DAY));
    assertThat(((Mapped.Held) mapped).problems().get(0).english()).contains("gone");
  }

  @Test
  void rules_are_remapped_while_records_are_mapped() throws Exception {
    int[] numbers = {publish(markup("10")), publish(markup("20"))};
    Rules rules = Mapping.rules(store, MappingConfig.standard());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Boolean>> mappers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      mappers.add(
          threads.submit(
              () -> {
                boolean known = true;
                for (int i = 0; i < 2000; i++) {
                  known &= List.of("100", "110", "120").contains(price(rules, 0).toPlainString());
                }
                return known;
              }));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(activate(numbers[i % 2], i)).isInstanceOf(Activated.Done.class);
      assertThat(price(rules, 0)).isEqualByComparingTo(i % 2 == 0 ? "110" : "120");
    }
    for (Future<Boolean> each : mappers) {
      assertThat(each.get()).isTrue();
    }
    threads.shutdown();
  }

  @Test
  void the_difference_of_two_versions_names_the_rules() {
    List<RuleDifference> differences = RuleDifference.between(markup("10"), markup("12"));
    assertThat(differences)
        .extracting(RuleDifference::part)
        .containsExactly("pretf: price with VAT", "pretf: price without VAT");
    assertThat(differences.get(0).after()).contains("12");
  }

  @Test
  void a_product_s_price_is_explained() {
    assertThat(desk.explain(LINK, Profile.PRICE, Sku.of("S3")).orElseThrow().print())
        .contains("field price -> 103");
    assertThat(desk.explain(LINK, Profile.PRICE, Sku.of("nope"))).isEmpty();
  }
}
