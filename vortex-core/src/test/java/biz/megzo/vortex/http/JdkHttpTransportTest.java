package biz.megzo.vortex.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpAnswer.Lost;
import biz.megzo.vortex.http.HttpAnswer.NotSent;
import biz.megzo.vortex.http.HttpAnswer.NotSent.Why;
import biz.megzo.vortex.testkit.MutableClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class JdkHttpTransportTest {
  private static final Instant START = Instant.parse("2026-10-02T08:00:00Z");
  private static final AllowList ALLOWED =
      AllowList.builder().permit("GET", "*").permit("POST", "estimate/v2").build();

  private static WireMockServer remote;

  private final MutableClock clock = MutableClock.at(START);

  @BeforeAll
  static void start() {
    remote = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    remote.start();
  }

  @AfterAll
  static void stop() {
    remote.stop();
  }

  @BeforeEach
  void forget() {
    remote.resetAll();
  }

  @Test
  void a_call_arrives_as_base_and_path_and_query_with_its_headers() {
    answers(aResponse().withHeader("X-Page", "2").withBody("[]"));
    HttpAnswer answer =
        transport().send(read().query("cif=RO1&name=a%20b%2Fc").header("AUTH", "Bearer x").build());

    Answered answered = (Answered) answer;
    assertThat(answered.header("x-page")).contains("2");
    assertThat(answered.kind()).isEqualTo(BodyKind.JSON);
    LoggedRequest arrived = received().get(0);
    assertThat(arrived.getUrl()).isEqualTo("/api/stocks?cif=RO1&name=a%20b%2Fc");
    assertThat(arrived.getHeader("AUTH")).isEqualTo("Bearer x");
  }

  @Test
  void what_is_not_listed_is_refused_before_a_byte_leaves() {
    HttpTransport transport = transport();
    for (HttpCall call :
        List.of(
            HttpCall.of("POST", "invoice").build(),
            HttpCall.of("get", "stocks").build(),
            HttpCall.get("../invoice").build(),
            HttpCall.get("%2e%2e/invoice").build(),
            HttpCall.get("http://localhost:" + remote.port() + "/api/stocks").build())) {
      assertThatExceptionOfType(CallNotPermittedException.class)
          .isThrownBy(() -> transport.send(call));
    }
    assertThat(received()).isEmpty();
  }

  @Test
  void a_read_that_meets_a_server_error_is_sent_again_after_a_wait() {
    answersInTurn(aResponse().withStatus(500), aResponse().withStatus(502), aResponse());
    assertThat(transport().send(read().build())).matches(status(200));
    assertThat(received()).hasSize(3);
    assertThat(clock.instant()).isAfter(START.plusMillis(700));
  }

  @Test
  void a_read_that_keeps_failing_ends_with_the_last_answer() {
    answers(aResponse().withStatus(503));
    assertThat(transport().send(read().build())).matches(status(503));
    assertThat(received()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503})
  void a_create_is_sent_once_whatever_the_status(int status) {
    answers(aResponse().withStatus(status).withHeader("Location", "/api/elsewhere"));
    assertThat(transport().send(create())).matches(status(status));
    assertThat(received()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_create_is_sent_once_whatever_breaks(Fault fault) {
    answers(aResponse().withFault(fault));
    assertThat(transport().send(create())).isInstanceOf(Lost.class);
    assertThat(received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void a_read_the_remote_refuses_is_not_repeated(int status) {
    answers(aResponse().withStatus(status).withHeader("Retry-After", "1"));
    assertThat(transport().send(read().build())).matches(status(status));
    assertThat(received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_an_answer_and_is_never_followed(int status) {
    answers(aResponse().withStatus(status).withHeader("Location", "/api/elsewhere"));
    Answered answer = (Answered) transport().send(read().build());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Location")).contains("/api/elsewhere");
    assertThat(received()).hasSize(1);
  }

  @Test
  void a_short_retry_after_is_waited_for_and_holds_other_calls_too() {
    answersInTurn(aResponse().withStatus(429).withHeader("Retry-After", "12"), aResponse());
    HttpTransport transport = transport();
    assertThat(transport.send(create())).matches(status(429));
    assertThat(transport.send(read().build())).matches(status(200));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(12));
  }

  @Test
  void what_ages_is_neither_sent_nor_sent_again_when_it_waited_too_long() {
    HttpCall ages = read().freshFor(Duration.ofSeconds(5)).build();
    answersInTurn(aResponse().withStatus(500), aResponse());
    assertThat(transport().send(ages)).matches(status(200)); // a short wait is no harm
    remote.resetAll();
    answers(aResponse().withStatus(429).withHeader("Retry-After", "12"));
    HttpTransport transport = transport();
    assertThat(transport.send(ages)).matches(status(429));
    assertThat(received()).hasSize(1);
    assertThat(transport.send(ages)).matches(because(Why.GAVE_UP));
    assertThat(received()).hasSize(1);
  }

  @Test
  void a_read_waits_as_long_as_a_retry_after_date_says() {
    answersInTurn(
        aResponse()
            .withStatus(429)
            .withHeader("Date", "Fri, 02 Oct 2026 12:00:00 GMT")
            .withHeader("Retry-After", "Fri, 02 Oct 2026 12:00:20 GMT"),
        aResponse());
    assertThat(transport().send(read().build())).matches(status(200));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void a_long_retry_after_blocks_the_account_until_it_has_passed() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "600"));
    HttpTransport transport = transport();
    assertThat(transport.send(read().build())).matches(status(429));
    assertThat(transport.send(read().build())).matches(because(Why.BLOCKED));
    clock.advance(Duration.ofSeconds(599));
    assertThat(transport.send(create())).matches(because(Why.BLOCKED));
    assertThat(received()).hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    answers(aResponse());
    assertThat(transport.send(create())).matches(status(200));
  }

  @Test
  void an_answer_that_the_connector_knows_as_a_block_blocks_at_once() {
    answers(aResponse().withStatus(403).withBody("limita maxima de requesturi"));
    HttpTransport transport =
        builder()
            .blockWhen(
                a ->
                    a.text().contains("limita maxima")
                        ? Optional.of(Duration.ofSeconds(630))
                        : Optional.empty())
            .build();
    assertThat(transport.send(read().build())).matches(status(403));
    NotSent blocked = (NotSent) transport.send(read().build());
    assertThat(blocked.why()).isEqualTo(Why.BLOCKED);
    assertThat(blocked.cause()).contains("2026-10-02T08:10:30").doesNotContain("limita");
    assertThat(received()).hasSize(1);
  }

  @Test
  void a_block_rule_that_fails_does_not_cost_the_answer() {
    answers(aResponse());
    HttpTransport transport =
        builder()
            .blockWhen(
                a -> {
                  throw new IllegalStateException("rule");
                })
            .build();
    assertThat(transport.send(create())).matches(status(200));
  }

  @Test
  void a_refused_account_sends_nothing_until_it_is_readmitted() {
    answers(aResponse());
    HttpTransport transport = transport();
    HttpTransport other = transport();
    transport.refuse("token not accepted");
    assertThat(transport.send(read().build())).matches(because(Why.BREAKER_OPEN));
    assertThat(other.send(read().build())).matches(status(200));
    transport.readmit();
    assertThat(transport.send(read().build())).matches(status(200));
  }

  @Test
  void repeated_server_errors_open_the_breaker_and_a_later_success_closes_it() {
    answers(aResponse().withStatus(500));
    HttpTransport transport = builder().retries(0).breaker(3, Duration.ofSeconds(30)).build();
    for (int i = 0; i < 3; i++) {
      assertThat(transport.send(read().build())).matches(status(500));
    }
    assertThat(transport.send(create())).matches(because(Why.BREAKER_OPEN));
    assertThat(received()).hasSize(3);
    clock.advance(Duration.ofSeconds(30));
    answers(aResponse());
    assertThat(transport.send(create())).matches(status(200));
    assertThat(transport.send(create())).matches(status(200));
  }

  @Test
  void an_answer_over_the_cap_is_lost_and_not_asked_for_again() {
    answers(aResponse().withBody(new byte[5_000_000]));
    HttpTransport transport = builder().maxBody(1_000_000).build();
    assertThat(transport.send(read().build()))
        .isEqualTo(new Lost("the answer was larger than accepted"));
    assertThat(received()).hasSize(1);
  }

  @Test
  void an_answer_of_garbage_within_the_cap_arrives_as_it_is() {
    byte[] garbage = new byte[5_000_000];
    new Random(1).nextBytes(garbage);
    answers(aResponse().withBody(garbage));
    Answered answer = (Answered) builder().maxBody(5_000_000).build().send(read().build());
    assertThat(answer.body()).isEqualTo(garbage);
    assertThat(answer.kind()).isEqualTo(BodyKind.OTHER);
  }

  @Test
  void html_is_known_for_what_it_is_whatever_its_header_says() {
    answers(
        aResponse().withHeader("Content-Type", "application/json").withBody("<html>Oops</html>"));
    assertThat(((Answered) transport().send(read().build())).kind()).isEqualTo(BodyKind.HTML);
  }

  @Test
  void an_empty_answer_is_an_answer() {
    answers(aResponse().withStatus(204));
    Answered answer = (Answered) transport().send(read().build());
    assertThat(answer.body()).isEmpty();
    assertThat(answer.kind()).isEqualTo(BodyKind.EMPTY);
  }

  @Test
  void an_answer_that_takes_too_long_is_lost() {
    answers(aResponse().withFixedDelay(5_000));
    HttpCall call = read().repeat(HttpCall.Repeat.NEVER).timeout(Duration.ofMillis(150)).build();
    assertThat(transport().send(call)).isEqualTo(new Lost("no whole answer within PT0.15S"));
  }

  @Test
  void an_answer_that_drips_too_slowly_is_lost() {
    answers(aResponse().withBody(new byte[1000]).withChunkedDribbleDelay(20, 5_000));
    HttpCall call = read().repeat(HttpCall.Repeat.NEVER).timeout(Duration.ofMillis(400)).build();
    assertThat(transport().send(call)).isInstanceOf(Lost.class);
  }

  private HttpTransport transport() {
    return builder().build();
  }

  private HttpTransportBuilder builder() {
    URI base = URI.create("http://localhost:" + remote.port() + "/api");
    return HttpTransport.builder("test:1", base, ALLOWED).clock(clock);
  }

  private static HttpCall.Builder read() {
    return HttpCall.get("stocks");
  }

  private static HttpCall create() {
    return HttpCall.of("POST", "estimate/v2")
        .body("application/json", new byte[] {'{', '}'})
        .build();
  }

  private static Predicate<HttpAnswer> status(int status) {
    return answer -> answer instanceof Answered answered && answered.status() == status;
  }

  private static Predicate<HttpAnswer> because(Why why) {
    return answer -> answer instanceof NotSent notSent && notSent.why() == why;
  }

  private static void answers(ResponseDefinitionBuilder response) {
    remote.stubFor(any(anyUrl()).willReturn(response));
  }

  private static void answersInTurn(ResponseDefinitionBuilder... responses) {
    for (int i = 0; i < responses.length; i++) {
      remote.stubFor(
          any(anyUrl())
              .inScenario("turns")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willSetStateTo("turn " + (i + 1))
              .willReturn(responses[i]));
    }
  }

  private static List<LoggedRequest> received() {
    return remote.findAll(anyRequestedFor(anyUrl()));
  }
}
