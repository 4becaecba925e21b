package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.testkit.OrderScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.AmendmentPolicy;
import biz.megzo.vortex.order.Amendments;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.testkit.FakeRecorder.Fault;
import biz.megzo.vortex.testkit.OrderScene;
import biz.megzo.vortex.testkit.Orders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmendmentTest {
  private final OrderScene scene = new OrderScene();

  private Map<Sku, Integer> reserved() {
    return scene
        .store
        .reservations()
        .reserved(OrderScene.LINK, scene.clock.instant().plusSeconds(1));
  }

  private static Orders threeLamps() {
    return Orders.sample(OrderScene.key(1)).line("LAMP", 3, "149.90").transport("20.00");
  }

  private void policy(ChangeKind kind, AmendmentPolicy policy) {
    scene.settings =
        OrderSettings.builder().amendments(Amendments.ofDefaults().with(kind, policy)).build();
  }

  @Test
  void before_the_record_is_made_a_change_is_taken_over() {
    scene.erp.script(Fault.PUT_OFF);
    scene.pass(lamps(1));
    scene.pass(threeLamps());

    assertThat(scene.live(1))
        .singleElement()
        .matches(d -> d.total().toString().equals("469.70 RON"));
    assertThat(scene.erp.documents()).hasSize(1);
    assertThat(reserved()).containsEntry(Sku.of("LAMP"), 3);
  }

  @Test
  void a_changed_quantity_replaces_the_record() {
    scene.pass(lamps(1));
    scene.pass(threeLamps());

    assertThat(scene.erp.documents()).hasSize(2);
    assertThat(scene.live(1)).singleElement().matches(d -> d.number() == 2);
    assertThat(scene.order(1).recording().revision()).isEqualTo(1);
    assertThat(reserved()).containsEntry(Sku.of("LAMP"), 3);
  }

  @Test
  void a_replaced_record_is_mapped_by_the_rules_of_the_first() {
    scene.rules.activate(3);
    scene.pass(lamps(1));
    scene.rules.activate(4);
    scene.pass(threeLamps());

    assertThat(scene.live(1)).singleElement().matches(d -> d.number() == 2);
    assertThat(scene.order(1).recording().ruleVersion()).isEqualTo(3);
  }

  @Test
  void a_change_under_the_hold_policy_waits_and_counts_the_higher_number_as_sold() {
    policy(ChangeKind.QUANTITY, AmendmentPolicy.HOLD);
    scene.pass(threeLamps());
    scene.pass(lamps(1));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.CHANGED);
    assertThat(scene.order(1).hold().detail()).contains("LAMP 3 to 2");
    assertThat(reserved()).containsEntry(Sku.of("LAMP"), 3);
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void a_cancelled_order_loses_its_record_and_its_reservation() {
    scene.pass(lamps(1));
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(scene.live(1)).isEmpty();
    assertThat(reserved()).isEmpty();
  }

  @Test
  void a_reactivated_order_gets_its_record_back() {
    scene.pass(lamps(1));
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));
    scene.pass(lamps(1).status(OrderStatus.CONFIRMED));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.erp.documents()).hasSize(1);
    assertThat(scene.live(1)).hasSize(1);
    assertThat(reserved()).containsEntry(Sku.of("LAMP"), 2);
  }

  @Test
  void an_order_that_changed_before_or_while_it_was_cancelled_comes_back_with_another_record() {
    scene.pass(lamps(1));
    scene.pass(threeLamps().status(OrderStatus.CANCELLED)); // both since the last pass
    scene.pass(threeLamps().status(OrderStatus.CONFIRMED));
    threeLampsOnTheRecord();

    scene.pass(threeLamps().status(OrderStatus.CANCELLED));
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));
    scene.pass(threeLamps().status(OrderStatus.CANCELLED));
    scene.pass(threeLamps().status(OrderStatus.CONFIRMED));
    threeLampsOnTheRecord();
  }

  @Test
  void an_order_that_waited_with_a_change_comes_back_with_another_record() {
    policy(ChangeKind.QUANTITY, AmendmentPolicy.HOLD);
    scene.pass(lamps(1));
    scene.pass(threeLamps());
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.CHANGED);
    scene.pass(threeLamps().status(OrderStatus.CANCELLED));
    assertThat(scene.live(1)).isEmpty();
    scene.pass(threeLamps().status(OrderStatus.CONFIRMED));
    threeLampsOnTheRecord();
  }

  private void threeLampsOnTheRecord() {
    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.live(1))
        .singleElement()
        .matches(d -> d.total().toString().equals("469.70 RON"));
    assertThat(reserved()).containsEntry(Sku.of("LAMP"), 3);
  }

  @Test
  void an_order_cancelled_before_it_was_recorded_gets_no_record() {
    scene.erp.script(Fault.PUT_OFF);
    scene.pass(lamps(1));
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(scene.erp.documents()).isEmpty();
    assertThat(reserved()).isEmpty();
  }

  @Test
  void an_order_cancelled_while_in_doubt_gets_no_record_once_its_absence_is_proved() {
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(1));
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.UNCERTAIN);

    scene.passAfter(Duration.ofMinutes(2));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(scene.erp.documents()).isEmpty();
  }

  @Test
  void an_invoiced_order_is_never_changed_without_a_person() {
    scene.pass(lamps(1));
    scene.erp.invoice(scene.order(1).recording().record());
    scene.pass(threeLamps());

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.CHANGED_AFTER_INVOICE);
    assertThat(scene.live(1)).hasSize(1);
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void a_return_waits_for_a_person() {
    scene.pass(lamps(1));
    scene.pass(lamps(1).status(OrderStatus.RETURNED));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.RETURNED);
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void another_payment_method_leaves_the_record_as_it_is() {
    scene.pass(lamps(1));
    scene.pass(lamps(1).payment(new Payment(Payment.Method.CARD, Payment.State.PAID, "card")));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.erp.documents()).hasSize(1);
    assertThat(scene.order(1).channel().order().payment().method()).isEqualTo(Payment.Method.CARD);
  }

  @Test
  void blanks_never_overwrite_what_is_known_of_the_buyer() {
    scene.pass(lamps(1));
    Buyer known = Orders.BUYER;
    Buyer blank = new Buyer("", null, null, " ", null, known.billing(), known.delivery());
    scene.pass(lamps(1).buyer(blank).status(OrderStatus.CONFIRMED));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.order(1).channel().order().buyer()).isEqualTo(known);
    assertThat(scene.order(1).channel().fields().text("buyer.name")).contains(known.name());
    assertThat(scene.erp.documents()).hasSize(1);
  }

  @Test
  void a_correction_takes_a_held_order_up_again() {
    scene.pass(lamps(1).note("unmappable"));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.HELD);
    scene.pass(lamps(1).note("leave it at the door"));

    assertThat(scene.live(1)).hasSize(1);
  }
}
