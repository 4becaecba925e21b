package biz.megzo.vortex.fulfil;

import static biz.megzo.vortex.testkit.ShipmentScene.LINK;
import static biz.megzo.vortex.testkit.ShipmentScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.testkit.FakeCourier;
import biz.megzo.vortex.testkit.ShipmentScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits, fails or stays unclear on a parcel's way comes to an end, or to a person. */
class ShipmentTroubleTest {
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
  void a_courier_that_is_down_does_not_keep_the_parcels_of_another_waiting() {
    FakeCourier other = new FakeCourier("other");
    scene.couriers = List.of(scene.courier, other);
    scene.settings =
        ShipmentSettings.builder().channelId("fake-courier", "9").channelId("other", "8").build();
    for (long id = 1; id <= 6; id++) {
      ask(id);
    }
    scene.ship();
    scene.courier.reachable(false);
    scene.placed(lamps(7));
    scene.clock.advance(Duration.ofHours(5));
    scene.desk().create("7", new ShipmentWish("other", null, null), "ana");
    FlowReport report = scene.ship();
    assertThat(report.state()).isEqualTo(FlowReport.State.FAILED);
    assertThat(other.live()).hasSize(1);
    assertThat(scene.courier.tracked()).as("those of before").isEqualTo(6);
    scene.courier.reachable(true);
    scene.shipAfter(Duration.ofHours(6));
    assertThat(scene.courier.tracked()).isEqualTo(12);
  }

