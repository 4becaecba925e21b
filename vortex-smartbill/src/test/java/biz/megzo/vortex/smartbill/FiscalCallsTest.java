package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.http.CallNotPermittedException;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.testkit.MutableClock;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise F: nothing fiscal can be sent, by whatever spelling. */
class FiscalCallsTest {
  /** {@code api/smartbill.md} 3, 5.3, 5.5 and 10; and what else is not on the list. */
  private static final List<String> FORBIDDEN =
      List.of(
          "POST invoice/v2",
          "POST invoice",
          "POST invoice/reverse",
          "PUT invoice/cancel",
          "PUT invoice/restore",
          "DELETE invoice",
          "POST payment",
          "POST payment/v2",
          "DELETE payment",
          "DELETE payment/v2",
          "DELETE payment/chitanta",
          "GET payment/text",
          "POST document/send",
          "POST estimate",
          "DELETE estimate",
          "POST invoice/pdf",
          "POST invoice/paymentstatus",
          "POST estimate/pdf");

  private static ServerSocket server;
  private static HttpTransport v1;
  private static HttpTransport v3;

  @BeforeAll
  static void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SmartBillConfig config =
        SmartBillConfig.builder("shop@example.test", "t", "RO11111119")
            .baseUri(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/SBORO/api"))
            .build();
    MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
    InMemoryStore store = new InMemoryStore(clock);
    ConnectorContext context =
        new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases());
    v1 = SmartBillHttp.v1(config, context).transport();
    v3 = SmartBillHttp.v3(config, "v3", context).transport();
  }

  @AfterAll
  static void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void it_is_refused_before_a_byte_leaves(String method, String path) throws IOException {
    HttpCall call =
        HttpCall.of(method, path)
            .body("application/json", "{\"type\":\"factura\"}".getBytes(StandardCharsets.UTF_8))
            .build();
    for (HttpTransport transport : List.of(v1, v3)) {
      assertThatThrownBy(() -> transport.send(call)).isInstanceOf(CallNotPermittedException.class);
    }
    assertNobodyCame();
  }

  /**
   * The page's own table, row by row: every call it marks F is in the list above, and a read of an
   * invoice is a read by its method alone.
   */
  @ParameterizedTest
  @EnumSource(FakeCall.class)
  void every_call_of_the_page_that_is_fiscal_is_refused(FakeCall call) throws IOException {
    boolean document = call.path().startsWith("/invoice") || call.path().startsWith("/payment");
    if (!document || call.path().contains("{") || isRead(call)) {
      return;
    }
    assertThat(FORBIDDEN).contains(call.method() + " " + call.path().substring(1));
    it_is_refused_before_a_byte_leaves(call.method(), call.path().substring(1));
  }

  private static boolean isRead(FakeCall call) {
    return call == FakeCall.INVOICE_PDF || call == FakeCall.PAYMENT_STATUS;
  }

  /** Whatever the engines call, it is a method of a connector: none of them takes a path. */
  @Test
  void no_entry_point_of_the_connector_takes_a_path_or_a_method() {
    for (Class<?> seam : SmartBill.class.getInterfaces()) {
      for (Method method : seam.getMethods()) {
        assertThat(method.getParameterTypes())
            .as(method.toString())
            .doesNotContain(HttpCall.class, URI.class);
      }
    }
    assertThat(Calls.v1().permits("POST", "invoice")).isFalse();
    assertThat(Calls.v1().permits("GET", "invoice/pdf")).isTrue();
  }

  /** Proves that the socket would have noticed. */
  @Test
  void a_permitted_call_does_arrive() throws Exception {
    Thread caller = new Thread(() -> v1.send(HttpCall.get("tax").build()));
    caller.start();
    server.setSoTimeout(10_000);
    server.accept().close();
    caller.interrupt();
    caller.join();
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> spellings() {
    return FORBIDDEN.stream()
        .flatMap(
            entry -> {
              String method = entry.substring(0, entry.indexOf(' '));
              String path = entry.substring(entry.indexOf(' ') + 1);
              return variants(path).stream()
                  .map(p -> org.junit.jupiter.params.provider.Arguments.of(method, p));
            });
  }

  private static List<String> variants(String path) {
    List<String> all = new ArrayList<>();
    for (String one : List.of(path, path.toUpperCase(Locale.ROOT), "v3/" + path)) {
      all.addAll(
          List.of(
              one,
              one + "/",
              "/" + one,
              "//" + one,
              "./" + one,
              one + "/.",
              "estimate/v2/../../" + one,
              "estimate/%2e%2e/" + one,
              one.replace("/", "%2F") + "%20",
              one + ";x=1",
              one + "?a=b",
              one + "#x",
              "../api/" + one,
              Character.toUpperCase(one.charAt(0)) + one.substring(1) + "/v2"));
    }
    return all;
  }

  private static void assertNobodyCame() throws IOException {
    server.setSoTimeout(1);
    assertThatThrownBy(() -> server.accept()).isInstanceOf(java.net.SocketTimeoutException.class);
    assertThat(server.isClosed()).isFalse();
  }
}
