package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.Hold;
import biz.megzo.vortex.testkit.MutableClock;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FakeFaultsTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String READ = "orders/ListStatuses";
  private static final String WRITE = "products/updateStockAndPrice";

  private final FakeCelRo celRo = FakeCelRo.start(MutableClock.at("2026-10-02T08:00:00Z"));
  private Caller caller;

  @BeforeEach
  void login() {
    caller = Caller.loggedIn(celRo);
    celRo.market().list("A", 5, "100");
  }

  @AfterEach
  void stop() {
    celRo.close();
  }

  private HttpResponse<String> read() {
    return caller.post(READ, "dummy=1");
  }

  private HttpResponse<String> write(int stock) {
    return caller.post(WRITE, "products[0][products_model]=A&products[0][stoc]=" + stock);
  }

  private int stock() {
    return celRo.market().listed("A").stock();
  }

  @Test
  void http_failures_are_used_up_in_the_order_queued() {
    celRo
        .faults()
        .next(READ, Fault.http(500))
        .next(READ, Fault.badGateway())
        .next(READ, Fault.unavailable());
    assertThat(
            List.of(
                read().statusCode(), read().statusCode(), read().statusCode(), read().statusCode()))
        .containsExactly(500, 502, 503, 200);
    assertThat(celRo.faults().fired()).isEqualTo(3);
    assertThat(celRo.journal().count(READ)).isEqualTo(4);
    assertThat(celRo.journal().handled(READ)).isOne();
  }

  @Test
  void a_fault_hits_its_own_action_only_and_as_often_as_asked() {
    celRo.faults().times(2, WRITE, Fault.http(500));
    assertThat(read().statusCode()).isEqualTo(200);
    assertThat(write(1).statusCode()).isEqualTo(500);
    assertThat(write(2).statusCode()).isEqualTo(500);
    assertThat(write(3).statusCode()).isEqualTo(200);
    assertThat(stock()).isEqualTo(3);
  }

  @Test
  void a_fault_can_wait_for_the_nth_call_or_for_a_certain_request() {
    celRo.faults().nth(2, READ, Fault.http(500));
    celRo
        .faults()
        .once(
            call -> call.bodyText().contains("stoc%5D=4") || call.bodyText().contains("stoc]=4"),
            Fault.http(503));
    assertThat(read().statusCode()).isEqualTo(200);
    assertThat(read().statusCode()).isEqualTo(500);
    assertThat(write(3).statusCode()).isEqualTo(200);
    assertThat(write(4).statusCode()).isEqualTo(503);
    celRo.faults().always(call -> true, Fault.http(500));
    assertThat(read().statusCode()).isEqualTo(500);
    celRo.faults().clear();
    assertThat(read().statusCode()).isEqualTo(200);
  }

  @Test
  void too_many_requests_may_say_when_to_come_back() {
    celRo
        .faults()
        .next("*", Fault.tooManyRequests())
        .next("*", Fault.tooManyRequests(Duration.ofSeconds(7)));
    assertThat(read().headers().firstValue("Retry-After")).isEmpty();
    HttpResponse<String> told = read();
    assertThat(told.statusCode()).isEqualTo(429);
    assertThat(told.headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void answers_can_be_html_half_json_or_five_megabytes_of_nothing() {
    celRo
        .faults()
        .next("*", Fault.html())
        .next("*", Fault.garbage())
        .next(WRITE, Fault.truncatedJson());
    assertThat(read().body()).startsWith("<!DOCTYPE html>");
    assertThat(read().body()).hasSize(5 * 1024 * 1024);
    HttpResponse<String> half = write(9);
    assertThat(half.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Caller.json(half)).isInstanceOf(AssertionError.class);
    assertThat(stock()).isEqualTo(9);
  }

  @Test
  void a_connection_is_lost_before_the_call_took_effect() {
    celRo.faults().next(WRITE, Fault.reset());
    assertThatThrownBy(() -> write(9)).isInstanceOf(UncheckedIOException.class);
    assertThat(stock()).isEqualTo(5);
    assertThat(celRo.journal().last(WRITE).status()).isEqualTo(-1);
    assertThat(celRo.journal().last(WRITE).handled()).isFalse();
  }

  @Test
  void a_connection_is_lost_after_the_call_took_effect() {
    celRo.faults().next(WRITE, Fault.reset().afterCommit()).next(WRITE, Fault.cutAnswer());
    assertThatThrownBy(() -> write(9)).isInstanceOf(UncheckedIOException.class);
    assertThat(stock()).isEqualTo(9);
    assertThat(celRo.journal().last(WRITE).handled()).isTrue();
    assertThatThrownBy(() -> write(8)).isInstanceOf(UncheckedIOException.class);
    assertThat(stock()).isEqualTo(8);
  }

  @Test
  void an_error_page_can_hide_that_the_call_took_effect() {
    celRo.faults().next(WRITE, Fault.http(500).afterCommit());
    assertThat(write(9).statusCode()).isEqualTo(500);
    assertThat(stock()).isEqualTo(9);
  }

  @Test
  void a_held_request_waits_before_or_after_it_took_effect() throws Exception {
    String body = "products[0][products_model]=A&products[0][stoc]=9";
    Hold before = celRo.faults().hold(WRITE);
    CompletableFuture<HttpResponse<String>> first = caller.postLater(WRITE, body);
    assertThat(before.awaitArrived(SOON)).isTrue();
    assertThat(stock()).isEqualTo(5);
    before.release();
    assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    Hold after = celRo.faults().holdAfterCommit(WRITE);
    CompletableFuture<HttpResponse<String>> second =
        caller.postLater(WRITE, body.replace("9", "7"));
    assertThat(after.awaitArrived(SOON)).isTrue();
    assertThat(stock()).isEqualTo(7);
    assertThat(second).isNotDone();
    after.release();
    assertThat(second.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void a_hang_lasts_in_real_time_and_ends_when_the_server_closes() throws Exception {
    celRo
        .faults()
        .next(READ, Fault.hang(Duration.ofMillis(60)))
        .next(READ, Fault.hang(Duration.ofMinutes(5)));
    long from = System.nanoTime();
    assertThat(read().statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - from))
        .isGreaterThanOrEqualTo(Duration.ofMillis(60));
    CompletableFuture<HttpResponse<String>> stuck = caller.postLater(READ, "dummy=1");
    while (celRo.openConnections() == 0) {
      Thread.onSpinWait();
    }
    celRo.close();
    assertThatThrownBy(() -> stuck.get(10, TimeUnit.SECONDS)).hasMessageContaining("IOException");
  }

  @Test
  void the_eleventh_simultaneous_request_is_turned_away() throws Exception {
    List<Hold> holds = new ArrayList<>();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      holds.add(celRo.faults().hold(READ));
      answers.add(caller.postLater(READ, "dummy=1"));
    }
    for (Hold hold : holds) {
      assertThat(hold.awaitArrived(SOON)).isTrue();
    }
    assertThat(write(9).statusCode()).isEqualTo(503);
    assertThat(stock()).isEqualTo(5);
    holds.forEach(Hold::release);
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(celRo.peakConnections()).isEqualTo(11);
    assertThat(celRo.turnedAway()).isOne();
    assertThat(write(9).statusCode()).isEqualTo(200);
  }

  @Test
  void random_faults_repeat_with_their_seed() {
    List<Integer> first = drawn(7);
    assertThat(drawn(7)).isEqualTo(first);
    assertThat(drawn(8)).isNotEqualTo(first);
    assertThat(first).contains(200, 500);
  }

  private List<Integer> drawn(long seed) {
    celRo.faults().random(0.5, seed, Fault.http(500), Fault.http(503));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      statuses.add(read().statusCode());
    }
    return statuses;
  }
}