  @Test
  void a_status_that_is_never_answered_for_is_for_a_person() {
    ask(1);
    scene.ship();
    scene.channel.answerStatus(false);
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    for (int i = 0; i < 12; i++) {
      scene.shipAfter(Duration.ofHours(7));
    }
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.REFUSED_BY_CHANNEL);
    assertThat(scene.shipment(1).hold().detail()).contains("502");
  }

  @Test
  void another_waybill_entered_beside_ours_is_seen_before_the_order_is_moved_on() {
    ask(1);
    scene.ship();
    scene.channel.outside("1", "OUT4", "9");
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    int written = scene.channel.writes().size();
    scene.shipAfter(Duration.ofHours(7));
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.OTHER_ON_CHANNEL);
    assertThat(scene.shipment(1).hold().candidates()).containsExactly("OUT4");
    assertThat(scene.channel.writes()).hasSize(written);
    scene.desk().resolveAs("1", NUMBER, "ana");
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
    assertThat(scene.channel.writes()).hasSizeGreaterThan(written);
  }

  @Test
  void a_number_of_another_order_that_the_channel_shows_no_more_is_forgotten() {
    ask(1);
    scene.ship();
    ask(2);
    scene.channel.outside("2", NUMBER, "9");
    scene.ship();
    assertThat(hold(2)).isEqualTo(ShipmentHoldReason.NUMBER_TAKEN);
    scene.channel.remove("2", NUMBER);
    scene.desk().retry("2", "ana");
    scene.ship();
    assertThat(scene.shipment(2).state()).isEqualTo(ShipmentState.UNDERWAY);
    assertThat(scene.courier.live()).hasSize(2);
  }

  @Test
  void a_repeat_whose_first_send_shows_up_late_is_for_a_person() {
    LateLookup late = new LateLookup();
    scene.couriers = List.of(late);
    late.courier.next(FakeCourier.Fault.LOST_ANSWER);
    ask(1);
    scene.ship();
    scene.shipAfter(Duration.ofMinutes(6));
    assertThat(late.courier.live()).hasSize(2);
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.IN_DOUBT);
    assertThat(scene.shipment(1).hold().candidates()).containsExactly("2000000001", "2000000002");
  }

  @Test
  void a_host_that_hears_from_the_courier_has_the_parcel_looked_at_now() {
    ask(1);
    scene.ship();
    scene.courier.move(NUMBER, Track.Phase.DELIVERED);
    scene.vortex().wake(LINK, Flow.SHIPMENTS, "1");
    scene.vortex().runPending(LINK);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
  }

  @Test
  void a_hint_does_not_shorten_the_time_in_which_a_waybill_may_still_appear() {
    ask(1);
    scene.courier.next(FakeCourier.Fault.LOST_ANSWER);
    scene.ship();
    scene.vortex().wake(LINK, Flow.SHIPMENTS, "1");
    scene.vortex().runPending(LINK);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.MAKING);
    assertThat(scene.courier.sends()).isEqualTo(1);
  }

  @Test
  void an_order_that_is_paid_after_days_is_sent_with_the_pass_that_learns_of_it() {
    scene.placed(lamps(1).payment(card(Payment.State.UNPAID)));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    for (int i = 0; i < 9; i++) {
      scene.shipAfter(Duration.ofHours(7));
    }
    scene.channel.pay("1", card(Payment.State.PAID));
    scene.clock.advance(Duration.ofHours(3));
    scene.vortex().heartbeat(LINK);
    assertThat(scene.courier.live()).hasSize(1);
  }

  @Test
  void an_order_that_nobody_pays_is_said_to_a_person_after_two_weeks_and_looked_at_daily() {
    scene.placed(lamps(1).payment(card(Payment.State.UNPAID)));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    FlowReport report = scene.ship();
    for (int i = 0; i < 70; i++) {
      assertThat(report.state()).isEqualTo(i < 62 ? FlowReport.State.DONE : FlowReport.State.HELD);
      report = scene.shipAfter(Duration.ofHours(25));
    }
    assertThat(report.notices().toString()).contains("order 1", "two weeks", "waits for payment");
    assertThat(scene.shipAfter(Duration.ofHours(20)).count("waiting for payment")).isZero();
    scene.channel.pay("1", card(Payment.State.PAID));
    scene.shipAfter(Duration.ofHours(5));
    assertThat(scene.courier.live()).hasSize(1);
  }

  @Test
  void a_person_who_says_that_a_reported_waybill_counts_does_not_change_its_courier() {
    reportedBesideAnother();
    scene.desk().resolveAs("1", " ro1", "ana");
    assertThat(scene.shipment(1).awb().courier()).isEqualTo("dpd");
    scene.ship();
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void another_number_of_an_order_whose_waybills_are_reported_is_of_the_same_courier() {
    reportedBesideAnother();
    scene.desk().resolveAs("1", "900", "ana");
    assertThat(scene.shipment(1).awb().courier()).isEqualTo("dpd");
    assertThat(scene.shipment(1).number()).isEqualTo("900");
  }

  private void reportedBesideAnother() {
    scene.placed(lamps(1));
    scene.desk().report("1", "dpd", "RO1", "erp");
    scene.channel.outside("1", "900", "A");
    scene.ship();
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.OTHER_ON_CHANNEL);
  }

  @Test
  void a_refused_parcel_that_nobody_can_be_asked_for_goes_on_when_it_is_reported_again() {
    scene.placed(lamps(1));
    scene.desk().report("1", "dpd", "RO1", "erp");
    scene.ship();
    reported(Track.Phase.REFUSED);
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.PARCEL_REFUSED);
    reported(Track.Phase.REFUSED);
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.PARCEL_REFUSED);
    reported(Track.Phase.DELIVERED);
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.DONE);
    assertThat(scene.channel.writes()).endsWith("finished 1");
  }

  @Test
  void a_parcel_that_is_reported_each_week_is_not_silent() {
    scene.placed(lamps(1));
    scene.desk().report("1", "dpd", "RO1", "erp");
    scene.ship();
    for (int week = 0; week < 4; week++) {
      reported(Track.Phase.IN_TRANSIT);
      scene.shipAfter(Duration.ofDays(7));
    }
    assertThat(scene.shipment(1).state()).isEqualTo(ShipmentState.UNDERWAY);
  }

  private void reported(Track.Phase phase) {
    Track track = new Track(phase, "", "");
    assertThat(scene.desk().reportTrack("1", track, "erp")).isInstanceOf(ShipmentAnswer.Done.class);
    scene.ship();
  }

  @Test
  void a_number_that_can_be_none_is_for_a_person() {
    ask(1);
    scene.courier.nextNumber("9".repeat(65));
    scene.ship();
    assertThat(hold(1)).isEqualTo(ShipmentHoldReason.IN_DOUBT);
    assertThat(scene.shipment(1).hold().detail()).contains("too long");
  }

  private static Payment card(Payment.State state) {
    return new Payment(Payment.Method.CARD, state, "Card");
  }

  /** A courier whose list is behind: it never shows the newest shipment. */
  private static final class LateLookup implements CourierConnector, CourierConnector.Lookup {
    private final FakeCourier courier = new FakeCourier();

    @Override
    public String name() {
      return courier.name();
    }

    @Override
    public List<Finding> examine() {
      return courier.examine();
    }

    @Override
    public Shipped ship(ShipmentRequest request) {
      return courier.ship(request);
    }

    @Override
    public List<String> find(Sought sought) {
      List<String> all = courier.find(sought);
      return all.isEmpty() ? all : all.subList(0, all.size() - 1);
    }
  }
}
