package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Cancelling;
import biz.megzo.vortex.connector.CourierConnector.Labels;
import biz.megzo.vortex.connector.CourierConnector.Lookup;
import biz.megzo.vortex.connector.CourierConnector.Parcel;
import biz.megzo.vortex.connector.CourierConnector.Sought;
import biz.megzo.vortex.connector.CourierConnector.Tracking;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Everything that a {@link CourierConnector} promises. To prove one, extend this class: give the
 * connector and a courier's side that the tests can look at and disturb, usually a server that your
 * test starts. Tests of a capability that the connector does not have are skipped, by name.
 */
public abstract class CourierContract {
  /** The connector under test. Each test gets a courier's side without shipments. */
  protected abstract CourierConnector courier();

  /** How many live shipments bear a reference, counted at the courier's side. */
  protected abstract int shipmentsWith(String reference);

  /** What the courier was told to collect for the one shipment with this reference. */
  protected abstract Money toCollect(String reference);

  /** The next write takes effect, and its answer gets lost. */
  protected abstract void loseNextAnswer();

  /** The next write gets lost on its way, with the caller none the wiser. */
  protected abstract void loseNextRequest();

  /** The next write is refused for what it says: a locality that is unknown, for example. */
  protected abstract void refuseNext();

  /** Whether the courier can be reached at all. */
  protected abstract void reachable(boolean yes);

  /**
   * A connector to the same courier whose next write is taken and never answered to its end. Give
   * it a short time-out, and the test is as short. Empty where your side can not keep silent.
   */
  protected Optional<CourierConnector> unanswered() {
    return Optional.empty();
  }

  /** The courier's people bring a parcel to a phase; called for {@link #phases} only. */
  protected abstract void move(String number, Track.Phase phase);

  /** The phases that the courier's own events can tell; all but UNKNOWN unless it has fewer. */
  protected Set<Track.Phase> phases() {
    return EnumSet.complementOf(EnumSet.of(Track.Phase.UNKNOWN));
  }

  /** Now, by the clock that the connector was opened with. */
  protected abstract Instant now();

  /** An order that the courier's side knows, where it must know orders. */
  protected String orderId(int number) {
    return Integer.toString(1000 + number);
  }

  /** A shipment that the courier takes. */
  protected ShipmentRequest request(int number) {
    OrderKey order = OrderKey.of(LinkId.of("shop-1"), orderId(number));
    return new ShipmentRequest(
        order,
        Marker.of(order, 0).value(),
        new Recipient(
            "Ștefania Țăran",
            "Ștefania Țăran",
            "0700000001",
            "stefania@example.org",
            new Address("Str. Măgurii 7", "Brașov", "Brașov", "500001", "RO")),
        Parcels.one("2.5"),
        Money.ron("319.80"),
        Money.zero(),
        Set.of());
  }

  private static String number(Shipped shipped) {
    assertThat(shipped).isInstanceOf(Shipped.Created.class);
    return ((Shipped.Created) shipped).number();
  }

  private Parcel ship(int number) {
    ShipmentRequest request = request(number);
    return new Parcel(request.order(), number(courier().ship(request)));
  }

  private List<String> find(ShipmentRequest request) {
    Duration hour = Duration.ofHours(1);
    return ((Lookup) courier())
        .find(
            new Sought(request.order(), request.reference(), now().minus(hour), now().plus(hour)));
  }

  private void assumeLookup() {
    assumeTrue(courier() instanceof Lookup, "the courier can not be asked for a reference");
  }

  @Test
  void a_shipment_is_made_once_and_has_a_number() {
    ShipmentRequest request = request(1);
    assertThat(number(courier().ship(request))).isNotBlank();
    assertThat(shipmentsWith(request.reference())).isEqualTo(1);
  }

  @Test
  void two_shipments_have_two_numbers() {
    assertThat(ship(1).number()).isNotEqualTo(ship(2).number());
  }

  @Test
  void the_courier_collects_what_was_asked_to_the_ban() {
    ShipmentRequest request = request(1);
    courier().ship(request);
    assertThat(toCollect(request.reference()).sameToTheBan(request.cashOnDelivery())).isTrue();
  }

  @Test
  void nothing_is_collected_for_an_order_that_is_paid() {
    ShipmentRequest asked = request(1);
    ShipmentRequest paid =
        new ShipmentRequest(
            asked.order(),
            asked.reference(),
            asked.recipient(),
            asked.parcels(),
            Money.zero(),
            Money.zero(),
            Set.of());
    courier().ship(paid);
    assertThat(toCollect(asked.reference()).isZero()).isTrue();
  }

