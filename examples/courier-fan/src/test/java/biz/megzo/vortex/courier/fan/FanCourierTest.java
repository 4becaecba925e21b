package biz.megzo.vortex.courier.fan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Parcel;
import biz.megzo.vortex.connector.CourierConnector.Sought;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentRequest.Option;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.courier.fan.fake.FakeFan;
import biz.megzo.vortex.courier.fan.fake.FakeFan.Fault;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.testkit.CourierContract;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FAN Courier keeps every promise of a courier, against a server that follows the page. */
class FanCourierTest extends CourierContract {
  private static final Map<Track.Phase, String> EVENTS =
      new EnumMap<>(
          Map.of(
              Track.Phase.ANNOUNCED, "S38",
              Track.Phase.PICKED_UP, "C0",
              Track.Phase.IN_TRANSIT, "H10",
              Track.Phase.OUT_FOR_DELIVERY, "S1",
              Track.Phase.DELIVERED, "S2",
              Track.Phase.REFUSED, "S6",
              Track.Phase.RETURNED, "S43",
              Track.Phase.LOST, "S37",
              Track.Phase.UNKNOWN, "Z99"));

  private static final Map<String, Option> OPTIONS =
      Map.of("A", Option.OPEN_ON_DELIVERY, "S", Option.SATURDAY);

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore(clock);
  private ServerSocket mute;
  private FakeFan fake;
  private FanCourier courier;

  @BeforeEach
  void open() throws IOException {
    mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    fake = FakeFan.start(clock);
    courier = open(FakeFan.PASSWORD);
  }

