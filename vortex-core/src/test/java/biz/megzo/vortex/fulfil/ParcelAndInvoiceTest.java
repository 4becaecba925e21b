package biz.megzo.vortex.fulfil;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.testkit.FakeCourier;
import biz.megzo.vortex.testkit.FulfilScene;
import biz.megzo.vortex.testkit.OrderScene;
import biz.megzo.vortex.testkit.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoice and parcel of one order: which of them the channel is told of first. */
class ParcelAndInvoiceTest {
  private static final String NUMBER = "2000000001";

  private final FulfilScene scene = new FulfilScene();
  private final FakeCourier courier = new FakeCourier();

  @BeforeEach
  void a_link_with_a_courier() {
    scene.couriers = List.of(courier);
  }

  private ShipmentDesk desk() {
    return scene.node().shipments(FulfilScene.LINK);
  }

  private Shipment shipment() {
    return desk().find("1").orElseThrow();
  }

  private void underway() {
    scene.recorded(1);
    desk().create("1", ShipmentWish.usual(), "ana");
    scene.beat();
    assertThat(shipment().state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  private void moves(Track.Phase phase) {
    courier.move(NUMBER, phase);
    scene.after(Duration.ofHours(3));
    scene.beat();
  }

  private void invoiced() {
    scene.invoices.issue(scene.record(1), "0107", "319.80");
    scene.node().wake(FulfilScene.LINK, Flow.INVOICES, "1");
  }

  @Test
  void a_parcel_on_its_way_makes_the_order_ready_only_behind_its_invoice() {
    underway();
    moves(Track.Phase.IN_TRANSIT);
    assertThat(scene.shop.effects()).isEmpty();
    assertThat(shipment().pace().note()).contains("READY", "invoice");

    invoiced();
    scene.beats(2);
    assertThat(scene.shop.effects()).containsExactly("attach FCT0107", "confirm 1", "ready 1");
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.READY);
  }

  @Test
  void a_parcel_that_arrived_before_its_invoice_finishes_the_order_behind_it() {
    underway();
    moves(Track.Phase.DELIVERED);
    int asked = courier.tracked();
    scene.after(Duration.ofDays(20));
    scene.beats(3);
    assertThat(scene.shop.effects()).isEmpty();
    assertThat(shipment().state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(courier.tracked()).as("what arrived is not asked for again").isEqualTo(asked);

    invoiced();
    scene.beats(2);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
    assertThat(shipment().state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void the_courier_is_not_asked_more_often_while_an_invoice_is_missing() {
    underway();
    moves(Track.Phase.IN_TRANSIT);
    int asked = courier.tracked();
    scene.beats(24);
    assertThat(courier.tracked()).isEqualTo(asked);
  }

  @Test
  void an_invoice_that_is_held_keeps_the_order_from_being_ready() {
    underway();
    scene.invoices.issue(scene.record(1), "0107", "99.00");
    moves(Track.Phase.IN_TRANSIT);
    scene.after(Duration.ofHours(3));
    assertThat(scene.row(1).stage()).isEqualTo(FollowUp.Stage.HELD);
    assertThat(scene.shop.effects()).doesNotContain("ready 1");
  }

  @Test
  void a_link_that_wants_it_so_is_told_of_parcels_without_invoices() {
    scene.steps = FulfilSettings.builder().invoiceFirst(false).build();
    underway();
    moves(Track.Phase.IN_TRANSIT);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.READY);
  }

  @Test
  void a_link_that_attaches_no_invoices_waits_for_none() {
    scene.settings = InvoiceSettings.builder().attach(false).build();
    underway();
    moves(Track.Phase.DELIVERED);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
  }

  @Test
  void an_order_cancelled_after_its_parcel_arrived_is_for_a_person_and_waits_for_no_invoice() {
    underway();
    moves(Track.Phase.DELIVERED);
    scene.channel.put(OrderScene.lamps(1).status(OrderStatus.CANCELLED).channel());
    scene.after(Duration.ofHours(3));
    scene.beat();
    assertThat(shipment().hold().reason()).isEqualTo(ShipmentHoldReason.ORDER_CANCELLED);
    assertThat(desk().dismiss("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
  }

  @Test
  void an_order_cancelled_behind_its_waybill_is_for_a_person_with_the_next_heartbeat() {
    underway();
    scene.recorded(2);
    desk().report("2", "1", "777", "ana");
    scene.beats(2);
    scene.channel.put(OrderScene.lamps(1).status(OrderStatus.CANCELLED).channel());
    scene.channel.put(OrderScene.lamps(2).status(OrderStatus.CANCELLED).channel());
    scene.beats(2);
    assertThat(shipment().hold().reason()).isEqualTo(ShipmentHoldReason.ORDER_CANCELLED);
    assertThat(desk().find("2").orElseThrow().hold().reason())
        .as("made elsewhere, and nobody can be asked")
        .isEqualTo(ShipmentHoldReason.ORDER_CANCELLED);
  }

  @Test
  void an_order_that_changes_behind_its_waybill_is_for_a_person_with_the_next_heartbeat() {
    underway();
    scene.beats(2);
    scene.channel.put(Orders.sample(OrderScene.key(1)).line("LAMP", 1, "149.90").channel());
    scene.beats(2);
    assertThat(shipment().hold().reason()).isEqualTo(ShipmentHoldReason.COLLECTS_OTHERWISE);
  }

  @Test
  void an_order_that_comes_back_gets_its_waybill_with_the_next_heartbeat() {
    scene.shipments = ShipmentSettings.builder().make(ShipmentSettings.Make.WHEN_RECORDED).build();
    courier.reachable(false);
    scene.recorded(1);
    scene.channel.put(OrderScene.lamps(1).status(OrderStatus.CANCELLED).channel());
    scene.after(Duration.ofHours(1));
    assertThat(shipment().state()).isEqualTo(ShipmentState.SUSPENDED);
    scene.beats(2);
    courier.reachable(true);
    scene.channel.put(OrderScene.lamps(1).channel());
    scene.beats(2);
    assertThat(shipment().state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void everything_comes_in_the_documented_order() {
    scene.allSteps();
    scene.shipments = ShipmentSettings.builder().make(ShipmentSettings.Make.WHEN_RECORDED).build();
    scene.channel.put(OrderScene.lamps(1).channel());
    scene.node().heartbeat(FulfilScene.LINK);
    assertThat(courier.sends()).as("the lines are marked ready first").isZero();
    assertThat(scene.row(1).steps().done()).contains(ChannelStep.CONFIRM, ChannelStep.LINES_READY);
    scene.beat();
    assertThat(shipment().state()).isEqualTo(ShipmentState.UNDERWAY);
    invoiced();
    moves(Track.Phase.DELIVERED);
    scene.beats(2);
    assertThat(scene.shop.effects())
        .containsExactly("confirm 1", "attach FCT0107", "ready 1", "finish 1");
  }

  @Test
  void a_waybill_does_not_wait_for_ever_for_steps_that_nobody_lets_happen() {
    scene.steps = FulfilSettings.builder().linesReady(true).build();
    scene.recorded(1); // nobody confirms it, so no line can be marked
    desk().create("1", ShipmentWish.usual(), "ana");
    scene.beats(12);
    assertThat(shipment().state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void a_watched_order_that_gets_no_waybill_goes_on_by_its_own_steps_after_a_month() {
    scene.allSteps();
    scene.shipments = ShipmentSettings.builder().watch(true).build();
    scene.recorded(1);
    invoiced();
    for (int look = 0; look < 130; look++) {
      scene.after(Duration.ofHours(25));
    }
    scene.beat();
    assertThat(shipment().state()).isEqualTo(ShipmentState.CANCELLED);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
  }

  @Test
  void an_order_of_before_the_shipments_is_moved_by_its_own_steps() {
    scene.allSteps();
    scene.shipments =
        ShipmentSettings.builder()
            .make(ShipmentSettings.Make.WHEN_RECORDED)
            .placedSince(Instant.parse("2026-12-01T00:00:00Z"))
            .build();
    scene.recorded(1);
    invoiced();
    scene.beats(3);
    assertThat(shipment().state()).isEqualTo(ShipmentState.CANCELLED);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
  }

  @Test
  void a_shipment_that_a_person_calls_off_leaves_the_order_to_its_own_steps() {
    scene.allSteps();
    scene.recorded(1);
    courier.reachable(false);
    desk().create("1", ShipmentWish.usual(), "ana");
    invoiced();
    scene.beats(3);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(desk().cancel("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.beat();
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.FINISHED);
  }

  @Test
  void an_order_whose_waybill_was_cancelled_waits_for_the_next_one() {
    scene.allSteps();
    underway();
    assertThat(desk().cancel("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    invoiced();
    scene.beats(3);
    assertThat(scene.shop.status("1")).isEqualTo(OrderStatus.CONFIRMED);
  }
}
