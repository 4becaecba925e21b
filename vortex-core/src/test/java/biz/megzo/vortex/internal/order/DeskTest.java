package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.testkit.OrderScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.AmendmentPolicy;
import biz.megzo.vortex.order.Amendments;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderDesk.Answer;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.testkit.FakeRecorder.Fault;
import biz.megzo.vortex.testkit.OrderScene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeskTest {
  private static final Duration QUIET = Duration.ofMinutes(2);

  private final OrderScene scene = new OrderScene();

  private OrderDesk desk() {
    return new Desk(scene.setup());
  }

  private void inDoubt() {
    scene.erp.markersVisible(false);
    scene.erp.script(Fault.ANSWER_LOST);
    scene.pass(lamps(1));
    scene.passAfter(QUIET);
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.IN_DOUBT);
  }

  @Test
  void a_released_order_is_mapped_anew_with_the_active_rules() {
    scene.erp.script(Fault.REFUSED);
    scene.pass(lamps(1));
    scene.rules.activate(7);

    assertThat(desk().release("1", "Ana")).isInstanceOf(Answer.Done.class);
    scene.record();

    assertThat(scene.live(1)).hasSize(1);
    assertThat(scene.order(1).recording().ruleVersion()).isEqualTo(7);
  }

  @Test
  void an_order_in_doubt_is_resolved_with_the_number_a_person_found() {
    inDoubt();
    assertThat(desk().resolveAs("1", "77", "Ana")).isInstanceOf(Answer.Refused.class);

    assertThat(desk().resolveAs("1", "0001", "Ana")).isInstanceOf(Answer.Done.class);
    scene.record();

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.erp.documents()).hasSize(1);
  }

  @Test
  void a_number_that_belongs_to_another_order_is_refused() {
    scene.pass(lamps(2));
    scene.erp.markersVisible(false);
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(1));
    scene.erp.madeByHand();
    scene.passAfter(QUIET);
    scene.erp.markersVisible(true);

    assertThat(desk().resolveAs("1", "0001", "Ana"))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.english()).contains("order 2"));
  }

  @Test
  void an_order_resolved_as_absent_is_sent_again() {
    scene.erp.markersVisible(false);
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(1));
    scene.erp.madeByHand();
    scene.passAfter(QUIET);

    assertThat(desk().resolveAbsent("1", "Ana")).isInstanceOf(Answer.Done.class);
    scene.record();

    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void retrying_an_order_in_doubt_looks_again() {
    inDoubt();
    scene.erp.markersVisible(true);

    assertThat(desk().retry("1", "Ana")).isInstanceOf(Answer.Done.class);
    scene.record();

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.erp.documents()).hasSize(1);
  }

  @Test
  void the_quiet_period_can_not_be_cut_short() {
    scene.erp.script(Fault.LATE);
    scene.pass(lamps(1));

    assertThat(desk().retry("1", "Ana")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_given_up_order_gets_no_record_and_keeps_its_units_if_wanted() {
    scene.erp.script(Fault.REFUSED, Fault.REFUSED);
    scene.pass(lamps(1), lamps(2));
    desk().giveUp("1", "made by hand", true, "Ana");
    desk().giveUp("2", "a test order", false, "Ana");
    scene.passAfter(Duration.ofHours(2));

    assertThat(scene.erp.documents()).isEmpty();
    assertThat(scene.store.reservations().of(OrderScene.key(1)))
        .allMatch(reservation -> reservation.closedAt() == null);
    assertThat(scene.store.reservations().of(OrderScene.key(2)))
        .noneMatch(reservation -> reservation.closedAt() == null);
  }

  @Test
  void an_order_in_doubt_can_not_be_given_up() {
    inDoubt();

    assertThat(desk().giveUp("1", "no", true, "Ana")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void an_order_in_doubt_that_is_given_up_gets_no_record_and_keeps_none() {
    scene.pass(lamps(2));
    scene.erp.markersVisible(false);
    scene.erp.script(Fault.LATE);
    scene.pass(lamps(1));
    scene.erp.madeByHand();
    scene.passAfter(QUIET);
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.IN_DOUBT);

    assertThat(desk().resolveGivenUp("1", "sold over the counter", false, "Ana"))
        .isInstanceOf(Answer.Done.class);
    scene.erp.markersVisible(true);
    scene.erp.land();
    scene.passAfter(Duration.ofHours(2));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.GIVEN_UP);
    assertThat(scene.live(1)).isEmpty();
    assertThat(desk().resolveGivenUp("2", "no", false, "Ana")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void only_what_a_release_can_answer_is_released() {
    inDoubt();
    assertThat(desk().release("1", "Ana")).isInstanceOf(Answer.Refused.class);
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.IN_DOUBT);

    scene.erp.markersVisible(true);
    desk().retry("1", "Ana");
    scene.record();
    scene.pass(lamps(1).status(OrderStatus.RETURNED));
    assertThat(desk().release("1", "Ana")).isInstanceOf(Answer.Refused.class);
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.RETURNED);
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void changes_that_wait_are_shown() {
    scene.pass(lamps(1));
    assertThat(desk().waitingChanges("1")).isEmpty();
    scene.channel.put(lamps(1).line("CUP", 1, "5").channel());
    scene.clock.advance(Duration.ofMinutes(1));
    scene.poll();

    assertThat(desk().waitingChanges("1")).containsKeys(ChangeKind.LINES, ChangeKind.PRICE);
    assertThat(desk().waitingChanges("9")).isEmpty();
  }

  @Test
  void a_held_change_is_applied_or_dismissed() {
    scene.settings =
        OrderSettings.builder()
            .amendments(Amendments.ofDefaults().with(ChangeKind.CANCELLED, AmendmentPolicy.HOLD))
            .build();
    scene.pass(lamps(1), lamps(2));
    scene.pass(lamps(1).status(OrderStatus.CANCELLED), lamps(2).status(OrderStatus.CANCELLED));
    assertThat(desk().held(10).get(HoldReason.CHANGED)).hasSize(2);

    desk().applyChange("1", "Ana");
    desk().dismiss("2", "Ana");
    scene.record();

    assertThat(scene.live(1)).isEmpty();
    assertThat(scene.order(1).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(scene.live(2)).hasSize(1);
    assertThat(scene.order(2).state()).isEqualTo(OrderState.RECORDED);
  }

  @Test
  void every_act_is_audited_with_its_actor() {
    scene.erp.script(Fault.REFUSED);
    scene.pass(lamps(1));
    desk().release("1", "Ana");

    assertThat(scene.store.audit().about(OrderScene.LINK, "order:1", null, 10))
        .anyMatch(fact -> fact.actor().equals("Ana") && fact.action().equals("order.released"));
  }

  @Test
  void an_order_under_work_answers_busy_and_an_unknown_one_is_refused() {
    scene.erp.script(Fault.REFUSED);
    scene.pass(lamps(1));
    scene.store.orders().lock(OrderScene.key(1), "node-2", Duration.ofMinutes(1)).orElseThrow();

    assertThat(desk().release("1", "Ana")).isInstanceOf(Answer.Busy.class);
    assertThat(desk().release("9", "Ana")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void buyers_of_finished_orders_are_forgotten() {
    scene.pass(lamps(1), lamps(2));
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));
    scene.clock.advance(Duration.ofDays(400));

    int cleaned = desk().forgetBuyers(scene.clock.instant().minus(Duration.ofDays(365)), "Ana");

    assertThat(cleaned).isEqualTo(1);
    assertThat(scene.order(1).channel().order().buyer().name()).isEmpty();
    assertThat(scene.order(2).channel().order().buyer().name()).isNotEmpty();
  }
}
