package biz.megzo.vortex.publish;

import static biz.megzo.vortex.publish.Scene.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.OfferDesk.Filter;
import org.junit.jupiter.api.Test;

/** New products: what they lack, where they go, and what becomes of bad ones. */
class NewProductTest {
  private final Scene scene = new Scene();

  @Test
  void a_product_without_what_its_category_demands_is_held_by_name_and_goes_when_completed() {
    scene.erp.product("A", "Bare lamp", "10.00").stock("A", "7");
    scene.erp.product("B", "Lamp", "10.00").stock("B", "7");
    HeartbeatReport report = scene.beat();
    assertThat(scene.channel.waiting()).containsExactly(Sku.of("B"));
    assertThat(report.flow(Flow.PRODUCTS).orElseThrow().notices())
        .anyMatch(one -> one.subject().equals("sku A") && one.message().contains("colour"));
    assertThat(scene.plan().withheld())
        .extracting(Withheld::guard)
        .containsExactly(Guard.MISSING_FIELD);
    scene.erp.product("A", "Lamp of colour", "10.00");
    scene.beat();
    assertThat(scene.channel.waiting()).contains(Sku.of("A"));
    assertThat(scene.vortex.offers(LINK).list(Filter.HELD, null, 9)).isEmpty();
  }

  @Test
  void a_held_product_that_is_released_is_looked_at_again() {
    scene.erp.product("A", "?", "10.00").stock("A", "7");
    scene.beat();
    assertThat(scene.vortex.offers(LINK).release(Sku.of("A"), "ana")).isTrue();
    assertThat(scene.vortex.offers(LINK).release(Sku.of("A"), "ana")).isFalse();
    assertThat(scene.beat().result()).isEqualTo(HeartbeatReport.Result.HELD);
    assertThat(scene.vortex.offers(LINK).history(Sku.of("A"), scene.clock.instant(), 9))
        .anyMatch(fact -> fact.action().equals("offer.released") && fact.actor().equals("ana"));
  }

  @Test
  void a_product_of_the_channels_own_catalogue_gets_an_offer_and_no_content() {
    scene.erp.product("A", "Known lamp", "10.00").stock("A", "7");
    scene.erp.product("B", "Lamp", "10.00").stock("B", "7");
    scene.beat();
    assertThat(scene.channel.joined()).containsExactly(Sku.of("A"));
    assertThat(scene.channel.waiting()).containsExactly(Sku.of("B"));
    assertThat(scene.channel.stock("A")).isEqualTo(5);
    scene.beat();
    scene.erp.stock("A", "4");
    scene.beat();
    assertThat(scene.channel.stock("A")).isEqualTo(2);
    assertThat(scene.channel.joined()).hasSize(1);
  }

  @Test
  void one_refused_product_of_many_is_held_with_the_channels_words_and_not_repeated() {
    for (int i = 0; i < 100; i++) {
      scene.erp.product("P" + i, "Product " + i, "10.00").stock("P" + i, "7");
    }
    scene.channel.refuse("P42", false);
    scene.beat();
    assertThat(scene.channel.waiting()).hasSize(99);
    int writes = scene.channel.writes();
    scene.beat();
    assertThat(scene.channel.writes()).isEqualTo(writes);
    assertThat(scene.vortex.offers(LINK).list(Filter.REFUSED, null, 9))
        .singleElement()
        .satisfies(one -> assertThat(one.note()).isEqualTo("bad product"));
    scene.channel.approve();
    scene.beat();
    assertThat(scene.vortex.offers(LINK).list(Filter.LISTED, null, 200)).hasSize(99);
  }

  @Test
  void a_code_of_200_characters_goes_the_whole_way() {
    String code = "X".repeat(200);
    scene.erp.product(code, "Lamp", "10.00").stock(code, "7");
    scene.beat();
    scene.channel.approve();
    scene.beat();
    scene.erp.stock(code, "4");
    assertThat(PlanFormat.TABLE.render(scene.plan())).contains(code);
    scene.beat();
    scene.beat();
    assertThat(scene.channel.stock(code)).isEqualTo(2);
  }

