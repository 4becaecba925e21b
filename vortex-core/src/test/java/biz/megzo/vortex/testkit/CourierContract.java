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
import biz.megzo.vortex.connector.ShipmentRequest.Option;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Everything that a {@link CourierConnector} promises. To prove one, extend this class: give the
 * connector and a courier's side that the tests can look at and disturb, usually a server that your
 * test starts. Tests of a capability that the connector does not have are skipped, by name; so are
 * those for which your side says nothing ({@link #told}, {@link #unanswered}, {@link #silent}).
 */
public abstract class CourierContract extends ParcelContract {
  @Test
  void a_shipment_is_made_once_and_has_a_number() {
    ShipmentRequest request = request(1);
    String number = number(courier().ship(request));
    assertThat(number).isNotBlank().hasSizeLessThanOrEqualTo(64).isEqualTo(number.strip());
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
  void what_was_asked_for_arrives_or_is_refused() {
    List<ShipmentRequest> unusual = new ArrayList<>();
    ShipmentRequest one = request(1);
    Parcels two = new Parcels(2, 0, new BigDecimal("3.75"));
    Parcels envelope = new Parcels(0, 1, new BigDecimal("0.5"));
    unusual.add(with(one, one.recipient(), two, Money.ron("100.50"), Set.of()));
    unusual.add(with(request(2), one.recipient(), envelope, Money.zero(), Set.of()));
    for (Option option : Option.values()) {
      ShipmentRequest next = request(unusual.size() + 1);
      unusual.add(with(next, one.recipient(), one.parcels(), Money.zero(), Set.of(option)));
    }
    for (ShipmentRequest asked : unusual) {
      if (madeOrRefused(asked)) {
        Optional<Told> told = told(asked.reference());
        assumeTrue(told.isPresent(), "the courier's side does not keep what it was told");
        Parcels parcels = told.orElseThrow().parcels();
        assertThat(parcels.count()).isEqualTo(asked.parcels().count());
        assertThat(parcels.envelopes()).isEqualTo(asked.parcels().envelopes());
        assertThat(parcels.weightKg()).isEqualByComparingTo(asked.parcels().weightKg());
        Money value = told.orElseThrow().declaredValue();
        assertThat(value.sameToTheBan(asked.declaredValue())).isTrue();
        assertThat(told.orElseThrow().options()).isEqualTo(asked.options());
      }
    }
  }

  @Test
  void a_recipient_without_phone_and_mail_is_served_or_refused() {
    ShipmentRequest usual = request(1);
    Recipient to = usual.recipient();
    Recipient silent = new Recipient(to.name(), to.contact(), null, null, to.address());
    madeOrRefused(with(usual, silent, usual.parcels(), Money.zero(), Set.of()));
  }

  /** True when it was made; a refusal is one for what the request says, and made nothing. */
  private boolean madeOrRefused(ShipmentRequest request) {
    Shipped shipped = courier().ship(request);
    if (shipped instanceof Shipped.Refused refused) {
      assertThat(refused.retryable()).as(refused.reason()).isFalse();
      assertThat(shipmentsWith(request.reference())).isZero();
      return false;
    }
    assertThat(number(shipped)).isNotBlank();
    return true;
  }

  @Test
  void a_lost_answer_is_unknown_and_nothing_is_sent_again() {
    int order = 1;
    for (Runnable lost : lostAnswers()) {
      ShipmentRequest request = request(order++);
      lost.run();
      assertThat(courier().ship(request)).isNotInstanceOf(Shipped.Refused.class);
      assertThat(shipmentsWith(request.reference())).isEqualTo(1);
    }
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
  void a_courier_that_says_nothing_holds_nobody_up() {
    CourierConnector silent = silent().orElse(null);
    assumeTrue(silent != null, "the courier's side can not be silent");
    Parcel parcel = new Parcel(request(1).order(), "999999999");
    inTime(() -> assertThat(silent.ship(request(1))).isNotInstanceOf(Shipped.Created.class));
    if (silent instanceof Lookup lookup) {
      Sought sought = new Sought(parcel.order(), request(1).reference(), now(), now());
      inTime(() -> assertFails(() -> lookup.find(sought)));
    }
    if (silent instanceof Labels labels) {
      inTime(() -> assertFails(() -> labels.label(parcel)));
    }
    if (silent instanceof Tracking tracking) {
      inTime(() -> assertFails(() -> tracking.track(parcel)));
    }
    if (silent instanceof Cancelling cancelling) {
      inTime(() -> assertThat(cancelling.cancel(parcel)).isNotInstanceOf(Done.Ok.class));
    }
  }

  private static void inTime(Executable call) {
    assertTimeoutPreemptively(ShipmentSettings.ofDefaults().writeTimeout(), call);
  }

  private static void assertFails(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(ConnectorException.class);
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
    String first = number(courier().ship(request));
    String second = number(courier().ship(request));
    List<String> oldestFirst = Stream.of(first, second).distinct().toList();
    assertThat(oldestFirst).hasSize(shipmentsWith(request.reference()));
    assertThat(find(request)).isEqualTo(oldestFirst);
  }

  @Test
  void a_lookup_reads_to_the_end() {
    assumeLookup();
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= many(); i++) {
      numbers.add(ship(i).number());
    }
    assertThat(find(request(1))).containsExactly(numbers.get(0));
    assertThat(find(request(many()))).containsExactly(numbers.get(many() - 1));
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
}
