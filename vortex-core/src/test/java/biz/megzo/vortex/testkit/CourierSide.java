package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Lookup;
import biz.megzo.vortex.connector.CourierConnector.Parcel;
import biz.megzo.vortex.connector.CourierConnector.Sought;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentRequest.Option;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A courier's side as {@link CourierContract} needs it: what your test says of the courier, and how
 * it disturbs it.
 */
public abstract class CourierSide {
  /** The connector under test. Each test gets a courier's side without shipments. */
  protected abstract CourierConnector courier();

  /** How many live shipments bear a reference, counted at the courier's side. */
  protected abstract int shipmentsWith(String reference);

  /** What the courier was told to collect for the one shipment with this reference. */
  protected abstract Money toCollect(String reference);

  /** The next write, a create or a cancellation, takes effect, and its answer gets lost. */
  protected abstract void loseNextAnswer();

  /**
   * Each way in which the answer to the next write, which takes effect, can get lost. Where the
   * courier speaks HTTP, add a server error (500, or a gateway's 502) and an answer that is none (a
   * page of HTML with status 200): connectors take these for refusals.
   */
  protected List<Runnable> lostAnswers() {
    return List.of(this::loseNextAnswer);
  }

  /** The next write gets lost on its way, with the caller none the wiser. */
  protected abstract void loseNextRequest();

  /**
   * The next write is refused for what it says: a street that is unknown, for example. Have the
   * refusal repeat name, phone and street, as couriers do: that is what the test is after.
   */
  protected abstract void refuseNext();

  /** Whether the courier can be reached at all. */
  protected abstract void reachable(boolean yes);

  /**
   * A connector to the same courier whose next write is taken and never answered to its end. Give
   * it a short time-out, and the test is as short. Empty where your side can not keep silent: then
   * nothing proves that the connector gives up.
   */
  protected Optional<CourierConnector> unanswered() {
    return Optional.empty();
  }

  /**
   * A connector to a courier that takes every connection and never says a word: a server socket
   * that nobody accepts from will do. Give it a short time-out. Empty where there is no such
   * courier: then nothing proves that reads are given up.
   */
  protected Optional<CourierConnector> silent() {
    return Optional.empty();
  }

  /**
   * The courier's people bring a parcel to a phase; called for {@link #phases} only. For {@code
   * UNKNOWN} something happens to it that no connector has heard of.
   */
  protected abstract void move(String number, Track.Phase phase);

  /** The phases that the courier's own events can tell; all unless it has fewer. */
  protected Set<Track.Phase> phases() {
    return EnumSet.allOf(Track.Phase.class);
  }

  /** More shipments than fit on one page of what {@link Lookup} reads; 12 unless it says so. */
  protected int many() {
    return 12;
  }

  /**
   * What the courier was told of a shipment beside recipient and what it collects.
   *
   * @param declaredValue zero when it is not insured
   */
  public record Told(Parcels parcels, Money declaredValue, Set<Option> options) {}

  /**
   * What the courier was told of the one shipment with this reference. Empty where your side does
   * not keep it: then nothing proves that it arrives.
   */
  protected Optional<Told> told(String reference) {
    return Optional.empty();
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

  static String number(Shipped shipped) {
    assertThat(shipped).isInstanceOf(Shipped.Created.class);
    return ((Shipped.Created) shipped).number();
  }

  /** The same request with another recipient, other parcels, value and options. */
  static ShipmentRequest with(
      ShipmentRequest request, Recipient recipient, Parcels parcels, Money value, Set<Option> all) {
    return new ShipmentRequest(
        request.order(),
        request.reference(),
        recipient,
        parcels,
        request.cashOnDelivery(),
        value,
        all);
  }

  final Parcel ship(int number) {
    ShipmentRequest request = request(number);
    return new Parcel(request.order(), number(courier().ship(request)));
  }

  final List<String> find(ShipmentRequest request) {
    Duration hour = Duration.ofHours(1);
    return ((Lookup) courier())
        .find(
            new Sought(request.order(), request.reference(), now().minus(hour), now().plus(hour)));
  }

  final void assumeLookup() {
    assumeTrue(courier() instanceof Lookup, "the courier can not be asked for a reference");
  }

  static void assertNoBuyer(String text) {
    assertThat(text).doesNotContain("tefania", "gurii", "0700000001", "0700 000 001");
  }
}
