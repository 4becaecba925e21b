package biz.megzo.vortex.celro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentRequest.Option;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.testkit.CourierContract;
import biz.megzo.vortex.testkit.MutableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cel.ro's own courier accounts keep every promise of a courier. */
class CelRoCourierTest extends CourierContract {
  private static final String ACTION = "orders/generateAwb";
  private static final Map<Track.Phase, String> WORDS =
      new EnumMap<>(
          Map.of(
              Track.Phase.ANNOUNCED, "Expediție înregistrată",
              Track.Phase.PICKED_UP, "Colet ridicat",
              Track.Phase.IN_TRANSIT, "In tranzit spre depozit",
              Track.Phase.OUT_FOR_DELIVERY, "In livrare la curier",
              Track.Phase.DELIVERED, "Livrat",
              Track.Phase.REFUSED, "Refuz primire",
              Track.Phase.RETURNED, "Retur la expeditor",
              Track.Phase.LOST, "Colet pierdut",
              Track.Phase.UNKNOWN, "Ceva cu totul nou"));

  private final MutableClock clock = MutableClock.at("2026-08-20T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Map<Integer, Long> orders = new HashMap<>();
  private FakeCelRo fake;
  private CelRo celro;
  private CourierConnector courier;

  @BeforeEach
  void open() {
    fake = FakeCelRo.start(clock);
    open(Duration.ofSeconds(30));
  }

  private void open(Duration timeout) {
    CelRoConfig config =
        CelRoConfig.builder(fake.username(), fake.password())
            .base(fake.baseUri())
            .rate(1000, 1000)
            .timeout(timeout)
            .build();
    ConnectorContext context =
        new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases());
    celro = CelRo.open(config, context);
    courier = courier(OwnCourier.of(123, 5, 9).labelFormat("A6").build());
  }

  private CourierConnector courier(OwnCourier settings) {
    return CelRo.courier(settings)
        .open(
            new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases()),
            celro);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Override
  protected CourierConnector courier() {
    return courier;
  }

  @Override
  protected synchronized String orderId(int number) {
    return Long.toString(
        orders.computeIfAbsent(
            number,
            n -> fake.market().order().line("ABC-1", 1, "100.00").evenIfNotListed().place()));
  }

  private List<PlacedOrder.Awb> awbs(String reference) {
    return fake.market().orders().stream()
        .flatMap(order -> order.awbs().stream())
        .filter(awb -> awb.sent().getOrDefault("comments", "").startsWith(reference))
        .toList();
  }

  @Override
  protected int shipmentsWith(String reference) {
    return awbs(reference).size();
  }

  @Override
  protected Money toCollect(String reference) {
    return Money.ron(awbs(reference).get(0).sent().getOrDefault("repayment", "0"));
  }

  @Override
  protected void loseNextAnswer() {
    fake.faults().next(ACTION, Fault.cutAnswer());
  }

  @Override
  protected List<Runnable> lostAnswers() {
    return List.of(
        this::loseNextAnswer,
        () -> fake.faults().next(ACTION, Fault.badGateway().afterCommit()),
        () -> fake.faults().next(ACTION, Fault.html().afterCommit()),
        () -> fake.faults().next(ACTION, Fault.garbage().afterCommit()));
  }

  @Override
  protected Optional<Told> told(String reference) {
    Map<String, String> sent = awbs(reference).get(0).sent();
    Set<Option> options = EnumSet.noneOf(Option.class);
    if ("1".equals(sent.get("options.open_package"))) {
      options.add(Option.OPEN_ON_DELIVERY);
    }
    if ("1".equals(sent.get("options.saturday_delivery"))) {
      options.add(Option.SATURDAY);
    }
    Parcels parcels =
        new Parcels(
            Integer.parseInt(sent.get("packages")),
            Integer.parseInt(sent.get("envelopes")),
            new BigDecimal(sent.get("weight")));
    return Optional.of(new Told(parcels, Money.ron(sent.get("insurance")), options));
  }

  @Override
  protected void loseNextRequest() {
    fake.faults().next(ACTION, Fault.reset());
  }

  @Override
  protected Optional<CourierConnector> unanswered() {
    open(Duration.ofSeconds(3));
    fake.faults().next(ACTION, Fault.hang(Duration.ofMinutes(10)).afterCommit());
    return Optional.of(courier);
  }