  @Test
  void k_changes_take_as_few_calls_as_fit_although_some_came_to_nothing() {
    scene.channel.batch(10);
    scene.listed(30, "10");
    int writes = scene.channel.writes();
    for (int i = 0; i < 25; i++) {
      scene.erp.stock("P" + i, "9").product("P" + i, "Product " + i, "11.00");
    }
    scene.beat();
    assertThat(scene.channel.writes() - writes).isBetween(3, 5);
    assertThat(scene.channel.pushes().get(scene.channel.pushes().size() - 1)).isNotEmpty();
  }

  @Test
  void content_that_is_not_ours_is_left_to_the_seller() {
    Scene mine = new Scene(PublishSettings.builder().reconcilePages(0).notOurs("content"));
    mine.listed(3, "10");
    int writes = mine.channel.writes();
    mine.erp.product("P1", "Another name", "10.00");
    mine.beat();
    assertThat(mine.channel.writes()).isEqualTo(writes);
  }

  @Test
  void a_product_whose_answer_was_lost_is_looked_for_and_not_sent_again() {
    scene.erp.product("B", "Lamp", "10.00").stock("B", "7");
    scene.channel.loseAnswers(true);
    scene.beat();
    int writes = scene.channel.writes();
    scene.channel.loseAnswers(false);
    scene.beat();
    assertThat(scene.channel.writes()).isEqualTo(writes);
    assertThat(scene.vortex.offers(LINK).list(Filter.WAITING, null, 9)).hasSize(1);
  }

  @Test
  void an_offer_on_a_known_product_whose_answer_was_lost_is_kept_in_step_at_once() {
    scene.erp.product("A", "Known lamp", "10.00").stock("A", "7");
    scene.channel.loseAnswers(true);
    scene.beat();
    scene.channel.loseAnswers(false);
    scene.erp.stock("A", "4");
    scene.beat();
    assertThat(scene.channel.joined()).containsExactly(Sku.of("A"));
    assertThat(scene.channel.stock("A")).isEqualTo(2);
    assertThat(scene.vortex.offers(LINK).list(Filter.HELD, null, 9)).isEmpty();
  }

  @Test
  void what_waits_with_more_units_than_are_left_is_replaced_before_the_channel_lists_it() {
    scene.erp.product("A", "Lamp", "10.00").stock("A", "9");
    scene.beat();
    scene.erp.stock("A", "5");
    scene.beat();
    int writes = scene.channel.writes();
    scene.erp.stock("A", "6");
    scene.beat();
    assertThat(scene.channel.writes()).as("more units wait until it is listed").isEqualTo(writes);
    scene.channel.approve();
    assertThat(scene.channel.stock("A")).isEqualTo(3);
    scene.beat();
    scene.beat();
    assertThat(scene.channel.stock("A")).isEqualTo(4);
  }

  @Test
  void what_waits_is_replaced_also_when_nobody_knows_which_of_two_it_is() {
    scene.erp.product("A", "Lamp", "10.00").stock("A", "9");
    scene.beat();
    scene.erp.stock("A", "5");
    scene.channel.dropWrites(true);
    scene.channel.loseAnswers(true);
    scene.beat();
    scene.channel.dropWrites(false);
    scene.channel.loseAnswers(false);
    scene.beat();
    scene.channel.approve();
    assertThat(scene.channel.stock("A")).isEqualTo(3);
  }

  @Test
  void a_change_that_is_undone_after_its_answer_was_lost_is_undone_on_the_channel_too() {
    scene.listed(1, "10");
    scene.channel.loseAnswers(true);
    scene.erp.product("P0", "Another name", "10.00");
    scene.beat();
    scene.channel.loseAnswers(false);
    int writes = scene.channel.writes();
    scene.erp.product("P0", "Product 0", "10.00");
    scene.beat();
    assertThat(scene.channel.writes()).isGreaterThan(writes);
  }
}
