package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a remote answers: a clear word, the other orders go on, and nothing is lost. */
class BadInputTest {
  private static final String LIST = "orders/getOrders";
  private static final String DETAILS = "orders/getOrder";

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder).products(3, 50);
    rig.published();
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private List<Long> buy(int orders) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      ids.add(rig.celRo.market().order().line("P-1", 1).place());
    }
    return ids;
  }

  private Ran pass() {
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    return rig.run("heartbeat", "--once");
  }

  private void detailsOf(long id, Fault fault) {
    rig.celRo
        .faults()
        .always(
            call ->
                call.action().equals(DETAILS)
                    && call.value("order").orElse("").equals(Long.toString(id)),
            fault);
  }

  /** What the marketplace says of one order from now on. */
  private void says(long id, String total, String... lines) {
    String order =
        "{\"id_comanda\":"
            + id
            + ",\"data\":\"2026-10-02\",\"ora\":\"08:00:00\",\"mod_plata\":\"Ramburs\","
            + "\"valoarecomanda\":\""
            + total
            + "\",\"status\":1,\"billing_info\":{\"name\":\"Ion Pop\",\"address\":\"Str. Lunga 1\","
            + "\"city\":\"Brasov\",\"county\":\"Brasov\",\"phone\":\"0700000001\"},\"products\":["
            + String.join(",", lines)
            + "]}";
    String envelope = "{\"error\":0,\"tokenStatus\":1,\"message\":" + order + "}";
    detailsOf(id, Fault.answer(200, "application/json", envelope));
  }

  private static String line(int id, String model, String quantity, String price) {
    return "{\"id_prod_com\":%d,\"products_model\":\"%s\",\"product_name\":\"Produs\",\"products_quantity\":\"%s\",\"products_price\":\"%s\",\"tva\":\"21\"}"
        .formatted(id, model, quantity, price);
  }

  private void assertRecorded(List<Long> ids) {
    ids.forEach(id -> assertThat(rig.recordsOf(id)).as("order " + id).hasSize(1));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("5 MB of garbage", Fault.garbage(), "5242880 bytes"),
        Arguments.of("half of the JSON", Fault.truncatedJson(), "not an envelope"),
        Arguments.of("an answer that breaks off", Fault.cutAnswer(), "broke off"),
        Arguments.of("502 with HTML", Fault.badGateway(), "HTTP 502"),
        Arguments.of("a page for people", Fault.html(), "HTML"),
        Arguments.of("no answer in time", Fault.hang(Duration.ofSeconds(60)), "no whole answer"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_list_that_can_not_be_read_loses_nothing(String name, Fault fault, String word) {
    rig.with(Key.CELRO_TIMEOUT, "PT0.4S");
    List<Long> ids = buy(3);
    rig.celRo.faults().times(12, LIST, fault);
    Ran ran = pass();
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.REMOTE);
    assertThat(ran.out()).contains(LIST, word);

    rig.celRo.faults().clear();
    pass();
    assertRecorded(ids);
    rig.assertOneRecordEach();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void an_order_that_can_not_be_read_is_held_and_the_others_go_on(
      String name, Fault fault, String word) {
    rig.with(Key.CELRO_TIMEOUT, "PT0.4S");
    List<Long> ids = buy(5);
    long bad = ids.get(2);
    detailsOf(bad, fault);
    Ran ran = pass();
    assertThat(ran.out()).as(ran.all()).contains("order " + bad, word);
    assertRecorded(List.of(ids.get(0), ids.get(1), ids.get(3), ids.get(4)));
    assertThat(rig.run("orders", "held").out()).contains("UNREADABLE (1)", "order " + bad);

    rig.celRo.faults().clear();
    pass();
    assertThat(rig.run("orders", "held").code()).isZero();
    rig.assertOneRecordEach();
  }

  @Test
  void an_order_without_lines_is_held() {
    List<Long> ids = buy(3);
    says(ids.get(1), "10.00");
    Ran ran = pass();
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(rig.run("orders", "held").out()).contains("EMPTY (1): The order has no lines.");
    assertRecorded(List.of(ids.get(0), ids.get(2)));

    rig.celRo.faults().clear();
    rig.run("orders", "backfill", Long.toString(ids.get(1)));
    pass();
    rig.assertOneRecordEach();
  }

  @Test
  void a_total_that_differs_by_one_ban_is_held_with_both_amounts() {
    List<Long> ids = buy(3);
    says(ids.get(1), "20.01", line(1, "P-1", "2", "10.00"));
    assertThat(pass().code()).isEqualTo(Exit.HELD);
    assertThat(rig.run("orders", "held").out())
        .contains("order " + ids.get(1), "20.01", "sum to 20,");
    assertRecorded(List.of(ids.get(0), ids.get(2)));
    assertThat(rig.liveRecords()).isEqualTo(2);
  }

  @Test
  void a_negative_quantity_is_held_and_reserves_nothing() {
    List<Long> ids = buy(3);
    says(ids.get(1), "10.00", line(1, "P-1", "2", "10.00"), line(2, "P-2", "-1", "10.00"));
    assertThat(pass().code()).isEqualTo(Exit.HELD);
    assertThat(rig.run("orders", "held").out()).contains("order " + ids.get(1));
    assertThat(rig.run("stock", "show", "P-2").out()).contains("reserved 0");
    assertRecorded(List.of(ids.get(0), ids.get(2)));
  }

  @Test
  void lines_of_one_code_are_one_record_and_all_their_units_count() {
    List<Long> ids = buy(1);
    says(ids.get(0), "35.00", line(1, "P-1", "2", "10.00"), line(2, "P-1", "1", "15.00"));
    Ran ran = pass();
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(rig.recordsOf(ids.get(0)))
        .singleElement()
        .satisfies(record -> assertThat(record.total()).isEqualByComparingTo("35.00"));
    assertThat(rig.run("stock", "show", "P-1").out()).contains("reserved 3");
  }

  @Test
  void numbers_without_measure_and_strange_texts_stop_nobody() {
    List<Long> ids = buy(4);
    says(ids.get(0), "1e9999", line(1, "P-1", "1", "10.00"));
    says(ids.get(1), "10.00", line(1, "P-1", "99999999999", "10.00"));
    says(ids.get(2), "10.00", line(1, "\\u0000 \\ud83d\\ude00", "1", "10.00"));
    Ran ran = pass();
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(rig.run("orders", "held", "--json").out().lines()).hasSize(3);
    assertRecorded(List.of(ids.get(3)));
  }

  @Test
  void an_answer_of_smartbill_that_makes_no_sense_leads_to_no_second_record() {
    rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).commitThenTruncatedJson();
    rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).garbage(5_000_000);
    buy(3);
    pass();
    for (int i = 0; i < 4; i++) {
      pass();
    }
    rig.assertOneRecordEach();
  }
}