  @Override
  protected void refuseNext() {
    fake.faults()
        .next(
            ACTION,
            Fault.answer(
                200,
                "application/json",
                "{\"error\":1,\"tokenStatus\":1,\"message\":\"Adresa necunoscuta: Str. Măgurii 7, "
                    + "STEFANIA TARAN, tel. 0700 000 001\"}"));
  }

  @Override
  protected void reachable(boolean yes) {
    if (yes) {
      fake.faults().clear();
    } else {
      fake.faults().always(call -> true, Fault.reset());
    }
  }

  @Override
  protected void move(String number, Track.Phase phase) {
    long order =
        fake.market().orders().stream()
            .filter(one -> one.awbs().stream().anyMatch(awb -> awb.number().equals(number)))
            .findFirst()
            .orElseThrow()
            .id();
    fake.market().courierSays(order, WORDS.get(phase));
  }

  @Override
  protected Set<Track.Phase> phases() {
    return WORDS.keySet();
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Test
  void the_form_says_what_the_request_and_the_settings_say() {
    courier.ship(request(1));
    Map<String, String> sent = awbs(request(1).reference()).get(0).sent();
    assertThat(sent)
        .containsEntry("courier_account", "123")
        .containsEntry("sender.contact_id", "5")
        .containsEntry("sender.address_id", "9")
        .containsEntry("packages", "1")
        .containsEntry("envelopes", "0")
        .containsEntry("weight", "2.5")
        .containsEntry("awb_format", "A6")
        .containsEntry("options.open_package", "0");
    assertThat(sent).doesNotContainKeys("manual", "receiver.name");
  }

  @Test
  void the_receiver_goes_along_when_it_is_asked_for() {
    courier(OwnCourier.of(123, 5, 9).sendReceiver(true).build()).ship(request(1));
    assertThat(awbs(request(1).reference()).get(0).sent())
        .containsEntry("receiver.city", "Brașov")
        .containsEntry("receiver.company", "0");
  }

  @Test
  void a_second_waybill_of_an_order_is_told_from_the_first() {
    ShipmentRequest request = request(1);
    Shipped first = courier.ship(request);
    Shipped second = courier.ship(request);
    assertThat(second).isInstanceOf(Shipped.Created.class).isNotEqualTo(first);
  }

  @Test
  void an_account_that_does_not_exist_is_found_before_it_is_needed() {
    CourierConnector other = courier(OwnCourier.of(777, 5, 8).build());
    assertThat(other.examine())
        .filteredOn(finding -> finding.level() == Finding.Level.PROBLEM)
        .hasSize(2);
    assertThat(other.ship(request(1))).isInstanceOf(Shipped.Refused.class);
    assertThat(courier.examine()).allMatch(finding -> finding.level() == Finding.Level.OK);
  }

  @Test
  void words_that_deny_are_not_read_as_delivered() {
    assertThat(CourierWords.phase("Colet nelivrat, destinatar absent"))
        .isEqualTo(Track.Phase.UNKNOWN);
    assertThat(CourierWords.phase("ceva nou")).isEqualTo(Track.Phase.UNKNOWN);
    assertThat(CourierWords.phase("LIVRAT")).isEqualTo(Track.Phase.DELIVERED);
    assertThat(
            Stream.of(
                "Coletul nu a putut fi livrat",
                "Nu s-a livrat: destinatar absent",
                "Va fi livrat mâine",
                "Colet neridicat din locker",
                "Livrat parțial"))
        .allSatisfy(said -> assertThat(CourierWords.phase(said)).isEqualTo(Track.Phase.UNKNOWN));
    assertThat(CourierWords.phase("Livrat la expeditor")).isEqualTo(Track.Phase.RETURNED);
    assertThat(CourierWords.phase("Refuz: nu mai dorește")).isEqualTo(Track.Phase.REFUSED);
  }

  @Test
  void it_needs_a_link_to_cel_ro() {
    ConnectorContext context =
        new ConnectorContext(LinkId.of("x"), clock, store.accounts(), store.leases());
    assertThatThrownBy(() -> CelRo.courier(OwnCourier.of(1, 1, 1).build()).open(context, courier))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> OwnCourier.of(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
