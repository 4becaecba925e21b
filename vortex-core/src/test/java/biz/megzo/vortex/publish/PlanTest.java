package biz.megzo.vortex.publish;

import static biz.megzo.vortex.publish.Scene.LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.model.Sku;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dry run is the same plan not applied. */
class PlanTest {
  private final Scene scene = new Scene();

  @Test
  void a_heartbeat_makes_exactly_the_changes_of_the_plan_made_before_it() {
    scene.listed(30, "10");
    scene.erp.product("P3", "Product 3", "12.50").stock("P3", "4").stock("P7", "0");
    scene.erp.product("NEW", "Chair", "7.00").stock("NEW", "9");
    scene.erp.product("BAD", "?", "7.00").stock("BAD", "9");
    Plan plan = scene.plan();
    int calls = scene.channel.pushes().size();
    scene.vortex.heartbeat(LINK);
    assertThat(Scene.lines(plan))
        .filteredOn(line -> !line.startsWith("NEW"))
        .containsExactlyInAnyOrderElementsOf(scene.pushedSince(calls));
    assertThat(Scene.lines(plan))
        .contains("P3 PRICE price=12.5", "P3 STOCK 2", "P7 STOCK 0", "NEW STOCK 7");
    assertThat(scene.channel.waiting()).containsExactly(Sku.of("NEW"));
    assertThat(plan.withheld()).extracting(Withheld::sku).containsExactly(Sku.of("BAD"));
  }

  @Test
  void planning_changes_nothing_on_the_channel_nor_what_is_known_of_it() {
    scene.listed(5, "10");
    scene.erp.unlist("P1").stock("P2", "3").product("NEW", "Chair", "7.00").stock("NEW", "1");
    int writes = scene.channel.writes();
    var ledger = scene.store.offers().page(LINK, null, 99);
    var products = scene.store.products().page(LINK, null, 99);
    Plan first = scene.plan();
    assertThat(scene.plan()).isEqualTo(first);
    assertThat(scene.plan().id()).hasSize(64).isEqualTo(first.id());
    assertThat(scene.channel.writes()).isEqualTo(writes);
    assertThat(scene.store.offers().page(LINK, null, 99)).isEqualTo(ledger);
    assertThat(scene.store.products().page(LINK, null, 99)).isEqualTo(products);
  }

  @Test
  void a_product_that_vanished_is_no_nearer_to_zero_for_being_planned() {
    scene.listed(5, "10");
    scene.erp.unlist("P1");
    for (int i = 0; i < 3; i++) {
      assertThat(scene.plan().changes()).isEmpty();
    }
    scene.beat();
    assertThat(Scene.lines(scene.plan())).containsExactly("P1 STOCK 0");
    scene.beat();
    assertThat(scene.channel.stock("P1")).isZero();
  }

