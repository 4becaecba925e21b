package biz.megzo.vortex.smartbill.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FakeSmartBillFaultsTest extends FakeSmartBillTestBase {
  private FakeFaultRule onCreate() {
    return fake.faults().on(FakeCall.CREATE_ESTIMATE);
  }

  private CompletableFuture<Integer> createElsewhere() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return create(estimate()).statusCode();
          } catch (IOException e) {
            return -1;
          }
        });
  }

  static Stream<Consumer<FakeFaultRule>> lostBeforeTheWork() {
    return Stream.of(
        FakeFaultRule::serverError,
        FakeFaultRule::badGateway,
        FakeFaultRule::reset,
        FakeFaultRule::html,
        FakeFaultRule::errorTextWithHtml,
        rule -> rule.errorText("Eroare"),
        rule -> rule.garbage(5_000_000),
        rule -> rule.answer(503, "text/plain", "busy"),
        FakeFaultRule::rateBlock);
  }

  @ParameterizedTest
  @MethodSource("lostBeforeTheWork")
  void nothing_is_created_and_the_next_call_is_fine(Consumer<FakeFaultRule> fault)
      throws IOException {
    fault.accept(onCreate());
    assertThat(createElsewhere().join()).isNotNull();
    assertThat(fake.estimates()).isEmpty();
    clock.advance(Duration.ofMinutes(11));
    assertThat(created()).isEqualTo("0042");
  }

  static Stream<Consumer<FakeFaultRule>> lostAfterTheWork() {
    return Stream.of(
        FakeFaultRule::commitThenDrop,
        FakeFaultRule::commitThenBadGateway,
        FakeFaultRule::commitThenServerError,
        FakeFaultRule::commitThenTruncatedJson,
        FakeFaultRule::commitThenBreakOff,
        rule -> rule.commitThenErrorText("Eroare"));
  }

  @ParameterizedTest
  @MethodSource("lostAfterTheWork")
  void the_document_exists_although_the_answer_is_bad(Consumer<FakeFaultRule> fault)
      throws IOException {
    fault.accept(onCreate());
    try {
      var response = create(estimate());
      boolean good =
          response.statusCode() == 200
              && new String(response.body(), UTF_8).contains("\"errorText\":\"\"")
              && new String(response.body(), UTF_8).endsWith("}");
      assertThat(good).isFalse();
    } catch (IOException lost) {
      assertThat(fake.requests().get(0).path()).isEqualTo("/estimate/v2");
    }
    assertThat(fake.liveEstimates()).singleElement();
    assertThat(fake.calls(FakeCall.CREATE_ESTIMATE)).isEqualTo(1);
  }

  @Test
  void a_held_request_has_done_nothing_until_it_is_released() {
    FakeHold hold = onCreate().hold();
    var answer = createElsewhere();
    hold.awaitArrival();
    assertThat(fake.estimates()).isEmpty();
    assertThat(fake.requests().get(0).status()).isZero();
    hold.release();
    assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(200);
    assertThat(fake.liveEstimates()).hasSize(1);
  }

  @Test
  void a_held_answer_has_already_done_its_work() {
    FakeHold hold = onCreate().commitThenHold();
    var answer = createElsewhere();
    hold.awaitArrival();
    assertThat(fake.liveEstimates()).hasSize(1);
    hold.release();
    assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(200);
  }

  @Test
  void a_late_commit_appears_when_the_test_says_so() throws IOException {
    FakeLateCommit late = onCreate().commitLate();
    assertThat(createElsewhere().join()).isEqualTo(-1);
    late.awaitArrival();
    assertThat(fake.estimates()).isEmpty();
    assertThat(fake.requests().get(0).status()).isEqualTo(-1);
    assertThat(created()).isEqualTo("0042");
    assertThat(late.commitLate()).containsExactly(200);
    assertThat(late.waiting()).isZero();
    assertThat(fake.liveEstimates()).extracting(FakeEstimate::number).contains("0043");
  }

  @Test
  void a_refused_request_is_never_committed_late() throws IOException {
    FakeLateCommit late = onCreate().commitLate();
    assertThat(create(estimate().put("foo", 1)).statusCode()).isEqualTo(400);
    assertThat(late.waiting()).isZero();
  }

  @Test
  void a_real_delay_passes_before_the_answer() throws IOException {
    fake.faults().on(FakeCall.SERIES).hang(Duration.ofMillis(30));
    fake.faults().on(FakeCall.TAXES).commitThenHang(Duration.ofMillis(30));
    long before = System.nanoTime();
    assertThat(get("/series?cif=" + CIF).statusCode()).isEqualTo(200);
    assertThat(get("/tax?cif=" + CIF).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(60));
  }

  @Test
  void faults_are_counted_skipped_and_chosen_by_the_request() throws IOException {
    fake.faults()
        .on(FakeCall.SERIES)
        .when(request -> request.param("type").isPresent())
        .after(1)
        .times(2)
        .serverError();
    String plain = "/series?cif=" + CIF;
    var statuses =
        Stream.of(plain, plain + "&type=p", plain + "&type=p", plain, plain + "&type=p", plain)
            .map(this::status)
            .toList();
    assertThat(statuses).containsExactly(200, 200, 500, 200, 500, 200);
    assertThat(status(plain + "&type=p")).isEqualTo(200);
    fake.faults().on(FakeCall.SERIES).always().badGateway();
    assertThat(status(plain)).isEqualTo(502);
    fake.faults().clear();
    assertThat(status(plain)).isEqualTo(200);
  }

  private int status(String path) {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void a_rate_block_lasts_ten_minutes_for_every_call() throws IOException {
    fake.faults().on().rateBlock();
    assertThat(errorText(create(estimate()))).contains("limita maxima de requesturi");
    assertThat(get("/tax?cif=" + CIF).statusCode()).isEqualTo(403);
    clock.advance(Duration.ofMinutes(10));
    assertThat(get("/tax?cif=" + CIF).statusCode()).isEqualTo(200);
  }

  @Test
  void pdfs_can_be_missing_empty_or_broken() throws IOException {
    String pdf = "/estimate/pdf" + at(created());
    fake.faults().on(FakeCall.ESTIMATE_PDF).pdfUnavailable();
    assertThat(errorText(get(pdf))).isNotEmpty();
    fake.faults().on(FakeCall.ESTIMATE_PDF).pdfWithoutText();
    assertThat(text(get(pdf))).isBlank();
    fake.faults().on(FakeCall.ESTIMATE_PDF).commitThenBreakOff();
    assertThatThrownBy(() -> get(pdf)).isInstanceOf(IOException.class);
    assertThat(text(get(pdf))).contains("0042");
  }

  @Test
  void stock_answers_can_be_empty_or_cut() throws IOException {
    String stocks = "/stocks?cif=" + CIF + "&date=2026-09-10";
    fake.faults().on(FakeCall.STOCKS).emptyStock();
    assertThat(json(get(stocks)).path("list")).isEmpty();
    fake.faults().on(FakeCall.STOCKS).commitThenTruncatedJson();
    assertThatThrownBy(() -> json(get(stocks))).isInstanceOf(IllegalStateException.class);
    assertThat(json(get(stocks)).path("list")).hasSize(2);
  }

  @Test
  void random_faults_follow_their_seed() {
    fake.faults().random(7, 0.4, FakeCall.SERIES);
    var first = Stream.generate(() -> status("/series?cif=" + CIF)).limit(30).toList();
    fake.faults().clear();
    fake.faults().random(7, 0.4, FakeCall.SERIES);
    var second = Stream.generate(() -> status("/series?cif=" + CIF)).limit(30).toList();
    assertThat(first).contains(200, 500).isEqualTo(second);
  }

  @Test
  void closing_lets_held_requests_go() {
    FakeHold hold = onCreate().hold();
    var answer = createElsewhere();
    hold.awaitArrival();
    fake.close();
    assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
  }

  @Test
  void an_error_text_beside_a_number_is_a_contradiction() throws IOException {
    onCreate().commitThenErrorText("Mail netrimis");
    ObjectNode answer = (ObjectNode) json(create(estimate()));
    assertThat(answer.path("errorText").asText()).isEqualTo("Mail netrimis");
    assertThat(answer.path("number").asText()).isEqualTo("0042");
  }
}
