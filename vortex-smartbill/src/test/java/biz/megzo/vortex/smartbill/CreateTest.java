package biz.megzo.vortex.smartbill;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.OrderRecorder.RecordDraft;
import biz.megzo.vortex.connector.OrderRecorder.Sent;
import biz.megzo.vortex.connector.OrderRecorder.Ticket;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTest extends SmartBillTestBase {
  private static final String ERROR = "{\"errorText\":\"Client invalid!\",\"number\":\"\"}";

  @BeforeEach
  void account() {
    answer("GET", "tax", 200, TAXES);
    answer(
        "GET",
        "series",
        200,
        "{\"errorText\":\"\",\"list\":[{\"name\":\"MKP\",\"nextNumber\":43,\"type\":\"p\"}]}");
  }

  @Test
  void the_body_is_exact() throws Exception {
    answer("POST", "estimate/v2", 200, created("0043"));
    Sent sent =
        submit(
            open(),
            Drafts.of(
                Drafts.header(),
                Drafts.product("2", "24.90").build(),
                Drafts.discount("-5.00").build(),
                Drafts.transport("15").build()));
    assertThat(sent).isEqualTo(new Sent.Created(RecordRef.of("MKP", "0043")));
    JsonNode body = Json.MAPPER.readTree(calls("estimate/v2").get(0).getBody());
    assertThat(body)
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"companyVatCode":"RO11111119","seriesName":"MKP","isDraft":false,"sendEmail":false,
                 "currency":"RON","precision":2,"mentions":"%s\\nComanda Cel.ro 48211907",
                 "client":{"name":"Ionescu Măria","vatCode":"0000000000000","address":"Str. Lalelelor 5",
                  "city":"Sector 3","county":"Bucuresti","country":"Romania","email":"client@example.test",
                  "isTaxPayer":false,"saveToDb":false},
                 "products":[
                  {"name":"Cana emailata 500 ml","code":"CE-500","useSBProductName":true,"measuringUnitName":"buc",
                   "currency":"RON","quantity":2,"price":24.9,"isService":false,"isTaxIncluded":true,
                   "taxName":"Normala","taxPercentage":21,"saveToDb":false},
                  {"name":"Voucher","code":"discount","measuringUnitName":"buc","currency":"RON","isDiscount":true,
                   "numberOfItems":1,"discountType":1,"discountValue":-5,"quantity":0,"price":0,
                   "isTaxIncluded":true,"taxName":"Normala","taxPercentage":21,"saveToDb":false},
                  {"name":"Transport","code":"Transport","useSBProductName":true,"measuringUnitName":"buc",
                   "currency":"RON","quantity":1,"price":15,"isService":true,"isTaxIncluded":true,
                   "taxName":"Normala","taxPercentage":21,"saveToDb":false}]}"""
                    .formatted(Drafts.MARKER)));
  }

  @Test
  void numbers_have_no_exponent_and_blanks_are_left_out() {
    answer("POST", "estimate/v2", 200, created("0043"));
    submit(
        open(),
        Drafts.of(
            Drafts.header().text("client.phone", " ").text("observations", ""),
            Drafts.product("0.0000001", "10000000").build()));
    String body = calls("estimate/v2").get(0).getBodyAsString();
    assertThat(body).contains("\"quantity\":0.0000001").contains("\"price\":10000000,");
    assertThat(body).doesNotContain("phone").doesNotContain("observations").doesNotContain("null");
  }

  @Test
  void a_company_that_pays_no_vat_sends_no_tax_fields() {
    answer("GET", "tax", 400, "{\"errorText\":\"Firma este neplatitoare de tva.\"}");
    answer("POST", "estimate/v2", 200, created("0043"));
    submit(open(), Drafts.of(Drafts.product("1", "10").build()));
    assertThat(calls("estimate/v2").get(0).getBodyAsString())
        .doesNotContain("taxName")
        .doesNotContain("taxPercentage")
        .doesNotContain("isTaxIncluded");
  }

  @Test
  void a_company_that_pays_no_vat_is_sent_no_net_price() {
    answer("GET", "tax", 400, "{\"errorText\":\"Firma este neplatitoare de tva.\"}");
    assertRefusedUnsent(submit(open(), Drafts.of(Drafts.net("1", "10").build())), "pays no VAT");
  }

  @Test
  void from_counter_to_number_it_takes_two_calls_once_the_rates_are_known() {
    answer("POST", "estimate/v2", 200, created("0043"));
    SmartBill smartBill = open();
    smartBill.open(Drafts.SERIES);
    WIRE.resetRequests();
    Ticket ticket = smartBill.open(Drafts.SERIES);
    smartBill.submit(ticket, Drafts.of(Drafts.product("1", "10").build()));
    assertThat(ticket.numberBefore()).isEqualTo(43);
    assertThat(WIRE.getAllServeEvents()).hasSize(2);
    clock.advance(Duration.ofDays(1));
    smartBill.open(Drafts.SERIES);
    assertThat(calls("tax")).hasSize(1);
  }

  @Test
  void old_rates_serve_when_new_ones_can_not_be_had() {
    answer("POST", "estimate/v2", 200, created("0043"));
    SmartBill smartBill = open();
    smartBill.open(Drafts.SERIES);
    answer("GET", "tax", 400, "{\"errorText\":\"Eroare interna\"}");
    clock.advance(Duration.ofDays(2));
    assertThat(submit(smartBill, Drafts.of(Drafts.product("1", "10").build())))
        .isInstanceOf(Sent.Created.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 |     | several VAT rates could be meant by 0 %",
        "9 |     | no VAT rate of 9 %",
        "9 | Normala | Normala 9 % is no VAT rate",
        "21 | 21% | is no VAT rate of the account"
      })
  void a_rate_that_is_not_clear_is_refused_unsent(BigDecimal percent, String name, String words) {
    var line = Drafts.product("1", "10").decimal("taxPercentage", percent);
    Sent sent = submit(open(), Drafts.of(line.textIfPresent("taxName", name).build()));
    assertRefusedUnsent(sent, words);
    assertRefusedUnsent(sent, "Redusa 11 %");
  }

  @Test
  void a_rate_that_was_added_since_is_found_without_waiting_a_day() {
    answer("POST", "estimate/v2", 200, created("0043"));
    SmartBill smartBill = open();
    smartBill.open(Drafts.SERIES);
    answer("GET", "tax", 200, TAXES.replace("\"percentage\":11", "\"percentage\":9"));
    clock.advance(Duration.ofMinutes(5));
    var line = Drafts.product("1", "10").decimal("taxPercentage", new BigDecimal("9"));
    assertThat(submit(smartBill, Drafts.of(line.build()))).isInstanceOf(Sent.Created.class);
  }

  @Test
  void the_configuration_names_the_rate_of_zero_percent() {
    answer("POST", "estimate/v2", 200, created("0043"));
    submit(
        open(config().vatName(new BigDecimal("0.0"), "SDD")),
        Drafts.of(Drafts.product("1", "10").decimal("taxPercentage", BigDecimal.ZERO).build()));
    assertThat(calls("estimate/v2").get(0).getBodyAsString()).contains("\"taxName\":\"SDD\"");
  }

  @Test
  void the_account_s_spelling_of_a_rate_is_used() {
    answer("POST", "estimate/v2", 200, created("0043"));
    submit(open(), Drafts.of(Drafts.product("1", "10").text("taxName", "NORMALA").build()));
    assertThat(calls("estimate/v2").get(0).getBodyAsString()).contains("\"taxName\":\"Normala\"");
  }

  @Test
  void a_draft_with_problems_is_refused_unsent() {
    assertRefusedUnsent(submit(open(), Drafts.of(Drafts.product("0", "10").build())), "quantity");
  }

  @Test
  void rates_that_can_not_be_read_are_no_fault_of_the_order() {
    answer("GET", "tax", 200, "{\"errorText\":\"\",\"tax");
    Sent sent = submit(open(), Drafts.of(Drafts.product("1", "10").build()));
    assertRefusedUnsent(sent, "VAT rates");
    assertThat(((Sent.Refused) sent).retryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404, 405, 406, 410, 415, 422})
  void a_recognised_error_means_not_created(int status) {
    assertThat(sent(status, ERROR)).isEqualTo(new Sent.Refused("Client invalid!", false));
  }

  @Test
  void an_error_without_error_text_is_read_too() {
    Sent sent =
        sent(
            400,
            "{\"status\":400,\"type\":\"invalid_request_error\",\"errors\":[{\"code\":"
                + "\"json_mapping_error\",\"message\":\"Unrecognized property: foo.\",\"param\":\"foo\"}]}");
    assertThat(((Sent.Refused) sent).reason())
        .isEqualTo("json_mapping_error at foo: Unrecognized property: foo.");
  }

  @ParameterizedTest
  @CsvSource({"403", "429", "422"})
  void a_rate_block_means_not_created_and_later(int status) {
    Sent sent =
        sent(
            status,
            "{\"errorText\":\"Ai depasit limita maxima de requesturi admisa. x\",\"cooldown\":0}");
    assertThat(((Sent.Refused) sent).retryable()).isTrue();
  }

  @Test
  void refused_credentials_are_no_fault_of_the_order() {
    Sent sent = sent(401, "{\"errorText\":\"Autentificare esuata.\",\"operationExecuted\":false}");
    assertThat(((Sent.Refused) sent).retryable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"errorText\":\"Mail\",\"number\":\"0043\"}",
        "400 | {\"errorText\":\"Mail\",\"number\":\"0043\"}",
        "200 | {\"errorText\":\"\",\"number\":\"\",\"documentId\":17}",
        "200 | {\"errorText\":\"\",\"number\":null}",
        "200 | {\"errorText\":\"\",\"number\":\"0043\",\"ser",
        "200 | <html>ok</html>",
        "200 | ''",
        "201 | {\"errorText\":\"\",\"number\":\"0043\"}",
        "302 | ''",
        "400 | <html>bad</html>",
        "400 | {}",
        "409 | {\"errorText\":\"x\",\"number\":\"\"}",
        "500 | {\"errorText\":\"Internal Server Error!\",\"number\":\"\"}",
        "502 | <html>bad gateway</html>",
        "503 | ''"
      })
  void everything_else_is_unknown_and_sent_once(int status, String body) {
    assertThat(sent(status, body)).isInstanceOf(Sent.Unknown.class);
    assertThat(calls("estimate/v2")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_broken_connection_is_unknown_and_sent_once(Fault fault) {
    WIRE.stubFor(call("POST", "estimate/v2").willReturn(aResponse().withFault(fault)));
    assertThat(submit(open(), good())).isInstanceOf(Sent.Unknown.class);
    assertThat(calls("estimate/v2")).hasSize(1);
  }

  @Test
  void a_read_time_out_is_unknown() {
    WIRE.stubFor(
        call("POST", "estimate/v2").willReturn(json(200, created("0043")).withFixedDelay(2_000)));
    SmartBill smartBill = open(config().writeTimeout(Duration.ofMillis(300)));
    assertThat(submit(smartBill, good())).isInstanceOf(Sent.Unknown.class);
  }

  @Test
  void what_was_never_sent_is_refused_and_later() {
    SmartBill smartBill = open();
    smartBill.open(Drafts.SERIES);
    answer("GET", "series", 403, "{\"errorText\":\"Ai depasit limita maxima de requesturi\"}");
    failure(() -> smartBill.open(Drafts.SERIES));
    Sent sent = submit(smartBill, good());
    assertThat(((Sent.Refused) sent).retryable()).isTrue();
    assertThat(calls("estimate/v2")).isEmpty();
  }

  @Test
  void the_reason_is_cut_at_html_and_holds_no_buyer() {
    Sent sent =
        sent(400, "{\"errorText\":\"Client IONESCU MĂRIA invalid &amp; vechi<br/><b>x</b>\"}");
    assertThat(((Sent.Refused) sent).reason()).isEqualTo("Client *** invalid & vechi");
  }

  @Test
  void a_number_is_kept_as_printed_even_when_it_comes_as_a_number() {
    assertThat(sent(200, "{\"errorText\":\"\",\"number\":43,\"series\":\"MKP\",\"x\":[]}"))
        .isEqualTo(new Sent.Created(RecordRef.of("MKP", "43")));
  }

  @Test
  void a_ticket_of_another_series_is_misuse() {
    assertThatThrownBy(() -> open().submit(new Ticket(Series.of("ALT"), 1), good()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ALT");
  }

  private Sent sent(int status, String body) {
    answer("POST", "estimate/v2", status, body);
    return submit(open(), good());
  }

  private static RecordDraft good() {
    return Drafts.of(Drafts.product("1", "10").build());
  }

  private static Sent submit(SmartBill smartBill, RecordDraft draft) {
    return smartBill.submit(new Ticket(Drafts.SERIES, 43), draft);
  }

  private static void assertRefusedUnsent(Sent sent, String words) {
    assertThat(sent).isInstanceOf(Sent.Refused.class);
    assertThat(((Sent.Refused) sent).reason()).contains(words);
    assertThat(calls("estimate/v2")).isEmpty();
  }

  private static String created(String number) {
    return "{\"errorText\":\"\",\"message\":\"\",\"number\":\""
        + number
        + "\",\"series\":\"MKP\",\"url\":\"\",\"documentId\":20491}";
  }
}