  private FanCourier open(String password) {
    FanCourierConfig config =
        FanCourierConfig.builder(FakeFan.USER, password, FakeFan.CLIENT).base(fake.base()).build();
    return FanCourier.open(
        config, new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases()));
  }

  @AfterEach
  void close() throws IOException {
    mute.close();
    fake.close();
  }

  @Override
  protected CourierConnector courier() {
    return courier;
  }

  private List<FakeFan.Parcel> with(String reference) {
    return fake.parcels().stream()
        .filter(one -> one.info().path("costCenter").asText().equals(reference))
        .toList();
  }

  @Override
  protected int shipmentsWith(String reference) {
    return with(reference).size();
  }

  @Override
  protected Money toCollect(String reference) {
    return Money.ron(with(reference).get(0).info().path("cod").decimalValue());
  }

  @Override
  protected void loseNextAnswer() {
    fake.next(Fault.LOST_ANSWER);
  }

  @Override
  protected void loseNextRequest() {
    fake.next(Fault.LOST_REQUEST);
  }

  @Override
  protected List<Runnable> lostAnswers() {
    return List.of(
        this::loseNextAnswer,
        () -> fake.next(Fault.BAD_GATEWAY),
        () -> fake.next(Fault.HTML),
        () -> fake.next(Fault.LATE_401));
  }

  @Override
  protected Optional<Told> told(String reference) {
    JsonNode info = with(reference).get(0).info();
    Set<Option> options = EnumSet.noneOf(Option.class);
    info.path("options").forEach(one -> options.add(OPTIONS.get(one.asText())));
    Parcels parcels =
        new Parcels(
            info.at("/packages/parcel").asInt(),
            info.at("/packages/envelope").asInt(),
            info.path("weight").decimalValue());
    return Optional.of(
        new Told(parcels, Money.ron(info.path("declaredValue").decimalValue()), options));
  }

  /** Pages have tests of their own here; the connector keeps to four calls in a second. */
  @Override
  protected int many() {
    return 3;
  }

  @Override
  protected void refuseNext() {
    fake.next(Fault.UNPROCESSABLE);
  }

  @Override
  protected Optional<CourierConnector> unanswered() {
    fake.next(Fault.STUCK);
    FanCourierConfig config =
        FanCourierConfig.builder(FakeFan.USER, FakeFan.PASSWORD, FakeFan.CLIENT)
            .base(fake.base())
            .timeout(Duration.ofSeconds(3))
            .build();
    return Optional.of(
        FanCourier.open(
            config,
            new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases())));
  }

  @Override
  protected Optional<CourierConnector> silent() {
    FanCourierConfig config =
        FanCourierConfig.builder(FakeFan.USER, FakeFan.PASSWORD, FakeFan.CLIENT)
            .base(URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/"))
            .timeout(Duration.ofMillis(200))
            .build();
    return Optional.of(
        FanCourier.open(
            config,
            new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases())));
  }

  @Override
  protected void reachable(boolean yes) {
    fake.reachable(yes);
  }

  @Override
  protected void move(String number, Track.Phase phase) {
    fake.event(number, EVENTS.get(phase), phase.name());
  }

  @Override
  protected Set<Track.Phase> phases() {
    return EVENTS.keySet();
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  private List<String> found(ShipmentRequest request, Instant from, Instant until) {
    return courier.find(new Sought(request.order(), request.reference(), from, until));
  }

  @Test
  void what_is_sent_is_what_the_page_names() {
    courier.ship(request(1));
    JsonNode info = fake.parcels().get(0).info();
    assertThat(info.path("service").asText()).isEqualTo("Cont Colector");
    assertThat(info.at("/packages/parcel").asInt()).isEqualTo(1);
    assertThat(info.path("weight").decimalValue()).isEqualByComparingTo("2.5");
    JsonNode recipient = fake.recipients().get(0);
    assertThat(recipient.path("name").asText()).isEqualTo("Ștefania Țăran");
    assertThat(recipient.at("/address/locality").asText()).isEqualTo("Brasov");
    assertThat(recipient.at("/address/street").asText()).isEqualTo("Str. Măgurii 7");
  }

  @Test
  void sectors_are_bucharest_and_options_are_letters() {
    ShipmentRequest asked = request(1);
    Recipient there =
        new Recipient(
            "Ana",
            "Ana",
            "0700000001",
            null,
            new Address("Str. A 1", "Bucuresti", "Sector 3", null, "RO"));
    courier.ship(
        new ShipmentRequest(
            asked.order(),
            asked.reference(),
            there,
            asked.parcels(),
            Money.zero(),
            Money.ron("10"),
            Set.of(Option.OPEN_ON_DELIVERY)));
    assertThat(fake.recipients().get(0).at("/address/county").asText()).isEqualTo("Bucuresti");
    JsonNode info = fake.parcels().get(0).info();
    assertThat(info.path("options").toString()).isEqualTo("[\"A\"]");
    assertThat(info.path("service").asText()).isEqualTo("Standard");
    assertThat(info.path("declaredValue").decimalValue()).isEqualByComparingTo("10");
  }

  @Test
  void an_order_that_lacks_a_phone_is_not_sent_at_all() {
    ShipmentRequest asked = request(1);
    Recipient silent =
        new Recipient(
            "Ana", "Ana", null, null, new Address("Str. A 1", "Brasov", "Brasov", null, "RO"));
    Shipped shipped =
        courier.ship(
            new ShipmentRequest(
                asked.order(),
                asked.reference(),
                silent,
                asked.parcels(),
                Money.zero(),
                Money.zero(),
                Set.of()));
    assertThat(shipped).isEqualTo(new Shipped.Refused("the order lacks phone", false));
    assertThat(fake.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_GATEWAY", "HTML", "LATE_401", "LOST_ANSWER"})
  void an_answer_that_tells_nothing_is_unknown_and_found_again(Fault fault) {
    ShipmentRequest request = request(1);
    fake.next(fault);
    assertThat(courier.ship(request)).isInstanceOf(Shipped.Unknown.class);
    assertThat(found(request, clock.instant(), clock.instant()))
        .containsExactly(fake.parcels().get(0).number());
  }

  @Test
  void validation_errors_are_a_refusal_without_the_buyer() {
    fake.next(Fault.UNPROCESSABLE);
    Shipped shipped = courier.ship(request(1));
    assertThat(shipped).isInstanceOf(Shipped.Refused.class);
    assertThat(((Shipped.Refused) shipped).retryable()).isFalse();
    assertThat(shipped.toString()).contains("phone").doesNotContain("0700000001");
  }

  @Test
  void too_many_calls_are_a_refusal_that_passes() {
    fake.next(Fault.TOO_MANY);
    Shipped shipped = courier.ship(request(1));
    assertThat(((Shipped.Refused) shipped).retryable()).isTrue();
    assertThat(fake.parcels()).isEmpty();
  }

  @Test
  void a_reference_is_found_over_many_pages_and_around_midnight() {
    clock.set(Instant.parse("2026-10-02T20:59:50Z"));
    for (int i = 1; i <= 105; i++) {
      courier.ship(request(i));
    }
    Instant sent = clock.instant();
    clock.advance(Duration.ofMinutes(3));
    courier.ship(request(200));
    assertThat(found(request(104), sent, sent)).hasSize(1);
    assertThat(found(request(200), sent, clock.instant())).hasSize(1);
    assertThat(found(request(201), sent, clock.instant())).isEmpty();
    fake.pagesFromOne(true);
    assertThat(found(request(105), sent, sent)).hasSize(1);
  }

  @Test
  void a_reference_is_found_although_our_clock_is_a_minute_ahead_at_midnight() {
    clock.set(Instant.parse("2026-10-02T20:59:30Z"));
    courier.ship(request(1));
    Instant ours = clock.instant().plus(Duration.ofMinutes(1));
    assertThat(found(request(1), ours, ours.plus(Duration.ofMinutes(1)))).hasSize(1);
  }

  @Test
  void a_report_that_is_not_whole_proves_nothing() {
    courier.ship(request(1));
    fake.truncatedReports(true);
    assertThatThrownBy(() -> found(request(2), clock.instant(), clock.instant()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("1 of 2");
  }

  @Test
  void one_login_serves_all_calls_and_all_nodes_until_it_ends() {
    courier.ship(request(1));
    open(FakeFan.PASSWORD).ship(request(2));
    assertThat(fake.logins()).isEqualTo(1);
    clock.advance(Duration.ofHours(23));
    courier.ship(request(3));
    assertThat(fake.logins()).isEqualTo(2);
    fake.expireTokens();
    assertThat(
            courier.track(new Parcel(request(3).order(), fake.parcels().get(2).number())).phase())
        .isEqualTo(Track.Phase.ANNOUNCED);
    assertThat(fake.logins()).isEqualTo(3);
  }

  @Test
  void a_wrong_password_is_for_a_person_and_sends_nothing() {
    FanCourier wrong = open("no");
    Shipped shipped = wrong.ship(request(1));
    assertThat(((Shipped.Refused) shipped).retryable()).isFalse();
    assertThat(wrong.examine()).allMatch(one -> one.level() == Finding.Level.PROBLEM);
    assertThat(wrong.toString()).doesNotContain(FakeFan.USER);
    assertThat(fake.calls()).containsOnly("POST login");
  }

  @Test
  void a_parcel_that_was_picked_up_is_not_cancelled() {
    Shipped.Created made = (Shipped.Created) courier.ship(request(1));
    fake.event(made.number(), "C0", "Expeditie ridicata");
    Done done = courier.cancel(new Parcel(request(1).order(), made.number()));
    assertThat(done).isEqualTo(new Done.Refused("AWB deja preluat"));
  }

  @Test
  void an_event_that_is_not_known_is_not_guessed() {
    Shipped.Created made = (Shipped.Created) courier.ship(request(1));
    fake.event(made.number(), "S99", "Ceva nou");
    Track track = courier.track(new Parcel(request(1).order(), made.number()));
    assertThat(track).isEqualTo(new Track(Track.Phase.UNKNOWN, "S99", "Ceva nou"));
  }

  @Test
  void an_examination_names_services_that_the_account_does_not_have() {
    FanCourierConfig config =
        FanCourierConfig.builder(FakeFan.USER, FakeFan.PASSWORD, FakeFan.CLIENT)
            .base(fake.base())
            .service("RedCode")
            .build();
    FanCourier other =
        FanCourier.open(
            config,
            new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases()));
    assertThat(other.examine())
        .extracting(Finding::level)
        .containsExactly(Finding.Level.OK, Finding.Level.WARNING);
  }

  @Test
  void a_parcel_is_not_taken_for_cancelled_while_nobody_can_say_so() {
    Shipped.Created made = (Shipped.Created) courier.ship(request(1));
    fake.event(made.number(), "C0", "Expeditie ridicata");
    fake.busyTracking(true);
    Done done = courier.cancel(new Parcel(request(1).order(), made.number()));
    assertThat(done).isInstanceOf(Done.Unknown.class);
  }
}
