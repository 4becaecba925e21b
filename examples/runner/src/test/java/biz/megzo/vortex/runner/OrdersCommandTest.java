package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.smartbill.fake.FakeHold;
import biz.megzo.vortex.smartbill.fake.FakeQuirk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People work off what waits for them. */
class OrdersCommandTest {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder).products(3, 10);
    rig.published();
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private long buy(String sku, int units) {
    return rig.celRo.market().order().line(sku, units).place();
  }

  private long buyGhost() {
    return rig.celRo.market().order().line("GHOST", 1, "5.00").evenIfNotListed().place();
  }

  private Ran orders(Object... words) {
    String[] args = new String[words.length + 1];
    args[0] = "orders";
    for (int i = 0; i < words.length; i++) {
      args[i + 1] = words[i].toString();
    }
    return rig.run(args);
  }

  private Ran pass() {
    return rig.run("heartbeat", "--once");
  }

  private Ran passAfter(Duration time) {
    Clocks.advance(rig.clock, time);
    return pass();
  }

  /** The create's answer is lost, and the template hides the reference. */
  private long inDoubt() {
    rig.smartBill.with(FakeQuirk.MENTIONS_NOT_PRINTED);
    rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).commitThenDrop();
    long id = buy("P-1", 1);
    pass();
    passAfter(Duration.ofMinutes(5));
    assertThat(orders("show", id).out()).contains("IN_DOUBT");
    return id;
  }

  @Test
  void held_orders_are_told_by_cause_in_both_languages() {
    long one = buyGhost();
    long two = buyGhost();
    pass();
    Ran english = orders("held");
    Ran romanian = orders("held", "--lang", "ro");
    assertThat(english.code()).isEqualTo(Exit.HELD);
    assertThat(english.out())
        .containsOnlyOnce("UNKNOWN_PRODUCT (2): The order contains a product")
        .containsOnlyOnce("remedy")
        .contains("order " + one, "order " + two, "GHOST");
    assertThat(romanian.out())
        .contains("Comanda conține un produs", "remediu", "comanda " + one)
        .doesNotContain("The order");
  }

  @Test
  void a_cause_that_is_fixed_releases_all_orders_held_for_it() {
    buyGhost();
    buyGhost();
    pass();
    rig.company.product("GHOST", "Nou", "buc", "5.00", "Normala");
    rig.company.stock(Rig.WAREHOUSE, "GHOST", 5);
    passAfter(Duration.ofHours(1));
    Ran ran = orders("release", "--cause", "unknown_product", "--by", "Ana");
    assertThat(ran.code()).as(ran.all()).isZero();
    pass();
    rig.assertOneRecordEach();
    assertThat(orders("held").code()).isZero();
  }

  @Test
  void an_act_stands_in_the_history_with_its_actor() {
    long id = buyGhost();
    pass();
    orders("retry", id, "--by", "Ana");
    assertThat(orders("show", id).out()).contains("released", "by Ana");
  }

  @Test
  void what_makes_no_sense_is_refused_with_what_does() {
    long id = buy("P-1", 1);
    pass();
    Ran recorded = orders("release", id);
    assertThat(recorded.code()).isEqualTo(Exit.USAGE);
    assertThat(recorded.err()).contains("The order is not held.");
    assertThat(orders("release", id, "--lang", "ro").err()).contains("nu este reținută");
    assertThat(orders("retry", 424242).err()).contains("There is no order 424242");
    assertThat(orders("resolve", id).code()).isEqualTo(Exit.USAGE);
    assertThat(orders("give-up", id, "--reason", "no").err()).contains("without a record");
    assertThat(orders("apply", id).err()).contains("No change of the order waits");
    assertThat(orders("dismiss", id).code()).isEqualTo(Exit.USAGE);
    assertThat(orders("show", "x".repeat(65)).code()).isEqualTo(Exit.USAGE);
    assertThat(orders("retry").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.liveRecords()).isEqualTo(1);
  }

  @Test
  void an_order_in_doubt_shows_where_to_look_and_takes_the_number_found() throws IOException {
    long id = inDoubt();
    Ran look = orders("resolve", id);
    assertThat(look.code()).isEqualTo(Exit.HELD);
    assertThat(look.out()).contains("look at record CEL0001", "reference to look for", "--resend");
    JsonNode json = new ObjectMapper().readTree(orders("resolve", id, "--json").out());
    assertThat(json.path("candidates").get(0).asText()).isEqualTo("CEL0001");

    assertThat(orders("resolve", id, "--as", "99").err()).contains("no record with this number");
    assertThat(orders("resolve", id, "--as", "one").code()).isEqualTo(Exit.USAGE);
    assertThat(orders("resolve", id, "--as", "0001").code()).isZero();
    pass();
    assertThat(orders("show", id).out()).contains("recorded", "CEL0001");
    assertThat(rig.liveRecords()).isEqualTo(1);
  }

  @Test
  void an_order_in_doubt_without_a_record_is_sent_again() {
    rig.smartBill.with(FakeQuirk.MENTIONS_NOT_PRINTED);
    rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).reset();
    long id = buy("P-1", 1);
    pass();
    rig.company.foreignEstimate(Rig.SERIES, "by hand");
    passAfter(Duration.ofMinutes(5));
    assertThat(orders("resolve", id, "--resend").code()).isZero();
    pass();
    assertThat(orders("show", id).out()).contains("CEL0002");
    assertThat(rig.liveRecords()).isEqualTo(2);
  }

  @Test
  void an_order_in_doubt_is_given_up_with_a_reason() {
    long id = inDoubt();
    assertThat(orders("give-up", id, "--reason", "no").err()).contains("Resolve the order first");
    Ran ran = orders("resolve", id, "--give-up", "sold over the counter", "--free-units");
    assertThat(ran.code()).as(ran.all()).isZero();
    passAfter(Duration.ofHours(2));
    assertThat(orders("held").out()).contains("GIVEN_UP (1)", "sold over the counter");
    assertThat(rig.smartBill.calls(FakeCall.CREATE_ESTIMATE)).isEqualTo(1);
  }

  @Test
  void a_held_change_is_applied_or_dismissed() {
    rig.with(Key.ORDERS_AMENDMENTS, "quantity=hold");
    long applied = buy("P-1", 1);
    long dismissed = buy("P-2", 1);
    pass();
    rig.celRo.market().customerChangesQuantity(applied, "P-1", 3);
    rig.celRo.market().customerChangesQuantity(dismissed, "P-2", 3);
    passAfter(Duration.ofMinutes(5));
    assertThat(orders("held").out()).contains("CHANGED (2)", "P-1 1 to 3", "P-2 1 to 3");

    assertThat(orders("apply", applied).code()).isZero();
    assertThat(orders("dismiss", dismissed).code()).isZero();
    passAfter(Duration.ofMinutes(5));
    assertThat(orders("held").code()).isZero();
    assertThat(rig.recordsOf(dismissed)).singleElement();
    assertThat(orders("show", applied).out()).contains("replac", "recorded");
    assertThat(rig.liveRecords()).isEqualTo(2);
  }

  @Test
  void backfill_takes_what_the_polls_leave() {
    LocalDate today = LocalDate.ofInstant(rig.clock.instant(), BUCHAREST);
    rig.with(Key.ORDERS_SINCE, today.plusDays(2).toString());
    long named = buy("P-1", 1);
    buy("P-2", 1);
    assertThat(pass().out()).doesNotContain("claimed");

    Ran byId = orders("backfill", named, 424242, "nonsense");
    assertThat(byId.code()).as(byId.all()).isZero();
    assertThat(byId.out()).contains("claimed 1", "order 424242", "can have this id");
    Ran byDay = orders("backfill", "--from", today.minusDays(1), "--to", today.plusDays(1));
    assertThat(byDay.out()).contains("claimed 1");
    assertThat(orders("backfill", "--from", today).out()).doesNotContain("claimed");
    pass();
    rig.assertOneRecordEach();
  }

  @Test
  void a_backfill_that_makes_no_sense_is_2() {
    assertThat(orders("backfill").code()).isEqualTo(Exit.USAGE);
    assertThat(orders("backfill", "--to", "2026-01-01").code()).isEqualTo(Exit.USAGE);
    assertThat(orders("backfill", "--from", "soon").code()).isEqualTo(Exit.USAGE);
    assertThat(orders("backfill", "--from", "2026-02-01", "--to", "2026-01-01").code())
        .isEqualTo(Exit.USAGE);
    assertThat(orders("backfill", "--from", "2026-02-01", "77").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void buyers_are_forgotten_on_demand_and_by_retention() throws IOException {
    long first = buy("P-1", 1);
    buy("P-2", 1);
    pass();
    rig.celRo.market().customerCancels(first);
    passAfter(Duration.ofMinutes(5));
    Clocks.advance(rig.clock, Duration.ofDays(400));
    assertThat(orders("forget").err()).contains("vortex.orders.retention");
    assertThat(orders("forget", "--older-than", "a year").code()).isEqualTo(Exit.USAGE);
    assertThat(orders("forget", "--older-than", "P-1D").code()).isEqualTo(Exit.USAGE);

    Ran swept = rig.with(Key.ORDERS_RETENTION, "P1Y").run("heartbeat", "--once");
    assertThat(swept.out()).contains("buyer data of 1 order(s) removed");
    Ran again = orders("forget", "--json");
    JsonNode report = new ObjectMapper().readTree(again.out());
    assertThat(report.path("cleaned").asInt()).isZero();
    assertThat(report.path("closedOrCancelled").asInt()).isEqualTo(1);
    assertThat(report.path("orders").asInt()).isEqualTo(2);
  }

  @Test
  void acts_wait_for_a_heartbeat_that_works_on_the_order() {
    long ghost = buyGhost();
    pass();
    FakeHold hold = rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).hold();
    long sent = buy("P-1", 1);
    CompletableFuture<Ran> beat = CompletableFuture.supplyAsync(this::pass);
    hold.awaitArrival();
    assertThat(orders("list").out()).contains("sending");
    assertThat(orders("give-up", ghost, "--reason", "test").code()).isZero();
    Stop impatient = new Stop();
    impatient.ask();
    Ran busy = rig.run(impatient, "orders", "retry", Long.toString(sent));
    assertThat(busy.code()).isEqualTo(Exit.HELD);
    assertThat(busy.err()).contains("a heartbeat works on it right now");
    CompletableFuture<Ran> patient =
        CompletableFuture.supplyAsync(() -> orders("give-up", sent, "--reason", "late"));
    hold.release();
    beat.join();
    assertThat(patient.join().err()).contains("Only an order without a record");
    assertThat(rig.recordsOf(sent)).hasSize(1);
  }

  @Test
  void settings_reach_the_library() {
    rig.with(Key.ORDERS_CONFIRM, "true").with(Key.ORDERS_UNKNOWN_PRODUCTS, "placeholder");
    buyGhost();
    Ran ran = pass();
    assertThat(ran.code()).as(ran.all()).isZero();
    rig.assertOneRecordEach();
    assertThat(rig.celRo.journal().handled("orders/confirmOrder")).isEqualTo(1);
  }

  @Test
  void settings_that_can_not_be_used_are_named() {
    rig.with(Key.ORDERS_AMENDMENTS, "returned=apply");
    assertThat(pass().err()).contains("vortex.orders.amendments", "waits for a person");
    rig.with(Key.ORDERS_AMENDMENTS, "prices=hold");
    assertThat(pass().err()).contains("must be one of lines, quantity, price");
    rig.with(Key.ORDERS_AMENDMENTS, "price");
    assertThat(pass().err()).contains("such as price=hold");
    rig.with(Key.ORDERS_AMENDMENTS, "").with(Key.ORDERS_CONFIRM, "yes");
    assertThat(pass().err()).contains("vortex.orders.confirm must be one of true, false");
  }

  @Test
  void doctor_tells_whether_the_reference_can_be_read_and_the_schema_version() {
    assertThat(rig.run("doctor").out()).contains("first record", "(schema version ");
    buy("P-1", 1);
    pass();
    assertThat(rig.run("doctor").out()).contains("can be read on record CEL0001");
    rig.smartBill.with(FakeQuirk.MENTIONS_NOT_PRINTED);
    Ran hidden = rig.run("doctor");
    assertThat(hidden.code()).isEqualTo(Exit.HELD);
    assertThat(hidden.out()).contains("PROBLEM", "can not be read on record", "mentions");
  }
}
