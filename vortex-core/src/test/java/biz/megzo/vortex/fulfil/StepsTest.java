package biz.megzo.vortex.fulfil;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.fulfil.InvoiceDesk.Answer;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.testkit.FakeFulfilment.Fault;
import biz.megzo.vortex.testkit.FulfilScene;
import biz.megzo.vortex.testkit.OrderScene;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final FulfilScene scene = new FulfilScene();

  private InvoiceRef invoiced() {
    scene.recorded(1);
    return scene.invoices.issue(scene.record(1), "0107", "319.80");
  }

  private FulfilSettings.Builder all() {
    return FulfilSettings.builder().linesReady(true).readyForDelivery(true).finish(true);
  }

  @Test
  void an_order_goes_through_to_its_end_in_the_documented_order() {
    scene.allSteps();
    scene.recorded(1);
    scene.beats(3);
    assertThat(scene.shop.effects()).containsExactly("confirm 1");
    assertThat(scene.row(1).steps().done())
        .isEqualTo(Set.of(ChannelStep.CONFIRM, ChannelStep.LINES_READY));
    scene.invoices.issue(scene.record(1), "0107", "319.80");
    scene.beats(3);
    assertThat(scene.shop.effects())
        .containsExactly("confirm 1", "attach FCT0107", "ready 1", "finish 1");
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
    assertThat(scene.row(1).steps().done()).hasSize(4);
  }

  @Test
  void by_default_no_step_is_made() {
    invoiced();
    scene.beats(5);
    assertThat(scene.shop.effects()).containsExactly("attach FCT0107");
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.NEW);
  }

  @Test
  void without_confirming_the_steps_wait_for_somebody_who_does() {
    scene.steps = all().build();
    invoiced();
    scene.beats(4);
    assertThat(scene.shop.effects()).containsExactly("attach FCT0107");
    assertThat(scene.holds(1)).isEmpty();
    scene.shop.moveByHand("1", OrderStatus.CONFIRMED);
    scene.beats(2);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
  }

  @Test
  void steps_that_somebody_made_are_seen_and_not_made_again() {
    scene.allSteps();
    invoiced();
    scene.shop.moveByHand("1", OrderStatus.FINISHED);
    scene.beats(4);
    assertThat(scene.shop.effects()).containsExactly("confirm 1", "attach FCT0107");
    assertThat(scene.row(1).steps().done()).hasSize(4);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void a_step_that_is_refused_is_held_and_later_ones_wait() {
    scene.allSteps();
    invoiced();
    scene.shop.script(Fault.NONE, Fault.REFUSED);
    scene.beats(3);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.STEP_REFUSED);
    assertThat(scene.row(1).holds().get(0).detail()).contains("READY_FOR_DELIVERY", "no");
    assertThat(scene.shop.effects()).doesNotContain("ready 1", "finish 1");
    assertThat(scene.node().invoices(FulfilScene.LINK).retry("1", "ana"))
        .isInstanceOf(Answer.Done.class);
    scene.beat();
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void a_refused_step_is_tried_again_after_hours_and_a_foreign_move_settles_it() {
    scene.allSteps();
    invoiced();
    scene.shop.script(Fault.NONE, Fault.REFUSED, Fault.REFUSED);
    scene.beats(20);
    assertThat(Collections.frequency(scene.shop.calls(), "ready 1")).isEqualTo(1);
    scene.after(Duration.ofHours(4));
    assertThat(Collections.frequency(scene.shop.calls(), "ready 1")).isEqualTo(2);
    scene.shop.moveByHand("1", OrderStatus.READY);
    scene.after(Duration.ofHours(13));
    scene.beat();
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void lines_that_can_not_be_delivered_stay_so() {
    scene.allSteps();
    scene.shop.outOfStock("1");
    scene.recorded(1);
    scene.beats(2);
    assertThat(scene.shop.calls()).noneMatch(call -> call.startsWith("line "));
    assertThat(scene.row(1).steps().has(ChannelStep.LINES_READY)).isTrue();
  }

  @Test
  void a_cancelled_order_is_left_alone() {
    scene.allSteps();
    scene.recorded(1);
    scene.channel.put(OrderScene.lamps(1).status(OrderStatus.CANCELLED).channel());
    scene.beats(4);
    assertThat(scene.shop.effects()).containsExactly("confirm 1");
  }

  @Test
  void an_order_is_finished_without_an_invoice_when_the_link_says_so() {
    scene.allSteps();
    scene.steps = all().invoiceFirst(false).build();
    scene.recorded(1);
    scene.beats(2);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
    assertThat(scene.row(1).attachments()).isEmpty();
  }

  @Test
  void an_order_that_the_channel_does_not_show_for_a_while_is_moved_on_later() {
    scene.steps = all().invoiceFirst(false).build();
    scene.recorded(1);
    scene.shop.moveByHand("1", OrderStatus.CONFIRMED);
    scene.node().sync(FulfilScene.LINK, Flow.ORDERS);
    scene.channel.hidden("1", true);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    scene.channel.hidden("1", false);
    assertThat(scene.shop.effects()).isEmpty();
    scene.after(Duration.ofHours(13));
    assertThat(scene.shop.effects()).containsExactly("ready 1", "finish 1");
  }
}