  @Test
  void a_lost_answer_is_unknown_and_nothing_is_sent_again() {
    ShipmentRequest request = request(1);
    loseNextAnswer();
    Shipped shipped = courier().ship(request);
    assertThat(shipped).isNotInstanceOf(Shipped.Refused.class);
    assertThat(shipmentsWith(request.reference())).isEqualTo(1);
  }

  @Test
  void a_courier_that_never_answers_is_given_up_in_time() {
    Optional<CourierConnector> silent = unanswered();
    assumeTrue(silent.isPresent(), "the courier's side can not keep silent");
    Shipped shipped =
        assertTimeoutPreemptively(
            ShipmentSettings.ofDefaults().writeTimeout(), () -> silent.get().ship(request(1)));
    assertThat(shipped).isInstanceOf(Shipped.Unknown.class);
    assertThat(shipmentsWith(request(1).reference())).isEqualTo(1);
  }

  @Test
  void a_shipment_whose_answer_was_lost_is_found_by_its_reference() {
    assumeLookup();
    ShipmentRequest request = request(1);
    ship(2);
    loseNextAnswer();
    courier().ship(request);
    assertThat(find(request)).hasSize(1).doesNotContainNull();
  }

  @Test
  void what_was_found_is_the_number_that_was_given() {
    assumeLookup();
    ShipmentRequest request = request(1);
    String number = number(courier().ship(request));
    assertThat(find(request)).containsExactly(number);
  }

  @Test
  void a_request_that_never_arrived_claims_no_shipment() {
    ShipmentRequest request = request(1);
    loseNextRequest();
    Shipped shipped = courier().ship(request);
    assertThat(shipped).isNotInstanceOf(Shipped.Created.class);
    assertThat(shipmentsWith(request.reference())).isZero();
  }

  @Test
  void a_reference_that_was_never_used_is_found_nowhere() {
    assumeLookup();
    ship(2);
    assertThat(find(request(1))).isEmpty();
  }

  @Test
  void a_lookup_counts_what_the_courier_has() {
    assumeLookup();
    ShipmentRequest request = request(1);
    courier().ship(request);
    courier().ship(request);
    assertThat(find(request)).hasSize(shipmentsWith(request.reference())).doesNotHaveDuplicates();
  }

  @Test
  void a_refusal_says_why_and_makes_nothing() {
    ShipmentRequest request = request(1);
    refuseNext();
    Shipped shipped = courier().ship(request);
    assertThat(shipped).isInstanceOf(Shipped.Refused.class);
    Shipped.Refused refused = (Shipped.Refused) shipped;
    assertThat(refused.retryable()).isFalse();
    assertThat(refused.reason()).isNotBlank();
    assertNoBuyer(refused.reason());
    assertThat(shipmentsWith(request.reference())).isZero();
  }

  @Test
  void a_courier_out_of_reach_makes_nothing_and_claims_nothing() {
    ShipmentRequest request = request(1);
    reachable(false);
    Shipped shipped = courier().ship(request);
    assertThat(shipped).isNotInstanceOf(Shipped.Created.class);
    if (shipped instanceof Shipped.Refused refused) {
      assertThat(refused.retryable()).isTrue();
    }
    reachable(true);
    assertThat(shipmentsWith(request.reference())).isZero();
  }

  @Test
  void a_lookup_out_of_reach_is_no_proof_of_absence() {
    assumeLookup();
    reachable(false);
    assertThatThrownBy(() -> find(request(1))).isInstanceOf(ConnectorException.class);
  }

  @Test
  void an_examination_never_throws() {
    assertThat(courier().examine()).isNotEmpty();
    reachable(false);
    assertThatCode(() -> courier().examine()).doesNotThrowAnyException();
  }

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
  void shipments_made_at_once_do_not_mix() {
    List<Parcel> made = Collections.synchronizedList(new ArrayList<>());
    Race.of(4, node -> made.add(ship(10 + node)));
    assertThat(made).hasSize(4);
    assertThat(made.stream().map(Parcel::number)).doesNotHaveDuplicates();
    for (int node = 0; node < 4; node++) {
      assertThat(shipmentsWith(request(10 + node).reference())).isEqualTo(1);
    }
  }

  @Test
  void names_are_short_and_nothing_prints_the_buyer() {
    assertThat(courier().name()).matches("[a-z0-9][a-z0-9-]{1,30}");
    assertNoBuyer(courier().toString());
    assertNoBuyer(request(1).toString());
    loseNextAnswer();
    assertNoBuyer(courier().ship(request(1)).toString());
  }

  private static void assertNoBuyer(String text) {
    assertThat(text).doesNotContain("tefania", "gurii", "0700000001");
  }
}
