package biz.megzo.vortex.fulfil;

import static biz.megzo.vortex.testkit.ShipmentScene.LINK;
import static biz.megzo.vortex.testkit.ShipmentScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.event.ShipmentHeld;
import biz.megzo.vortex.event.ShipmentMade;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.ShipmentSettings.Make;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.testkit.FakeCourier;
import biz.megzo.vortex.testkit.FakeWaybills;
import biz.megzo.vortex.testkit.OrderScene;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.ShipmentScene;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a recorded order to a delivered parcel, and everything that can come in between. */
class ShipmentsTest {
  private static final String NUMBER = "2000000001";

  private final ShipmentScene scene = new ShipmentScene();

  private void ask(long id) {
    scene.placed(lamps(id));
    assertThat(scene.desk().create(Long.toString(id), ShipmentWish.usual(), "ana"))
        .isInstanceOf(ShipmentAnswer.Done.class);
  }

  private ShipmentHoldReason hold(long id) {
    ShipmentHold hold = scene.shipment(id).hold();
    assertThat(hold).as("hold of " + scene.shipment(id)).isNotNull();
    return hold.reason();
  }

  @Test
  void nothing_is_made_and_nothing_asked_unless_somebody_wants_it() {
    scene.placed(lamps(1));
    FlowReport report = scene.ship();
    assertThat(report.counts()).isEmpty();
    assertThat(scene.courier.sends()).isZero();
  }

  @Test
  void a_link_without_couriers_says_that_the_flow_is_absent() {
    scene.couriers = List.of();
    assertThat(scene.placed(lamps(1)).ship().state()).isEqualTo(FlowReport.State.ABSENT);
  }

