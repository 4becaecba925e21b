package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.testkit.OrderScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk.Answer;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.testkit.FakeRecorder.Fault;
import biz.megzo.vortex.testkit.FakeRecorder.WorkerDied;
import biz.megzo.vortex.testkit.OrderScene;
import biz.megzo.vortex.testkit.Orders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Safeguards that stand behind each other: what another one would heal afterwards. Each is asked
 * for its own part.
 */
class SafeguardTest {
  private static final Duration QUIET = Duration.ofMinutes(2);

  private final OrderScene scene = new OrderScene();

  private List<String> callsSince(int before) {
    return scene.erp.calls().subList(before, scene.erp.calls().size());
  }

  private int calls() {
    return scene.erp.calls().size();
  }

  private void invoice(long orderId) {
    scene.erp.invoice(scene.order(orderId).recording().record());
  }

  private static Orders threeLamps(long orderId) {
    return Orders.sample(OrderScene.key(orderId)).line("LAMP", 3, "149.90").transport("20.00");
  }

  @Test
  void what_a_dead_sender_sent_is_given_the_quiet_period_too() {
    scene.erp.script(Fault.LATE_AND_WORKER_DIES);
    assertThatThrownBy(() -> scene.pass(lamps(1))).isInstanceOf(WorkerDied.class);
    assertThat(scene.order(1).state()).isEqualTo(OrderState.SENDING);
    int before = calls();

    scene.pass();
    scene.passAfter(QUIET.minusSeconds(1));
    assertThat(callsSince(before)).doesNotContain("find", "submit");

    assertThat(scene.erp.land()).isTrue();
    scene.passAfter(Duration.ofSeconds(1));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.erp.documents()).hasSize(1);
  }

  @Test
  void a_record_found_by_its_marker_is_adopted_at_once_and_not_left_to_the_audit() {
    scene.erp.script(Fault.ANSWER_LOST);
    scene.pass(lamps(1));
    int before = calls();
    OrderPass pass = scene.passAfter(QUIET);

    assertThat(pass.count("adopted")).isEqualTo(1);
    assertThat(pass.count("absent")).isZero();
    assertThat(callsSince(before)).startsWith("find").doesNotContain("submit");
    assertThat(scene.store.orders().events(OrderScene.key(1)))
        .noneMatch(event -> event.what().equals(Step.ABSENT.word()));
  }

  @Test
  void an_invoiced_order_that_is_cancelled_keeps_its_record_and_waits_for_a_person() {
    scene.pass(lamps(1));
    invoice(1);
    int before = calls();
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.CHANGED_AFTER_INVOICE);
    assertThat(callsSince(before)).doesNotContain("cancel");
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void even_a_payment_that_changes_after_the_invoice_waits_for_a_person() {
    scene.pass(lamps(1));
    invoice(1);
    scene.pass(lamps(1).payment(new Payment(Payment.Method.CARD, Payment.State.PAID, "card")));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.CHANGED_AFTER_INVOICE);
  }

  @Test
  void an_invoice_that_comes_between_change_and_replacement_stops_it() {
    scene.pass(lamps(1));
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(2));
    scene.pass(threeLamps(1));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.NEW);

    invoice(1);
    scene.passAfter(QUIET);

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.CHANGED_AFTER_INVOICE);
    assertThat(scene.live(1)).hasSize(1);
    assertThat(scene.erp.calls()).doesNotContain("cancel");
  }

  @Test
  void an_order_that_has_a_record_is_not_released_into_another() {
    scene.pass(lamps(1));
    try (OpenOrder order = new OrderBook(scene.setup()).open(OrderScene.key(1)).orElseThrow()) {
      assertThat(order.hold(Hold.of(HoldReason.MAPPING, "held beside its record"))).isTrue();
    }

    assertThat(new Desk(scene.setup()).release("1", "Ana")).isInstanceOf(Answer.Refused.class);
    scene.record();

    assertThat(scene.order(1).state()).isEqualTo(OrderState.HELD);
    assertThat(scene.erp.documents()).hasSize(1);
  }
}
