package biz.megzo.vortex.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import biz.megzo.vortex.testkit.MutableClock;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Tokens and buyer data show up in no log line, message or text form, at any level. */
class SilenceTest {
  private static final String TOKEN = "t0ken-4711";
  private static final String BUYER = "Ionescu";

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("biz.megzo.vortex");
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void listen() {
    ours.setLevel(Level.TRACE);
    ours.setAdditive(false);
    lines.start();
    ours.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    ours.detachAppender(lines);
    ours.setAdditive(true);
    ours.setLevel(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nSet-Cookie: t0ken-4711\r\nContent-Length: 9\r\n\r\n\"Ionescu\"",
        "HTTP/1.1 500 Ionescu\r\nContent-Length: 7\r\n\r\nIonescu",
        "HTTP/1.1 302 Found\r\nLocation: /x?t0ken-4711\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 429 No\r\nRetry-After: 900\r\nX: t0ken-4711\r\nContent-Length: 7\r\n\r\nIonescu",
        "HTTP/1.1 403 No\r\nContent-Length: 7\r\n\r\nIonescu",
        "HTTP/1.1 Ionescu t0ken-4711\r\n\r\n",
        "Ionescu t0ken-4711\r\n\r\n",
        "HTTP/1.1 200 OK\r\nIonescu t0ken-4711: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: Ionescu t0ken-4711\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nIonescu t0ken-4711\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nIonescu t0ken-4711",
        ""
      })
  void nothing_of_what_was_sent_or_answered_is_repeated(String answer) throws Exception {
    RawServer.Behaviour behaviour =
        (request, socket) -> {
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
          socket.getOutputStream().flush();
          socket.close();
        };
    try (RawServer server = new RawServer(behaviour)) {
      HttpTransport transport = transport(server.base());
      for (int i = 0; i < 3; i++) {
        said.add(transport.send(call("orders/getOrder")).toString());
      }
      assertThat(server.requests().get(0)).contains(TOKEN, BUYER);
    }
    assertSilent();
  }

  @Test
  void nor_of_what_was_never_sent() {
    HttpTransport transport = transport(URI.create("http://nowhere.invalid/"));
    said.add(transport.send(call("orders/getOrder")).toString());
    said.add(call("orders/getOrder").toString());
    said.add(
        messages(catchThrowable(() -> transport.send(call("invoice?" + TOKEN + "&n=" + BUYER)))));
    said.add(messages(catchThrowable(() -> call("x").headers().put("a", TOKEN))));
    said.add(
        messages(catchThrowable(() -> HttpCall.get("x").header("AUTH", TOKEN + "\n" + BUYER))));
    said.add(messages(catchThrowable(() -> HttpCall.get("x").query(TOKEN + " " + BUYER))));
    assertThat(said).allMatch(text -> !text.isEmpty());
    assertSilent();
  }

  private void assertSilent() {
    assertThat(lines.list).isNotEmpty();
    lines.list.forEach(
        e -> {
          said.add(e.getFormattedMessage());
          said.add(ThrowableProxyUtil.asString(e.getThrowableProxy()));
        });
    assertThat(said)
        .allSatisfy(
            text ->
                assertThat(String.valueOf(text))
                    .doesNotContain(TOKEN, BUYER, TOKEN.substring(2), "secret=1"));
  }

  private static String messages(Throwable thrown) {
    StringBuilder all = new StringBuilder();
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      all.append(at).append('\n');
    }
    return all.toString();
  }

  private static HttpTransport transport(URI base) {
    AllowList allowed = AllowList.builder().permit("POST", "orders/getOrder").build();
    return HttpTransport.builder("test:1", base, allowed)
        .clock(MutableClock.at("2026-10-02T08:00:00Z"))
        .timeout(Duration.ofSeconds(2))
        .breaker(2, Duration.ofSeconds(30))
        .blockWhen(a -> a.status() == 403 ? Optional.of(Duration.ofHours(1)) : Optional.empty())
        .build();
  }

  private static HttpCall call(String path) {
    return HttpCall.of("POST", path)
        .query("secret=1&token=" + TOKEN + "&name=" + BUYER)
        .header("AUTH", "Bearer " + TOKEN)
        .body("text/plain", (BUYER + " " + TOKEN).getBytes(UTF_8))
        .repeat(HttpCall.Repeat.SAFE)
        .build();
  }
}