  @Test
  void an_order_gets_one_waybill_that_the_channel_is_told_of_once() {
    List<ShipmentMade> told = new ArrayList<>();
    scene.listener =
        new VortexListener() {
          @Override
          public void shipmentMade(ShipmentMade event) {
            told.add(event);
          }
        };
    ask(1);
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.courier.numbers("1")).containsExactly(NUMBER);
    assertThat(scene.channel.writes()).containsExactly("register 1 " + NUMBER);
    assertThat(told).extracting(ShipmentMade::number).containsExactly(NUMBER);
    for (int i = 0; i < 5; i++) {
      scene.shipAfter(Duration.ofHours(4));
    }
    assertThat(scene.courier.sends()).isEqualTo(1);
    assertThat(scene.channel.writes()).hasSize(1);
  }

  @Test
  void every_recorded_order_gets_one_when_the_settings_say_so() {
    scene.settings =
        ShipmentSettings.builder()
            .make(Make.WHEN_RECORDED)
            .placedSince(lamps(1).channel().order().placedAt())
            .build();
    scene.placed(lamps(1), lamps(2)).ship();
    assertThat(scene.courier.live()).hasSize(2);
  }

  @Test
  void orders_of_long_ago_are_left_alone() {
    scene.settings =
        ShipmentSettings.builder()
            .make(Make.WHEN_RECORDED)
            .placedSince(lamps(1).channel().order().placedAt().plusSeconds(1))
            .build();
    scene.placed(lamps(1)).ship();
    assertThat(scene.courier.sends()).isZero();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.CANCELLED);
  }

  @Test
  void the_request_says_what_the_order_says() {
    ask(1);
    scene.ship();
    ShipmentRequest request = scene.courier.live().get(0);
    assertThat(request.recipient().name()).isEqualTo("Ștefania Țăran");
    assertThat(request.recipient().phone()).isEqualTo("0700000001");
    assertThat(request.recipient().address().city()).isEqualTo("Brașov");
    assertThat(request.parcels()).isEqualTo(Parcels.one("1"));
    assertThat(request.cashOnDelivery()).isEqualTo(Money.ron("319.80"));
    assertThat(request.declaredValue().isZero()).isTrue();
  }

  @Test
  void a_wish_decides_parcels_and_amount() {
    scene.placed(lamps(1));
    ShipmentWish wish =
        ShipmentWish.by("fake-courier")
            .parcels(new Parcels(3, 0, Parcels.one("7").weightKg()))
            .cashOnDelivery(Money.ron("1.00"));
    scene.desk().create("1", wish, "ana");
    scene.ship();
    assertThat(scene.courier.live().get(0).parcels().count()).isEqualTo(3);
    assertThat(scene.courier.live().get(0).cashOnDelivery()).isEqualTo(Money.ron("1.00"));
  }

  @Test
  void a_paid_order_is_sent_without_cash_on_delivery() {
    scene.placed(lamps(1).payment(new Payment(Payment.Method.CARD, Payment.State.UNKNOWN, "Card")));
    scene.channel.pay("1", new Payment(Payment.Method.CARD, Payment.State.PAID, "Card"));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.courier.live().get(0).cashOnDelivery().isZero()).isTrue();
  }

  @Test
  void a_card_order_that_is_not_paid_waits_and_goes_once_it_is() {
    scene.placed(lamps(1).payment(new Payment(Payment.Method.CARD, Payment.State.UNKNOWN, "Card")));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    assertThat(scene.ship().count("waiting for payment")).isEqualTo(1);
    assertThat(scene.courier.sends()).isZero();
    assertThat(scene.shipment(1).pace().note()).contains("CARD");
    scene.channel.pay("1", new Payment(Payment.Method.CARD, Payment.State.PAID, "Card"));
    scene.shipAfter(Duration.ofHours(1));
    assertThat(scene.courier.live()).hasSize(1);
  }

  @Test
  void a_waybill_from_outside_is_taken_over_and_none_is_made() {
    ask(1);
    scene.channel.outside("1", "900", "Fake Courier");
    scene.ship();
    assertThat(scene.courier.sends()).isZero();
    assertThat(scene.shipment(1).number()).isEqualTo("900");
    assertThat(scene.shipment(1).awb().courier()).isEqualTo("fake-courier");
    assertThat(scene.channel.writes()).isEmpty();
  }

  @Test
  void a_watched_order_takes_the_waybill_over_that_appears_later() {
    scene.settings = ShipmentSettings.builder().watch(true).build();
    scene.placed(lamps(1)).ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.WATCHED);
    scene.channel.outside("1", "900", "Another");
    scene.shipAfter(Duration.ofHours(1));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.shipment(1).awb().courier()).isEqualTo("Another");
  }

  @Test
  void several_waybills_on_the_channel_are_for_a_person() {
    ask(1);
    scene.channel.outside("1", "900", "A");
    scene.channel.outside("1", "901", "A");
    scene.ship();
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.SEVERAL_ON_CHANNEL);
    assertThat(scene.shipment(1).hold().candidates()).containsExactly("900", "901");
    scene.channel.remove("1", "901");
    assertThat(scene.desk().resolveAs("1", "900", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.channel.writes()).isEmpty();
  }

  @Test
  void a_lost_answer_is_looked_up_after_the_quiet_period_and_not_sent_again() {
    ask(1);
    scene.courier.next(FakeCourier.Fault.LOST_ANSWER);
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.MAKING);
    scene.shipAfter(Duration.ofMinutes(1));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.MAKING);
    scene.shipAfter(Duration.ofMinutes(5));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.courier.sends()).isEqualTo(1);
  }

  @Test
  void a_lost_request_is_proved_absent_and_sent_again() {
    ask(1);
    scene.courier.next(FakeCourier.Fault.LOST_REQUEST);
    scene.ship();
    scene.shipAfter(Duration.ofMinutes(6));
    assertThat(scene.courier.live()).hasSize(1);
    assertThat(scene.courier.sends()).isEqualTo(2);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void what_is_lost_again_and_again_is_for_a_person() {
    ask(1);
    for (int i = 0; i < 6; i++) {
      scene.courier.next(FakeCourier.Fault.LOST_REQUEST);
      scene.shipAfter(Duration.ofMinutes(10));
    }
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.IN_DOUBT);
    assertThat(scene.courier.sends()).isEqualTo(3);
    scene.courier.next(FakeCourier.Fault.NONE);
    assertThat(scene.desk().resolveAbsent("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.courier.live()).hasSize(1);
  }

  @Test
  void a_connector_that_throws_is_treated_as_unknown() {
    ask(1);
    scene.courier.next(FakeCourier.Fault.THROWS);
    scene.ship();
    scene.shipAfter(Duration.ofMinutes(6));
    assertThat(scene.courier.live()).hasSize(1);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void what_was_certainly_not_sent_is_simply_tried_again() {
    ask(1);
    for (int i = 0; i < 5; i++) {
      scene.courier.next(FakeCourier.Fault.NOT_SENT);
      scene.shipAfter(Duration.ofHours(3));
      assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.PLANNED);
    }
    scene.shipAfter(Duration.ofHours(3));
    assertThat(scene.courier.live()).hasSize(1);
  }

  @Test
  void a_refusal_is_for_a_person_and_goes_on_after_a_retry() {
    List<ShipmentHeld> told = new ArrayList<>();
    scene.listener =
        new VortexListener() {
          @Override
          public void shipmentHeld(ShipmentHeld event) {
            told.add(event);
          }
        };
    ask(1);
    scene.courier.next(FakeCourier.Fault.REFUSED);
    FlowReport report = scene.ship();
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.REFUSED_BY_COURIER);
    assertThat(report.state()).isEqualTo(FlowReport.State.HELD);
    assertThat(told).hasSize(1);
    assertThat(scene.shipAfter(Duration.ofHours(1)).state()).isEqualTo(FlowReport.State.HELD);
    assertThat(scene.courier.sends()).isEqualTo(1);
    scene.desk().retry("1", "ana");
    scene.ship();
    assertThat(scene.courier.live()).hasSize(1);
  }

  @Test
  void a_number_that_another_order_has_is_held() {
    ask(1);
    scene.ship();
    ask(2);
    scene.courier.nextNumber(NUMBER);
    scene.ship();
    assertThat(hold(2)).isEqualTo(ShipmentHoldReason.NUMBER_TAKEN);
    assertThat(scene.shipment(2).hold().detail()).contains("order 1");
    assertThat(scene.channel.numbers("2")).isEmpty();
  }

  @Test
  void a_reported_number_that_another_order_has_is_refused() {
    ask(1);
    scene.ship();
    scene.placed(lamps(2));
    ShipmentAnswer answer = scene.desk().report("2", "9", NUMBER);
    assertThat(answer).isInstanceOf(ShipmentAnswer.Refused.class);
  }

  @Test
  void a_reported_waybill_is_registered_once() {
    scene.placed(lamps(1));
    assertThat(scene.desk().report("1", "9", " 555 ")).isInstanceOf(ShipmentAnswer.Done.class);
    assertThat(scene.desk().report("1", "9", "555")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    scene.shipAfter(Duration.ofDays(1));
    assertThat(scene.channel.writes()).containsExactly("register 1 555");
    assertThat(scene.desk().report("1", "9", "556")).isInstanceOf(ShipmentAnswer.Refused.class);
    assertThat(scene.desk().report("77", "9", "557")).isInstanceOf(ShipmentAnswer.Refused.class);
    assertThat(scene.desk().create("1", ShipmentWish.usual(), "ana"))
        .isInstanceOf(ShipmentAnswer.Refused.class);
  }

  @Test
  void a_reported_waybill_needs_no_courier_in_the_link() {
    scene.couriers = List.of();
    scene.placed(lamps(1));
    scene.desk().report("1", "9", "555");
    assertThat(scene.ship().count("registered")).isEqualTo(1);
    scene.desk().reportTrack("1", new Track(Track.Phase.DELIVERED, "", "livrat"), "host");
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
    assertThat(scene.channel.writes())
        .containsExactly("register 1 555", "confirmed 1", "ready 1", "finished 1");
  }

  @Test
  void a_registration_whose_answer_was_lost_is_not_repeated() {
    ask(1);
    scene.channel.next(FakeWaybills.Fault.LOST_ANSWER);
    scene.ship();
    scene.shipAfter(Duration.ofMinutes(10));
    assertThat(scene.channel.numbers("1")).containsExactly(NUMBER);
    assertThat(scene.channel.writes()).hasSize(1);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void a_registration_that_got_lost_is_sent_again_after_a_look() {
    ask(1);
    scene.channel.next(FakeWaybills.Fault.LOST_REQUEST);
    scene.ship();
    scene.shipAfter(Duration.ofMinutes(10));
    assertThat(scene.channel.numbers("1")).containsExactly(NUMBER);
    assertThat(scene.channel.writes()).hasSize(2);
  }

  @Test
  void a_channel_that_forgets_is_never_told_twice() {
    ask(1);
    scene.channel.next(FakeWaybills.Fault.FORGETS);
    scene.ship();
    for (int i = 0; i < 5; i++) {
      scene.shipAfter(Duration.ofMinutes(10));
    }
    assertThat(scene.channel.writes()).hasSize(1);
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.REFUSED_BY_CHANNEL);
  }

  @Test
  void another_waybill_on_the_channel_than_ours_is_for_a_person() {
    ask(1);
    scene.channel.next(FakeWaybills.Fault.LOST_REQUEST);
    scene.ship();
    scene.channel.outside("1", "900", "A");
    scene.shipAfter(Duration.ofMinutes(10));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.OTHER_ON_CHANNEL);
    assertThat(scene.channel.writes()).hasSize(1);
    assertThat(scene.desk().resolveAs("1", "900", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.shipment(1).number()).isEqualTo("900");
    assertThat(scene.shipment(1).making().dropped()).containsExactly(NUMBER);
  }

  @Test
  void a_parcel_on_its_way_makes_the_order_ready_and_delivered_finishes_it() {
    ask(1);
    scene.ship();
    scene.courier.move(NUMBER, Track.Phase.PICKED_UP);
    scene.shipAfter(Duration.ofHours(3));
    assertThat(status()).isEqualTo(OrderStatus.READY);
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    scene.shipAfter(Duration.ofHours(4));
    assertThat(status()).isEqualTo(OrderStatus.FINISHED);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
    int asked = scene.courier.tracked();
    scene.shipAfter(Duration.ofDays(2));
    assertThat(scene.courier.tracked()).isEqualTo(asked);
    assertThat(scene.channel.writes())
        .containsExactly("register 1 " + NUMBER, "confirmed 1", "ready 1", "finished 1");
  }

  private OrderStatus status() {
    return scene.orders.order("1").orElseThrow().order().status().meaning();
  }

  @Test
  void a_status_that_stands_already_is_not_written() {
    ask(1);
    scene.ship();
    scene.orders.put(lamps(1).status(OrderStatus.FINISHED).channel());
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    scene.shipAfter(Duration.ofHours(4));
    assertThat(scene.channel.writes()).containsExactly("register 1 " + NUMBER);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void a_status_that_the_channel_refuses_again_and_again_is_for_a_person() {
    ask(1);
    scene.ship();
    scene.channel.refuseStatus(true);
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    for (int i = 0; i < 8; i++) {
      scene.shipAfter(Duration.ofHours(7));
    }
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.REFUSED_BY_CHANNEL);
    assertThat(scene.shipment(1).hold().detail()).contains("no invoice");
  }

  @Test
  void lost_refused_and_returned_parcels_are_for_a_person() {
    ask(1);
    ask(2);
    ask(3);
    scene.ship();
    scene.courier.move("2000000001", Track.Phase.LOST);
    scene.courier.move("2000000002", Track.Phase.REFUSED);
    scene.courier.move("2000000003", Track.Phase.RETURNED);
    scene.shipAfter(Duration.ofHours(3));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.LOST);
    assertThat(hold(2)).isEqualTo(ShipmentHoldReason.PARCEL_REFUSED);
    assertThat(hold(3)).isEqualTo(ShipmentHoldReason.RETURNED);
    assertThat(scene.desk().dismiss("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void what_the_channel_is_told_follows_the_links_own_table() {
    RuleStore.Table table =
        new RuleStore.Table(
            DeliverySteps.TABLE,
            1,
            "from,to\nPICKED_UP,none\nfake-courier/IN,finish\n",
            "ana",
            "",
            scene.clock.instant());
    Fact fact = new Fact(scene.clock.instant(), "ana", "table", "table.imported", "");
    assertThat(scene.store.rules().publishTable(ShipmentScene.LINK, table, fact)).isTrue();
    ask(1);
    scene.ship();
    scene.courier.move(NUMBER, Track.Phase.PICKED_UP);
    scene.shipAfter(Duration.ofHours(3));
    assertThat(status()).isEqualTo(OrderStatus.NEW);
    scene.courier.move(NUMBER, Track.Phase.IN_TRANSIT);
    scene.shipAfter(Duration.ofHours(4));
    assertThat(status()).isEqualTo(OrderStatus.FINISHED);
  }

  @Test
  void a_row_that_can_not_be_used_is_named_and_the_rest_counts() {
    DeliverySteps steps = DeliverySteps.read(3, "from;to\nLOST;none\nX;perhaps\n");
    assertThat(steps.problems())
        .containsExactly("line 3 says neither none, ready, finish nor hold");
    assertThat(steps.of("a", new Track(Track.Phase.LOST, "", ""))).isEqualTo(DeliveryStep.NONE);
    assertThat(steps.of("a", new Track(Track.Phase.DELIVERED, "", "")))
        .isEqualTo(DeliveryStep.FINISH);
    assertThat(steps.version()).isEqualTo(3);
  }

  @Test
  void silence_of_the_courier_is_noticed() {
    ask(1);
    scene.ship();
    for (int i = 0; i < 32; i++) {
      scene.shipAfter(Duration.ofHours(12));
    }
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.NO_NEWS);

    scene.desk().retry("1", "ana");
    scene.ship();
    assertThat(scene.shipment(1).state()).as("a person asked").isEqualTo(ShipmentState.UNDERWAY);
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    scene.shipAfter(Duration.ofDays(1));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void silence_of_a_parcel_that_nobody_can_be_asked_for_is_noticed_unless_its_order_is_finished() {
    scene.couriers = List.of();
    scene.placed(lamps(1), lamps(2));
    scene.desk().report("1", "dpd", "RO1", "erp");
    scene.desk().report("2", "dpd", "RO2", "erp");
    scene.ship();
    scene.placed(lamps(2).status(OrderStatus.FINISHED));
    for (int day = 0; day < 16; day++) {
      scene.shipAfter(Duration.ofDays(1));
    }
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.NO_NEWS);
    assertThat(scene.shipment(2).state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void a_cancelled_order_gets_no_waybill() {
    ask(1);
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.SUSPENDED);
    for (int day = 0; day < 40; day++) {
      for (int look = 0; look < 48; look++) {
        scene.shipAfter(Duration.ofMinutes(30));
      }
    }
    assertThat(scene.courier.sends()).isZero();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.CANCELLED);
    assertThat(scene.desk().retry("1", "ana")).isInstanceOf(ShipmentAnswer.Refused.class);
  }

  @Test
  void an_order_that_comes_back_after_it_was_cancelled_gets_its_waybill() {
    ask(1);
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).ship();
    scene.shipAfter(Duration.ofHours(5));
    assertThat(scene.courier.sends()).isZero();

    scene.placed(lamps(1));
    FlowReport report = scene.shipAfter(Duration.ofHours(1));
    assertThat(report.counts()).containsEntry("resumed", 1L);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.courier.numbers("1")).containsExactly(NUMBER);
  }

  @Test
  void an_order_whose_shipment_a_person_cancelled_gets_none_when_it_comes_back() {
    ask(1);
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).ship();
    assertThat(scene.desk().cancel("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.placed(lamps(1)).shipAfter(Duration.ofDays(1));
    assertThat(scene.courier.sends()).isZero();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.CANCELLED);
  }

  @Test
  void a_parcel_that_was_stopped_with_its_order_is_made_anew_when_every_order_gets_one() {
    scene.settings = ShipmentSettings.builder().make(Make.WHEN_RECORDED).build();
    scene.placed(lamps(1)).ship();
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).shipAfter(Duration.ofHours(3));
    assertThat(scene.desk().cancel("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    assertThat(scene.courier.live()).isEmpty();

    scene.placed(lamps(1)).shipAfter(Duration.ofHours(1));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.shipment(1).number()).isNotEqualTo(NUMBER);
    assertThat(scene.courier.live()).hasSize(1);
  }

  @Test
  void an_order_cancelled_after_its_waybill_was_made_is_for_a_person() {
    ask(1);
    scene.ship();
    scene.placed(lamps(1).status(OrderStatus.CANCELLED));
    scene.shipAfter(Duration.ofHours(3));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.ORDER_CANCELLED);
    assertThat(scene.desk().cancel("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    assertThat(scene.courier.live()).isEmpty();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.CANCELLED);
  }

  @Test
  void an_order_paid_by_card_after_its_waybill_collects_cash_is_for_a_person() {
    ask(1);
    scene.ship();
    scene.placed(lamps(1).payment(new Payment(Payment.Method.CARD, Payment.State.PAID, "card")));
    scene.shipAfter(Duration.ofHours(3));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.COLLECTS_OTHERWISE);
    assertThat(scene.shipment(1).hold().detail()).contains("319.80", "0.00");

    assertThat(scene.desk().retry("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.courier.move(NUMBER, Track.Phase.IN_TRANSIT);
    scene.shipAfter(Duration.ofHours(3));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.courier.sends()).isEqualTo(1);
  }

  @Test
  void an_order_that_is_to_be_paid_by_card_after_its_waybill_collects_cash_is_for_a_person() {
    ask(1);
    scene.ship();
    scene.placed(lamps(1).payment(new Payment(Payment.Method.CARD, Payment.State.UNKNOWN, "card")));
    scene.shipAfter(Duration.ofHours(3));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.COLLECTS_OTHERWISE);
    assertThat(scene.shipment(1).hold().detail()).contains("319.80", "CARD");
  }

  @Test
  void an_order_whose_total_changes_after_its_waybill_is_for_a_person_unless_one_gave_the_amount() {
    ask(1);
    scene.placed(lamps(2));
    scene.desk().create("2", ShipmentWish.usual().cashOnDelivery(Money.ron("100")), "ana");
    scene.ship();
    scene.placed(
        Orders.sample(OrderScene.key(1)).line("LAMP", 1, "149.90").transport("20.00"),
        Orders.sample(OrderScene.key(2)).line("LAMP", 1, "149.90").transport("20.00"));
    scene.shipAfter(Duration.ofHours(3));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.COLLECTS_OTHERWISE);
    assertThat(scene.shipment(2).state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void a_cancelled_waybill_is_not_taken_over_again_and_another_can_be_made() {
    ask(1);
    scene.ship();
    scene.desk().cancel("1", "ana");
    assertThat(scene.desk().create("1", ShipmentWish.usual(), "ana"))
        .isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.shipment(1).number()).isEqualTo("2000000002");
    assertThat(scene.courier.live()).hasSize(1);
    assertThat(scene.channel.numbers("1")).containsExactly(NUMBER, "2000000002");
  }

  @Test
  void a_label_comes_from_the_courier_or_else_from_the_channel() {
    ask(1);
    assertThat(scene.desk().label("1")).isEmpty();
    scene.ship();
    assertThat(text(scene.desk().label("1").orElseThrow())).contains("AWB " + NUMBER);
    scene.placed(lamps(2));
    scene.channel.outside("2", "900", "Another");
    scene.desk().report("2", "Another", "900");
    scene.ship();
    assertThat(text(scene.desk().label("2").orElseThrow())).contains("id-900");
  }

  private static String text(byte[] pdf) {
    return new String(pdf, StandardCharsets.US_ASCII);
  }

  @Test
  void a_courier_out_of_reach_fails_the_flow_and_nothing_else() {
    ask(1);
    scene.ship();
    scene.courier.reachable(false);
    FlowReport report = scene.shipAfter(Duration.ofHours(3));
    assertThat(report.state()).isEqualTo(FlowReport.State.FAILED);
    scene.courier.reachable(true);
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    scene.shipAfter(Duration.ofHours(1));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void acts_that_make_no_sense_are_refused_with_a_word_in_two_languages() {
    scene.placed(lamps(1));
    for (ShipmentAnswer answer :
        List.of(
            scene.desk().retry("1", "ana"),
            scene.desk().create("99", ShipmentWish.usual(), "ana"),
            scene.desk().create("1", ShipmentWish.by("nobody"), "ana"),
            scene.desk().report("1", " ", "5"),
            scene.desk().cancel("1", "ana"))) {
      assertThat(answer).isInstanceOf(ShipmentAnswer.Refused.class);
      assertThat(((ShipmentAnswer.Refused) answer).english()).isNotBlank();
      assertThat(((ShipmentAnswer.Refused) answer).romanian()).isNotBlank();
    }
  }

  @Test
  void every_act_and_step_stands_in_the_audit_log_without_the_buyer() {
    ask(1);
    scene.ship();
    var facts = scene.store.audit().about(ShipmentScene.LINK, "shipment:1", null, 99);
    assertThat(facts)
        .extracting(fact -> fact.action())
        .containsExactly(
            "shipment.registered",
            "shipment.registering",
            "shipment.made",
            "shipment.making",
            "shipment.asked");
    assertThat(facts.toString()).doesNotContain("tefania", "gurii", "0700000001");
  }

  private static Orders oneLamp(long id) {
    return Orders.sample(OrderScene.key(id)).line("LAMP", 1, "149.90").transport("20.00");
  }

  @Test
  void an_amount_that_was_corrected_at_the_courier_is_not_that_of_the_next_waybill() {
    scene.settings = ShipmentSettings.builder().make(Make.WHEN_RECORDED).build();
    scene.placed(lamps(1)).ship();
    scene.placed(oneLamp(1)).shipAfter(Duration.ofHours(3));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.COLLECTS_OTHERWISE);
    scene.desk().retry("1", "ana");
    scene.shipAfter(Duration.ofHours(3));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);

    scene.placed(oneLamp(1).status(OrderStatus.CANCELLED)).shipAfter(Duration.ofHours(3));
    scene.desk().cancel("1", "ana");
    scene.placed(oneLamp(1)).shipAfter(Duration.ofHours(1));
    assertThat(scene.courier.live())
        .singleElement()
        .satisfies(one -> assertThat(one.cashOnDelivery()).isEqualTo(Money.ron("169.90")));
  }

  @Test
  void an_amount_that_changes_again_after_it_was_corrected_is_for_a_person_again() {
    ask(1);
    scene.ship();
    scene.placed(oneLamp(1)).shipAfter(Duration.ofHours(3));
    scene.desk().retry("1", "ana");
    scene.placed(lamps(1)).shipAfter(Duration.ofHours(3));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.COLLECTS_OTHERWISE);
    assertThat(scene.shipment(1).hold().detail()).contains("collects 169.90");
  }

  @Test
  void a_person_says_which_of_several_counts_although_the_channel_keeps_showing_the_others() {
    ask(1);
    scene.channel.outside("1", "900", "A");
    scene.channel.outside("1", "901", "A");
    scene.ship();
    scene.desk().resolveAs("1", "900", "ana");
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.shipment(1).making().dropped()).containsExactly("901");
  }

  @Test
  void a_person_says_that_ours_counts_although_the_channel_keeps_showing_another() {
    ask(1);
    scene.channel.next(FakeWaybills.Fault.LOST_REQUEST);
    scene.ship();
    scene.channel.outside("1", "900", "A");
    scene.shipAfter(Duration.ofMinutes(10));
    scene.desk().resolveAs("1", NUMBER, "ana");
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.shipment(1).number()).isEqualTo(NUMBER);
    assertThat(scene.channel.numbers("1")).containsExactly("900", NUMBER);
  }

  @Test
  void a_number_that_a_person_mistypes_does_not_cost_the_one_that_counts() {
    ask(1);
    ask(2);
    scene.channel.next(FakeWaybills.Fault.LOST_REQUEST);
    scene.ship();
    scene.channel.outside("1", "900", "A");
    scene.shipAfter(Duration.ofMinutes(10));
    String other = scene.shipment(2).number();
    assertThat(scene.desk().resolveAs("1", other, "ana"))
        .isInstanceOf(ShipmentAnswer.Refused.class);
    assertThat(scene.shipment(1).number()).isEqualTo(NUMBER);
    assertThat(scene.desk().resolveAs("1", NUMBER, "ana")).isInstanceOf(ShipmentAnswer.Done.class);
  }

  @Test
  void a_waybill_of_a_courier_that_can_not_be_asked_to_cancel_can_be_replaced() {
    CourierConnector shipsOnly =
        new CourierConnector() {
          @Override
          public String name() {
            return "ships-only";
          }

          @Override
          public List<Finding> examine() {
            return List.of();
          }

          @Override
          public Shipped ship(ShipmentRequest request) {
            return scene.courier.ship(request);
          }
        };
    scene.couriers = List.of(shipsOnly);
    ask(1);
    scene.ship();
    assertThat(scene.desk().cancel("1", "ana")).isInstanceOf(ShipmentAnswer.Refused.class);
    assertThat(scene.desk().resolveAbsent("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.shipment(1).number()).isEqualTo("2000000002");
  }

  @Test
  void what_the_courier_lost_can_be_sent_again() {
    ask(1);
    scene.ship();
    assertThat(scene.desk().resolveAbsent("1", "ana")).isInstanceOf(ShipmentAnswer.Refused.class);
    scene.courier.move(NUMBER, Track.Phase.LOST);
    scene.shipAfter(Duration.ofHours(3));
    assertThat(scene.desk().resolveAbsent("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.shipment(1).number()).isEqualTo("2000000002");
  }

  @Test
  void what_never_arrived_can_be_sent_again_after_it_was_closed() {
    ask(1);
    scene.ship();
    scene.courier.move(NUMBER, Track.Phase.RETURNED);
    scene.shipAfter(Duration.ofHours(3));
    assertThat(scene.desk().dismiss("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
    assertThat(scene.desk().create("1", ShipmentWish.usual(), "ana"))
        .isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.shipment(1).number()).isEqualTo("2000000002");
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    scene.courier.move("2000000002", Track.Phase.DELIVERED);
    scene.shipAfter(Duration.ofHours(3));
    assertThat(scene.desk().create("1", ShipmentWish.usual(), "ana"))
        .as("what was delivered is not sent again")
        .isInstanceOf(ShipmentAnswer.Refused.class);
  }

  @Test
  void an_amount_that_a_person_gave_is_asked_for_again_when_the_order_comes_back() {
    scene.placed(lamps(1));
    scene.desk().create("1", new ShipmentWish("", null, Money.ron("100.00")), "ana");
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).ship();
    scene.placed(lamps(1)).shipAfter(Duration.ofHours(1));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.COLLECTS_OTHERWISE);
    assertThat(scene.shipment(1).hold().detail()).contains("100.00");
    assertThat(scene.courier.sends()).isZero();
    assertThat(scene.desk().retry("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.courier.live().get(0).cashOnDelivery()).isEqualTo(Money.ron("100.00"));
  }

  @Test
  void an_amount_that_is_asked_for_again_can_be_another_one() {
    scene.placed(lamps(1));
    scene.desk().create("1", new ShipmentWish("", null, Money.ron("100.00")), "ana");
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).ship();
    scene.placed(lamps(1)).shipAfter(Duration.ofHours(1));
    assertThat(scene.desk().create("1", ShipmentWish.usual(), "ana"))
        .isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.courier.live().get(0).cashOnDelivery()).isEqualTo(Money.ron("319.80"));
  }

  @Test
  void a_parcel_on_its_way_gets_no_second_waybill_when_a_person_closed_it() {
    ask(1);
    scene.ship();
    scene.courier.move(NUMBER, Track.Phase.IN_TRANSIT);
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).shipAfter(Duration.ofHours(3));
    assertThat(scene.desk().dismiss("1", "ana")).isInstanceOf(ShipmentAnswer.Done.class);
    assertThat(scene.desk().create("1", ShipmentWish.usual(), "ana"))
        .isInstanceOf(ShipmentAnswer.Refused.class);
  }

  @Test
  void a_parcel_whose_courier_was_unplugged_for_a_while_is_followed_again() {
    ask(1);
    scene.ship();
    scene.couriers = List.of();
    scene.shipAfter(Duration.ofHours(3));
    int writes = scene.channel.writes().size();
    for (int day = 0; day < 3; day++) {
      scene.shipAfter(Duration.ofDays(1));
    }
    assertThat(scene.channel.writes()).hasSize(writes);
    scene.couriers = List.of(scene.courier);
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    scene.shipAfter(Duration.ofDays(1));
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void an_order_cancelled_while_nobody_can_be_asked_for_its_parcel_is_for_a_person() {
    scene.couriers = List.of();
    scene.placed(lamps(1));
    assertThat(scene.desk().report("1", "dpd", "RO1", "erp"))
        .isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
    scene.placed(lamps(1).status(OrderStatus.CANCELLED)).shipAfter(Duration.ofDays(1));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.ORDER_CANCELLED);
  }

  @Test
  void an_order_that_waits_for_a_person_gets_its_waybill_only_after_that() {
    ask(1);
    scene.courier.next(FakeCourier.Fault.NOT_SENT);
    scene.ship();
    scene.placed(lamps(1).total("300.00"));
    assertThat(scene.vortex().orders(LINK).find("1").orElseThrow().state())
        .isEqualTo(OrderState.HELD);
    assertThat(scene.shipAfter(Duration.ofHours(1)).count("waiting for their orders")).isEqualTo(1);
    assertThat(scene.courier.live()).isEmpty();
    scene.placed(lamps(1)).shipAfter(Duration.ofHours(1));
    assertThat(scene.courier.live()).hasSize(1);
  }
}
