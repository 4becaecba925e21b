package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpAnswer.Lost;
import biz.megzo.vortex.http.HttpAnswer.NotSent;
import biz.megzo.vortex.http.HttpAnswer.NotSent.Why;
import biz.megzo.vortex.testkit.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that can not be sent, are given up, or were sent with nobody left to answer. */
@Timeout(20)
class UnreachableTest {
  private static final AllowList ALLOWED =
      AllowList.builder().permit("GET", "stocks").permit("POST", "estimate/v2").build();

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");

  @Test
  void a_call_that_was_waiting_when_the_block_came_does_not_leave() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    RawServer.Behaviour answersLater =
        (request, socket) -> {
          awaitQuietly(blocked);
          RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        };
    try (RawServer server = new RawServer(answersLater)) {
      HttpTransport transport =
          HttpTransport.builder("test:1", server.base(), ALLOWED).concurrency(1).build();
      AtomicReference<HttpAnswer> first = new AtomicReference<>();
      AtomicReference<HttpAnswer> second = new AtomicReference<>();
      Thread sending = new Thread(() -> first.set(transport.send(create())));
      sending.start();
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      Thread waiting = new Thread(() -> second.set(transport.send(create())));
      waiting.start();
      while (waiting.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      transport.block(Duration.ofMinutes(10), "too many calls");
      blocked.countDown();
      sending.join();
      waiting.join();
      assertThat(first.get()).matches(status(200));
      assertThat(second.get()).matches(because(Why.BLOCKED));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void where_nobody_listens_nothing_was_sent() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort());
    }
    HttpTransport transport = transport(nobody);
    assertThat(transport.send(create()))
        .isEqualTo(new NotSent(Why.NO_CONNECTION, "connection refused"));
    assertThat(transport.send(read().build())).matches(because(Why.NO_CONNECTION));
  }

  @Test
  void a_host_that_does_not_exist_is_not_reached() {
    URI nowhere = URI.create("http://nowhere.invalid/");
    HttpTransport transport = transport(nowhere);
    assertThat(transport.send(create()))
        .isEqualTo(new NotSent(Why.NO_CONNECTION, "the host name is not known"));
  }

  @Test
  void a_lost_answer_is_not_forgotten_when_the_repetition_finds_nobody() throws Exception {
    AtomicReference<RawServer> server = new AtomicReference<>();
    CountDownLatch set = new CountDownLatch(1);
    server.set(
        new RawServer(
            (request, socket) -> {
              awaitQuietly(set);
              server.get().close();
            }));
    set.countDown();
    HttpTransport transport = transport(server.get().base());
    assertThat(transport.send(read().build())).isInstanceOf(Lost.class);
  }

  @Test
  void an_interrupted_thread_sends_nothing_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    assertThat(transport(URI.create("http://nowhere.invalid")).send(create()))
        .matches(because(Why.GAVE_UP));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void an_interrupt_while_the_answer_is_awaited_loses_it_and_is_kept() throws Exception {
    Thread caller = Thread.currentThread();
    try (RawServer server = new RawServer((request, socket) -> caller.interrupt())) {
      HttpTransport transport = transport(server.base());
      assertThat(transport.send(read().build()))
          .isEqualTo(new Lost("interrupted while waiting for the answer"));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/",
        "host/api",
        "http:///api",
        "http://user:pass@host/",
        "http://host/api?x=1",
        "http://host/api#x",
        "http://host/a/../b",
        "http://host//a"
      })
  void a_base_that_is_not_plain_is_refused(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpTransport.builder("test:1", URI.create(base), ALLOWED))
        .withMessageNotContaining("pass");
  }

  @Test
  void the_base_ends_with_a_slash() {
    assertThat(transport(URI.create("https://host:8443/api")).base())
        .hasToString("https://host:8443/api/");
  }

  private HttpTransport transport(URI base) {
    return HttpTransport.builder("test:1", base, ALLOWED).clock(clock).build();
  }

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
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
}
