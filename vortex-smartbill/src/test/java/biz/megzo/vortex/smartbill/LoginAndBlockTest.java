package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.model.Sku;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginAndBlockTest extends SmartBillTestBase {
  private static final String WRONG =
      """
      {"key":"!.oresp@&","successfully":false,"errorText":"Autentificare esuata. Va rugam verificati datele.",
       "errorCode":"0","message":"","operationExecuted":false,"cooldown":0,"needsConsent":false}""";
  private static final String BLOCKED =
      """
      {"key":"x","errorText":"Ai depasit limita maxima de requesturi admisa. Vei putea executa alte requesturi \
      dupa 10 min de la momentul blocarii 02/10/2026 12:00:00","cooldown":0}""";
  private static final String SERIES =
      "{\"errorText\":\"\",\"list\":[{\"name\":\"MKP\",\"nextNumber\":43,\"type\":\"p\"},"
          + "{\"name\":\"ALT\",\"nextNumber\":\"0007\",\"type\":\"p\"}]}";

  @Test
  void wrong_credentials_stop_all_calls_until_a_person_looks() {
    answerAll(401, WRONG);
    SmartBill smartBill = open();
    ConnectorException e = failure(() -> smartBill.readStock(Sku.of("A")));
    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
    assertThat(e.retryable()).isFalse();
    assertThat(e).hasMessageContaining("Autentificare esuata").hasMessageContaining("Integrari");
    assertThat(failure(() -> smartBill.open(Drafts.SERIES)).kind()).isEqualTo(Kind.REFUSED);
    assertThat(WIRE.getAllServeEvents()).hasSize(1);
    account();
    assertThat(smartBill.examine()).noneMatch(f -> f.level() == Finding.Level.PROBLEM);
    assertThat(smartBill.open(Drafts.SERIES).numberBefore()).isEqualTo(43);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429, 422})
  void a_rate_block_silences_the_token_for_ten_minutes_and_a_half_everywhere(int status) {
    answerAll(status, BLOCKED);
    ConnectorException e = failure(() -> open().readStock(Sku.of("A")));
    assertThat(e.kind()).isEqualTo(Kind.BLOCKED);
    assertThat(e.retryAt().orElseThrow())
        .isBetween(clock.instant().plusSeconds(629), clock.instant().plusSeconds(631));
    clock.advance(Duration.ofMinutes(10));
    SmartBill otherNode = open(); // shares the store
    ConnectorException still = failure(() -> otherNode.readStock(Sku.of("A")));
    assertThat(still.kind()).isEqualTo(Kind.BLOCKED);
    assertThat(still.retryAt()).isPresent();
    assertThat(WIRE.getAllServeEvents()).hasSize(1);
    account();
    clock.advance(Duration.ofSeconds(31));
    assertThat(otherNode.readStock(Sku.of("A"))).isEmpty();
  }

  @Test
  void a_missing_right_is_no_rate_block() {
    answerAll(403, "{\"errorText\":\"Nu aveti dreptul de a vizualiza stocul\"}");
    SmartBill smartBill = open();
    assertThat(failure(() -> smartBill.readStock(Sku.of("A"))).kind()).isEqualTo(Kind.REFUSED);
    account();
    assertThat(smartBill.readStock(Sku.of("A"))).isEmpty();
  }

  @Test
  void nobody_at_the_address_is_unreachable() {
    SmartBill smartBill =
        open(config().baseUri(java.net.URI.create("http://127.0.0.1:1/SBORO/api")));
    ConnectorException e = failure(() -> smartBill.readStock(Sku.of("A")));
    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e).hasMessageContaining("not sent");
  }

  @Test
  void no_message_holds_a_secret() {
    answerAll(500, "<html>003|secret shop@example.test</html>");
    ConnectorException e = failure(() -> open().readStock(Sku.of("A")));
    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e.toString()).doesNotContain("secret").doesNotContain("shop@");
  }

  @Test
  void an_unknown_series_is_answered_with_those_that_exist() {
    account();
    ConnectorException e = failure(() -> open().open(Series.of("mkp")));
    assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(e).hasMessageContaining("'mkp'").hasMessageContaining("MKP, ALT");
    assertThat(open().open(Series.of("ALT")).numberBefore()).isEqualTo(7);
  }

  @Test
  void a_connector_without_a_series_says_so() {
    SmartBillConfig.Builder config =
        SmartBillConfig.builder("shop@example.test", "t", CIF)
            .baseUri(java.net.URI.create(WIRE.baseUrl() + "/SBORO/api"));
    ConnectorException e = failure(() -> open(config).series());
    assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(e).hasMessageContaining("Configurare, Serii");
  }

  @Test
  void a_good_account_is_examined_without_a_problem() {
    account();
    List<Finding> findings = open().examine();
    assertThat(findings)
        .extracting(Finding::subject)
        .contains("credentials", "series", "vat", "stock", "catalogue");
    assertThat(findings).noneMatch(f -> f.level() == Finding.Level.PROBLEM);
    assertThat(findings)
        .filteredOn(f -> f.level() == Finding.Level.WARNING)
        .allSatisfy(f -> assertThat(f.remedy()).isNotBlank());
  }

  @Test
  void what_is_wrong_with_an_account_is_found_all_at_once() {
    account();
    answer(
        "GET", "tax", 200, "{\"errorText\":\"\",\"taxes\":[{\"name\":\"V\",\"percentage\":19}]}");
    answer("GET", "stocks", 400, "{\"errorText\":\"Gestiunea Y nu a fost gasita pe server.\"}");
    answer("GET", "company/warehouses", 200, "{\"warehouses\":[\"Depozit\",\"Magazin\"]}");
    answer(
        "GET",
        "v3/companies/RO11111119/products",
        403,
        "{\"errors\":[{\"code\":\"subscription_expired\"}]}");
    List<Finding> findings =
        open(config().series("NOPE").warehouses(List.of("Y")).v3Token("x")).examine();
    assertThat(findings)
        .filteredOn(f -> f.subject().equals("series"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("MKP, ALT"));
    assertThat(findings)
        .filteredOn(f -> f.subject().equals("vat"))
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.level()).isEqualTo(Finding.Level.WARNING));
    assertThat(findings.toString()).contains("Depozit, Magazin").contains("subscription");
    assertThat(findings)
        .filteredOn(f -> f.level() != Finding.Level.OK)
        .allSatisfy(f -> assertThat(f.remedy()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"errorText\":\"\",\"li", "[]", ""})
  void an_examination_never_throws(String body) {
    answerAll(200, body);
    assertThat(open(config().v3Token("x")).examine())
        .anyMatch(f -> f.level() == Finding.Level.PROBLEM);
  }

  @Test
  void a_server_in_trouble_is_no_accepted_login() {
    answerAll(500, "<html>");
    assertThat(open().examine().get(0).level()).isEqualTo(Finding.Level.PROBLEM);
  }

  @Test
  void a_clock_that_is_off_is_noticed() {
    account();
    WIRE.stubFor(
        call("GET", "series")
            .willReturn(json(200, SERIES).withHeader("Date", "Fri, 02 Oct 2026 21:00:00 GMT")));
    assertThat(open().examine())
        .anyMatch(f -> f.subject().equals("clock") && f.message().contains("5400"));
  }

  private static void account() {
    answer("GET", "series", 200, SERIES);
    answer("GET", "tax", 200, TAXES);
    answer("GET", "stocks", 200, "{\"errorText\":\"\",\"list\":[]}");
  }
}