  @Test
  void an_unchanged_world_gives_an_empty_plan() {
    scene.listed(5, "10");
    assertThat(scene.plan().isEmpty()).isTrue();
    assertThat(scene.vortex.plan(LINK, Flow.STOCK).orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void a_plan_is_applied_as_it_is() {
    scene.listed(5, "10");
    scene.erp.stock("P1", "4").product("P2", "Product 2", "11.00");
    Plan plan = scene.plan();
    scene.vortex.plans(LINK).save(plan);
    int calls = scene.channel.pushes().size();
    Applied applied = scene.vortex.apply(LINK, plan.shortId());
    assertThat(applied).isInstanceOf(Applied.Done.class);
    assertThat(scene.pushedSince(calls)).containsExactlyInAnyOrderElementsOf(Scene.lines(plan));
    assertThat(scene.plan().isEmpty()).isTrue();
  }

  private List<String> refusal(Plan plan) {
    int writes = scene.channel.writes();
    Applied applied = scene.vortex.apply(LINK, plan);
    assertThat(scene.channel.writes()).isEqualTo(writes);
    return ((Applied.Moved) applied).what();
  }

  @Test
  void a_plan_whose_base_has_moved_is_refused_with_what_moved() {
    scene.listed(5, "10");
    scene.erp.stock("P1", "4");
    Plan plan = scene.plan();
    scene.erp.stock("P1", "3");
    assertThat(refusal(plan))
        .contains("the stock in the ERP", "sku P1, stock: planned 8 -> 2, would now be 8 -> 1");
    scene.erp.stock("P1", "4").product("P4", "Product 4", "10.50");
    assertThat(refusal(plan)).contains("the products in the ERP");
  }

  @Test
  void a_move_that_would_change_nothing_is_a_move() {
    scene.listed(5, "10");
    scene.erp.stock("P1", "4").stock("P2", "1");
    scene.beat();
    scene.erp.stock("P1", "5");
    Plan plan = scene.plan();
    scene.erp.stock("P2", "2");
    assertThat(refusal(plan)).containsExactly("the stock in the ERP");
  }

  @Test
  void a_plan_that_a_heartbeat_overtook_is_refused() {
    scene.listed(5, "10");
    scene.erp.stock("P1", "4");
    Plan plan = scene.plan();
    scene.beat();
    assertThat(refusal(plan)).contains("what the channel acknowledged");
  }

  @Test
  void a_plan_that_is_unknown_or_expired_or_of_a_busy_link_changes_nothing() {
    scene.listed(5, "10");
    scene.erp.stock("P1", "4");
    Plan plan = scene.plan();
    assertThat(scene.vortex.apply(LINK, plan.id())).isEqualTo(new Applied.Unknown());
    scene.vortex.plans(LINK).save(plan);
    scene.store.leases().acquire("link:shop-1", "other", Duration.ofMinutes(3));
    assertThat(scene.vortex.apply(LINK, plan.id())).isEqualTo(new Applied.Busy());
    assertThat(scene.vortex.plan(LINK)).isEmpty();
    scene.clock.advance(Duration.ofDays(1));
    assertThat(scene.vortex.apply(LINK, plan.id())).isEqualTo(new Applied.Unknown());
    assertThat(scene.channel.stock("P1")).isEqualTo(8);
  }

  @Test
  void a_plan_is_not_made_from_a_read_that_failed() {
    scene.listed(5, "10");
    scene.erp.broken(true);
    assertThatThrownBy(scene::plan).isInstanceOf(ConnectorException.class);
    assertThatThrownBy(() -> scene.vortex.plan(LINK, Flow.ORDERS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Plan blast() {
    scene.listed(100, "10");
    for (int i = 0; i < 30; i++) {
      scene.erp.stock("P" + i, "0");
    }
    Plan plan = scene.plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.askingConsent()).hasSize(30);
    scene.vortex.plans(LINK).save(plan);
    return plan;
  }

  @Test
  void a_stopped_plan_that_a_person_approves_is_carried_out_by_the_next_heartbeat() {
    Plan plan = blast();
    scene.beat();
    assertThat(scene.channel.stock("P0")).isEqualTo(8);
    assertThat(scene.vortex.approve(LINK, plan.shortId(), "ana", "inventory")).isEqualTo(30);
    scene.beat();
    assertThat(scene.channel.stock("P0")).isZero();
    assertThat(scene.channel.stock("P29")).isZero();
    assertThat(scene.store.guards().consents(LINK, scene.clock.instant())).isEmpty();
    assertThat(scene.store.audit().about(LINK, "plan:" + plan.shortId(), null, 9))
        .anyMatch(fact -> fact.actor().equals("ana") && fact.detail().contains("inventory"));
  }

  @Test
  void a_stopped_plan_that_a_person_approves_can_be_applied() {
    Plan plan = blast();
    scene.vortex.approve(LINK, plan.id(), "ana", "inventory");
    assertThat(scene.vortex.apply(LINK, plan.id())).isInstanceOf(Applied.Done.class);
    assertThat(scene.channel.stock("P7")).isZero();
  }

  @Test
  void consent_is_for_these_changes_and_no_others() {
    Plan plan = blast();
    scene.vortex.approve(LINK, plan.id(), "ana", "inventory");
    for (int i = 30; i < 60; i++) {
      scene.erp.stock("P" + i, "0");
    }
    scene.beat();
    assertThat(scene.channel.stock("P0")).isZero();
    assertThat(scene.channel.stock("P30")).isEqualTo(8);
    for (int i = 0; i < 30; i++) {
      scene.erp.stock("P" + i, "9");
    }
    scene.beat();
    for (int i = 0; i < 30; i++) {
      scene.erp.stock("P" + i, "0");
    }
    scene.beat();
    assertThat(scene.channel.stock("P0")).isEqualTo(7);
  }

  @Test
  void the_heartbeat_names_the_plan_to_approve_and_saves_it_once() {
    scene.listed(100, "10");
    for (int i = 0; i < 30; i++) {
      scene.erp.stock("P" + i, "0");
    }
    scene.beat();
    scene.erp.stock("P77", "5");
    scene.beat();
    assertThat(scene.vortex.plans(LINK).latest(9)).hasSize(1);
    String id = scene.vortex.plans(LINK).latest(9).get(0).id();
    assertThat(scene.beat().flow(Flow.STOCK).orElseThrow().notices())
        .anyMatch(notice -> notice.message().contains("approve plan " + id.substring(0, 12)));
    scene.vortex.approve(LINK, id, "ana", "right");
    scene.beat();
    assertThat(scene.channel.stock("P3")).isZero();
  }

  @Test
  void approving_what_is_not_there_or_without_a_name_is_refused() {
    Plan plan = blast();
    assertThatThrownBy(() -> scene.vortex.approve(LINK, "deadbeef", "ana", "x"))
        .hasMessageContaining("no plan deadbeef");
    assertThatThrownBy(() -> scene.vortex.approve(LINK, plan.id(), " ", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_rejected_plan_is_not_carried_out_nor_asked_for_again_until_it_is_approved_after_all() {
    Plan plan = blast();
    Plans plans = scene.vortex.plans(LINK);
    scene.beat();
    Plan asked = plans.find(plans.latest(9).get(0).id()).orElseThrow();
    assertThat(plans.verdict(asked.id())).isEmpty();
    scene.vortex.approve(LINK, asked.id(), "ana", "inventory");
    plans.reject(asked.id(), "dan", "the list is wrong");
    assertThat(plans.verdict(asked.id()))
        .hasValueSatisfying(
            verdict -> {
              assertThat(verdict.kind()).isEqualTo(Verdict.Kind.REJECTED);
              assertThat(verdict.who()).isEqualTo("dan");
              assertThat(verdict.why()).isEqualTo("the list is wrong");
            });
    int saved = plans.latest(9).size();
    scene.beat();
    assertThat(scene.channel.stock("P0")).isEqualTo(8);
    assertThat(plans.latest(9)).hasSize(saved);
    plans.propose(plan.id(), "ana", "counted again");
    scene.beat();
    assertThat(scene.channel.stock("P0")).isEqualTo(8);
    plans.approve(asked.id(), "dan", "counted again");
    assertThat(plans.verdict(asked.id())).map(Verdict::kind).contains(Verdict.Kind.APPROVED);
    scene.beat();
    assertThat(scene.channel.stock("P0")).isZero();
  }

  @Test
  void where_it_takes_two_one_person_alone_lets_nothing_through() {
    Plan plan = blast();
    Plans plans = scene.vortex.plans(LINK);
    assertThat(plans.approveAsOneOfTwo(plan.id(), "ana", "inventory")).isEmpty();
    assertThat(plans.approveAsOneOfTwo(plan.id(), "ana", "really")).isEmpty();
    scene.beat();
    assertThat(scene.channel.stock("P0")).isEqualTo(8);
    assertThat(plans.approveAsOneOfTwo(plan.id(), "dan", "counted")).hasValue(30);
    scene.beat();
    assertThat(scene.channel.stock("P0")).isZero();
    assertThat(plans.approveAsOneOfTwo(plan.id(), "dan", "again")).isEmpty();
  }

  @Test
  void a_proposal_ends_with_a_no() {
    Plan plan = blast();
    Plans plans = scene.vortex.plans(LINK);
    plans.approveAsOneOfTwo(plan.id(), "ana", "inventory");
    plans.reject(plan.id(), "dan", "wrong list");
    assertThat(plans.approveAsOneOfTwo(plan.id(), "dan", "counted")).isEmpty();
    scene.beat();
    assertThat(scene.channel.stock("P0")).isEqualTo(8);
  }

  @Test
  void a_decision_needs_a_plan_a_name_and_a_reason() {
    Plan plan = blast();
    Plans plans = scene.vortex.plans(LINK);
    assertThatThrownBy(() -> plans.reject("deadbeef", "ana", "x"))
        .hasMessageContaining("no plan deadbeef");
    assertThatThrownBy(() -> plans.reject(plan.id(), "ana", " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plans.propose(plan.id(), " ", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(plans.verdict(plan.shortId())).isEmpty();
  }

  @Test
  void a_plan_is_written_as_table_csv_and_json() {
    scene.listed(3, "10");
    scene.erp.stock("P1", "4").product("P2", "Say \"hi\", Ș", "99.99").stock("P2", "10");
    scene.erp.product("BAD", "?", "7.00").stock("BAD", "9");
    Plan plan = scene.plan();
    String table = PlanFormat.TABLE.render(plan);
    assertThat(table).contains("plan " + plan.shortId(), "P1", "8 ", "2 ", "on hand 4");
    assertThat(table).contains("held", "MAPPING");
    String csv = PlanFormat.CSV.render(plan);
    assertThat(csv.lines()).hasSize(1 + plan.changes().size() + plan.withheld().size());
    assertThat(csv).contains(plan.id() + ",change,P1,stock,8,2,,,");
    String json = PlanFormat.JSON.render(plan);
    assertThat(json).contains("\"sku\":\"P1\",\"facet\":\"STOCK\",\"from\":{\"stock\":8}");
    assertThat(json).contains("\"id\":\"" + plan.id() + "\"").doesNotContain("Ș");
  }
}
