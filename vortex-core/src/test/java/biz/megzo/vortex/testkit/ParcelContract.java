package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.CourierConnector.Cancelling;
import biz.megzo.vortex.connector.CourierConnector.Labels;
import biz.megzo.vortex.connector.CourierConnector.Lookup;
import biz.megzo.vortex.connector.CourierConnector.Parcel;
import biz.megzo.vortex.connector.CourierConnector.Tracking;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Track;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What {@link CourierContract} asks of parcels that exist: labels, tracking, cancelling. */
abstract class ParcelContract extends CourierSide {
  @Test
  void a_label_is_a_pdf_as_often_as_one_likes() {
    assumeTrue(courier() instanceof Labels, "the courier has no labels");
    Parcel parcel = ship(1);
    for (int i = 0; i < 2; i++) {
      byte[] label = ((Labels) courier()).label(parcel);
      assertThat(new String(label, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }
  }

  @Test
  void a_label_is_that_of_its_parcel() {
    assumeTrue(courier() instanceof Labels, "the courier has no labels");
    Parcel one = ship(1);
    Parcel other = ship(2);
    assertThat(((Labels) courier()).label(one)).isNotEqualTo(((Labels) courier()).label(other));
  }

  @Test
  void a_label_of_nothing_is_an_exception() {
    assumeTrue(courier() instanceof Labels, "the courier has no labels");
    Parcel nothing = new Parcel(request(1).order(), "999999999");
    assertThatThrownBy(() -> ((Labels) courier()).label(nothing))
        .isInstanceOf(ConnectorException.class);
  }

  @Test
  void a_parcel_is_announced_and_then_where_the_courier_says() {
    assumeTrue(courier() instanceof Tracking, "the courier can not be asked for parcels");
    int order = 1;
    for (Track.Phase phase : phases()) {
      Parcel parcel = ship(order++);
      assertThat(((Tracking) courier()).track(parcel).phase()).isEqualTo(Track.Phase.ANNOUNCED);
      if (phase != Track.Phase.ANNOUNCED) {
        move(parcel.number(), phase);
        Track track = ((Tracking) courier()).track(parcel);
        assertThat(track.phase()).isEqualTo(phase);
        assertThat(track.code() + track.label()).as("the courier's own words").isNotBlank();
        assertNoBuyer(track.toString());
      }
    }
  }

  @Test
  void tracking_nothing_or_nobody_is_an_exception() {
    assumeTrue(courier() instanceof Tracking, "the courier can not be asked for parcels");
    Parcel parcel = ship(1);
    Parcel nothing = new Parcel(parcel.order(), "999999999");
    assertThatThrownBy(() -> ((Tracking) courier()).track(nothing))
        .isInstanceOf(ConnectorException.class);
    reachable(false);
    assertThatThrownBy(() -> ((Tracking) courier()).track(parcel))
        .isInstanceOf(ConnectorException.class);
  }

  @Test
  void cancelling_twice_is_cancelling_once() {
    assumeTrue(courier() instanceof Cancelling, "the courier can not cancel");
    Parcel parcel = ship(1);
    for (int i = 0; i < 2; i++) {
      assertThat(((Cancelling) courier()).cancel(parcel)).isInstanceOf(Done.Ok.class);
    }
    assertThat(shipmentsWith(request(1).reference())).isZero();
    if (courier() instanceof Lookup) {
      assertThat(find(request(1))).isEmpty();
    }
  }

  @Test
  void cancelling_out_of_reach_is_not_done_and_does_not_throw() {
    assumeTrue(courier() instanceof Cancelling, "the courier can not cancel");
    Parcel parcel = ship(1);
    reachable(false);
    assertThat(((Cancelling) courier()).cancel(parcel)).isNotInstanceOf(Done.Ok.class);
    reachable(true);
    assertThat(shipmentsWith(request(1).reference())).isEqualTo(1);
  }

  @Test
  void a_cancellation_that_gets_lost_is_not_said_to_be_done() {
    assumeTrue(courier() instanceof Cancelling, "the courier can not cancel");
    Parcel parcel = ship(1);
    loseNextRequest();
    claims(((Cancelling) courier()).cancel(parcel));
    loseNextAnswer();
    claims(((Cancelling) courier()).cancel(parcel));
    assertThat(((Cancelling) courier()).cancel(parcel)).isInstanceOf(Done.Ok.class);
    assertThat(shipmentsWith(request(1).reference())).isZero();
  }

  /** What a cancellation of the first parcel claims has to be so. */
  private void claims(Done done) {
    boolean there = shipmentsWith(request(1).reference()) > 0;
    assertThat(done).isNotInstanceOf(there ? Done.Ok.class : Done.Refused.class);
  }

  @Test
  void a_parcel_that_arrived_is_not_said_to_be_cancelled() {
    assumeTrue(courier() instanceof Cancelling, "the courier can not cancel");
    assumeTrue(phases().contains(Track.Phase.DELIVERED), "the courier does not say what arrived");
    Parcel parcel = ship(1);
    move(parcel.number(), Track.Phase.DELIVERED);
    Done done = ((Cancelling) courier()).cancel(parcel);
    assertThat(done).isInstanceOf(Done.Refused.class);
    assertThat(((Done.Refused) done).reason()).isNotBlank();
  }

  @Test
  void cancelling_what_was_never_there_is_done() {
    assumeTrue(courier() instanceof Cancelling, "the courier can not cancel");
    Parcel nothing = new Parcel(request(1).order(), "999999999");
    assertThat(((Cancelling) courier()).cancel(nothing)).isInstanceOf(Done.Ok.class);
  }
}
