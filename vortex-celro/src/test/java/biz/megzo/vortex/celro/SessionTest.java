package biz.megzo.vortex.celro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.store.LeaseStore.Lease;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTest {
  @RegisterExtension static final ScriptedMarket market = new ScriptedMarket();

  private static final String LOGIN = "login/actionLogin";
  private static final String METHODS = "orders/GetPaymentMethods";

  static Stream<ResponseDefinitionBuilder> refusals() {
    return Stream.of(
        aResponse().withStatus(400).withBody("bad"),
        aResponse().withStatus(401),
        ScriptedMarket.json("{\"error\":302,\"tokenStatus\":0,\"message\":\"\"}"),
        ScriptedMarket.json("{\"error\":\"403\",\"message\":\"Token expirat\"}"),
        ScriptedMarket.json("{\"error\":\"405\",\"tokenStatus\":\"0\",\"message\":\"Token\"}"),
        ScriptedMarket.json("{\"error\":0,\"tokenStatus\":0,\"message\":[]}"),
        ScriptedMarket.json("{\"error\":0,\"message\":[]}"));
  }

  @Test
  void login_goes_without_token_and_with_what_goes_with_every_call() {
    market.open().paymentMethods();
    LoggedRequest login = market.requests(LOGIN).get(0);
    assertThat(login.getBodyAsString())
        .isEqualTo("username=seller%40shop.example&password=p%40ss+word&test=1&api_version=2.2.0");
    assertThat(login.containsHeader("AUTH")).isFalse();
    LoggedRequest call = market.requests(METHODS).get(0);
    assertThat(call.getHeader("AUTH")).isEqualTo("Bearer token-1==:a+b/");
    assertThat(call.getBodyAsString()).isEqualTo("dummy=1&test=1&api_version=2.2.0");
    assertThat(call.getHeader("DEMO")).isNull();
  }

  @Test
  void token_is_shared_with_other_nodes_on_the_same_store() {
    market.open().paymentMethods();
    market.open().paymentMethods();
    assertThat(market.count(LOGIN)).isEqualTo(1);
    assertThat(market.count(METHODS)).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void every_way_to_refuse_a_token_leads_to_one_login_and_one_replay(
      ResponseDefinitionBuilder refusal) {
    market.answers(LOGIN, ScriptedMarket.envelope("\"old\""), ScriptedMarket.envelope("\"new\""));
    market.answers(METHODS, refusal, ScriptedMarket.envelope("[\"Card\"]"));
    assertThat(market.open().paymentMethods()).containsExactly("Card");
    assertThat(market.count(LOGIN)).isEqualTo(2);
    assertThat(market.requests(METHODS))
        .extracting(r -> r.getHeader("AUTH"))
        .containsExactly("Bearer old", "Bearer new");
  }

  @Test
  void a_second_refusal_ends_it_and_nothing_leaves_for_a_quarter_of_an_hour() {
    ResponseDefinitionBuilder refusal =
        ScriptedMarket.json("{\"error\":403,\"tokenStatus\":0,\"message\":\"Cont suspendat\"}");
    market.answer(METHODS, refusal).answer("orders/ListStatuses", refusal);
    CelRo celro = market.open();
    assertThatThrownBy(celro::paymentMethods)
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("Cont suspendat");
    int sent = market.countAll();
    assertThat(market.count(METHODS)).isEqualTo(2);
    assertThatThrownBy(celro::couriers)
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    assertThat(celro.confirm("1")).isInstanceOf(Done.Unknown.class);
    assertThat(market.countAll()).isEqualTo(sent);
    market.payload(METHODS, "[]");
    market.clock.advance(Duration.ofMinutes(15));
    assertThat(celro.paymentMethods()).isEmpty();
  }

  @Test
  void a_call_the_account_has_no_right_to_stops_no_other() {
    market.answer(
        METHODS,
        ScriptedMarket.json("{\"error\":403,\"tokenStatus\":0,\"message\":\"Fara drept\"}"));
    market.answer("orders/confirmOrder", aResponse().withStatus(400).withBody("<html>"));
    CelRo celro = market.open();
    assertThatThrownBy(celro::paymentMethods)
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("Fara drept");
    assertThat(celro.confirm("1")).isInstanceOf(Done.Refused.class);
    assertThat(celro.couriers()).isEmpty();
    assertThat(market.count(METHODS)).isEqualTo(2);
  }

  @Test
  void an_upload_is_replayed_with_its_file_to_the_byte() {
    market.answers(LOGIN, ScriptedMarket.envelope("\"old\""), ScriptedMarket.envelope("\"new\""));
    market.answers(
        "orders/addOrderInvoice",
        ScriptedMarket.json("{\"error\":302,\"tokenStatus\":0,\"message\":\"\"}"),
        ScriptedMarket.json(ScriptedMarket.OK));
    byte[] pdf = "%PDF-1.7 \u0000\u0001 file".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(market.open().attach("77", new InvoiceRef("FCT", "1001"), pdf)).isEqualTo(Done.ok());
    List<LoggedRequest> sent = market.requests("orders/addOrderInvoice");
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).getBody()).isEqualTo(sent.get(0).getBody());
    assertThat(sent.get(1).getHeader("Content-Type"))
        .isEqualTo(sent.get(0).getHeader("Content-Type"));
  }

  @Test
  void two_refused_logins_block_the_account_on_every_node() {
    market.answer(
        LOGIN,
        ScriptedMarket.json(
            "{\"error\":405,\"tokenStatus\":0,\"message\":\"Date de autentificare incorecte\"}"));
    assertThatThrownBy(() -> market.open().couriers())
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("Date de autentificare incorecte");
    assertThatThrownBy(() -> market.open().couriers())
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.retryAt()).contains(Instant.parse("2026-08-20T08:15:00Z")));
    assertThatThrownBy(() -> market.open().couriers())
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BLOCKED))
        .hasMessageContaining("refused logins");
    assertThat(market.count(LOGIN)).isEqualTo(2);
    market.clock.advance(Duration.ofMinutes(16));
    market.payload(LOGIN, "\"fine\"");
    assertThat(market.open().couriers()).isEmpty();
  }

  @Test
  void a_login_refused_in_words_is_not_taken_for_a_token() {
    market.payload(LOGIN, "\"Raspuns invalid: cont suspendat\"");
    assertThatThrownBy(() -> market.open().couriers()).hasMessageContaining("cont suspendat");
    assertThat(market.count("admininfo/getCouriers")).isZero();
  }

  @Test
  void a_login_page_that_is_down_does_not_count_as_refused() {
    market.answer(LOGIN, aResponse().withStatus(200).withBody("<html>mentenanta</html>"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> market.open().couriers())
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
    }
  }

  @Test
  void many_threads_without_token_log_in_once() throws Exception {
    CelRo one = market.open();
    CelRo two = market.open();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> calls =
          IntStream.range(0, 8)
              .<Callable<Object>>mapToObj(i -> () -> (i % 2 == 0 ? one : two).couriers())
              .toList();
      for (var future : threads.invokeAll(calls)) {
        assertThat(future.get()).isEqualTo(List.of());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(market.count(LOGIN)).isEqualTo(1);
  }

  @Test
  void a_node_waits_for_the_login_of_another_and_uses_its_token() throws Exception {
    String account = accountAfterOneLogin();
    market.store.accounts().dropToken(account, "token-1==:a+b/");
    Lease elsewhere =
        market
            .store
            .leases()
            .acquire("login/" + account, "node-2", Duration.ofMinutes(1))
            .orElseThrow();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      var call = thread.submit(() -> market.open().couriers());
      market.store.accounts().putToken(account, "of-node-2");
      assertThat(call.get()).isEmpty();
    } finally {
      thread.shutdown();
      market.store.leases().release(elsewhere);
    }
    assertThat(market.count(LOGIN)).isEqualTo(1);
    assertThat(market.requests("admininfo/getCouriers"))
        .last()
        .satisfies(r -> assertThat(r.getHeader("AUTH")).isEqualTo("Bearer of-node-2"));
  }

  private String accountAfterOneLogin() {
    market.open().couriers();
    return Parts.account(
        CelRoConfig.builder("seller@shop.example", "x").base(market.base()).build());
  }

  @Test
  void demo_accounts_say_so_except_on_uploads() {
    CelRo celro = market.open(b -> b.demo(true).sendTest(false));
    celro.couriers();
    celro.attach("1", new InvoiceRef("A", "1"), new byte[] {1});
    assertThat(market.requests("admininfo/getCouriers").get(0).getHeader("DEMO")).isEqualTo("1");
    assertThat(market.requests("orders/addOrderInvoice").get(0).getHeader("DEMO")).isNull();
    assertThat(market.form("admininfo/getCouriers")).doesNotContainKey("test");
  }

  @Test
  void a_business_error_without_token_state_stays_a_business_error() {
    market.answer(
        "orders/confirmOrder",
        ScriptedMarket.json("{\"error\":7,\"message\":\"Comanda anulata\"}"));
    assertThat(market.open().confirm("5")).isEqualTo(new Done.Refused("Comanda anulata"));
  }
}
