package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2.5 to 2.8. */
class FakeSmartBillEstimatesConformanceTest extends FakeSmartBillTestBase {
  private static void assertMessage(HttpResponse<byte[]> response, String message) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(errorText(response)).isEmpty();
    assertThat(json(response).path("message").asText()).isEqualTo(message);
  }

  private static void assertRefused(HttpResponse<byte[]> response, int status, String text) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(errorText(response)).isEqualTo(text);
  }

  @Test
  void creating_takes_the_next_number_padded_to_four() throws IOException {
    var response = create(estimate());
    JsonNode answer = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("errorText").asText("?")).isEmpty();
    assertThat(answer.path("number").asText()).isEqualTo("0042");
    assertThat(answer.path("series").asText()).isEqualTo("MKP");
    assertThat(answer.path("documentUrl").asText())
        .endsWith("/editare/proforma/" + answer.path("documentId").asLong() + "/");
    assertThat(answer.path("documentViewUrl").asText()).contains("/extern/pf/proforma/");
    assertThat(shop.nextNumber("MKP")).isEqualTo(43);
    assertThat(shop.estimate("MKP", "0042").mentions()).contains("ref MB-01J7Q2");
  }

  @Test
  void the_older_call_says_less() throws IOException {
    JsonNode answer = json(post("/estimate", estimate().toString()));
    assertThat(answer.path("number").asText()).isEqualTo("0042");
    assertThat(answer.has("documentId")).isFalse();
    JsonNode error = json(post("/estimate", estimate().put("seriesName", "X").toString()));
    assertThat(error.has("documentId")).isFalse();
    assertThat(error.path("errorText").asText()).startsWith("Seria nu a fost gasita!");
  }

  @Test
  void the_same_body_twice_is_two_proformas() throws IOException {
    assertThat(created()).isEqualTo("0042");
    assertThat(created()).isEqualTo("0043");
    var ids = fake.estimates().stream().map(FakeEstimate::documentId).toList();
    assertThat(ids).hasSize(2).isSorted().doesNotHaveDuplicates();
    assertThat(shop.stock("Depozit Central", "CE-500")).isEqualByComparingTo("37");
  }

  @Test
  void a_draft_has_an_id_but_no_number() throws IOException {
    JsonNode answer = json(create(estimate().put("isDraft", true)));
    assertThat(answer.path("number").asText("?")).isEmpty();
    assertThat(answer.path("documentId").asLong()).isPositive();
    assertThat(shop.nextNumber("MKP")).isEqualTo(42);
    assertThat(shop.estimates()).singleElement().matches(FakeEstimate::draft);
    assertThat(shop.liveEstimates()).isEmpty();
  }

  @Test
  void the_document_id_may_be_text() throws IOException {
    fake.with(FakeQuirk.DOCUMENT_ID_AS_TEXT);
    assertThat(json(create(estimate())).path("documentId").isTextual()).isTrue();
  }

  @Test
  void an_invoiced_proforma_lists_its_invoices() throws IOException {
    String number = created();
    shop.invoice("MKP", number);
    JsonNode answer = json(get("/estimate/invoices" + at(number)));
    assertThat(answer.path("areInvoicesCreated").asBoolean()).isTrue();
    assertThat(answer.path("errorText").asText("?")).isEmpty();
    assertThat(answer.path("invoices").toString())
        .isEqualTo("[{\"series\":\"FCT\",\"number\":\"0107\"}]");
  }

  @Test
  void a_proforma_without_invoice_is_200_with_an_error_text() throws IOException {
    var response = get("/estimate/invoices" + at(created()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(errorText(response))
        .isEqualTo("Proforma cu seria MKP si numarul 0042 nu a fost facturata.");
    assertThat(json(response).path("areInvoicesCreated").asBoolean(true)).isFalse();
    assertThat(json(response).path("invoices")).isEmpty();
  }

  @Test
  void an_unknown_proforma_is_410_in_invoices_and_400_elsewhere() throws IOException {
    created();
    String gone = "Proforma cu seria MKP si numarul 0099 nu a fost gasita.";
    assertRefused(get("/estimate/invoices" + at("0099")), 410, gone);
    String other = "Proforma cu seria si numarul MKP0099 nu a fost gasita!";
    assertRefused(get("/estimate/pdf" + at("0099")), 400, other);
    assertRefused(call("PUT", "/estimate/cancel" + at("0099")), 400, other);
    assertRefused(call("DELETE", "/estimate" + at("0099")), 400, other);
    assertThat(get("/estimate/invoices" + at("42")).statusCode()).as("unpadded").isEqualTo(410);
    fake.with(FakeQuirk.UNKNOWN_ESTIMATE_ANSWERS_400);
    assertRefused(get("/estimate/invoices" + at("0099")), 400, gone);
  }

  @ParameterizedTest
  @CsvSource({
    "?seriesname=MKP&number=0042,Cif trebuie specificat.",
    "?cif=RO11111119&number=0042,Seriesname trebuie specificat.",
    "?cif=RO11111119&seriesName=MKP&number=0042,Seriesname trebuie specificat.",
    "?cif=RO11111119&seriesname=MKP,Number trebuie specificat."
  })
  void a_missing_parameter_is_named(String query, String text) throws IOException {
    created();
    assertRefused(get("/estimate/pdf" + query), 400, text);
    assertRefused(get("/estimate/invoices" + query), 400, text);
    assertRefused(call("PUT", "/estimate/cancel" + query), 400, text);
  }

  @Test
  void cancelling_and_restoring_may_be_repeated() throws IOException {
    String q = at(created());
    String which = "Proforma cu seria si numarul MKP0042 ";
    assertMessage(call("PUT", "/estimate/restore" + q), which + "nu necesita restaurare.");
    assertMessage(call("PUT", "/estimate/cancel" + q), which + "a fost anulata cu succes.");
    assertMessage(call("PUT", "/estimate/cancel" + q), which + "este deja anulata.");
    assertThat(shop.estimate("MKP", "0042").live()).isFalse();
    assertThat(text(get("/estimate/pdf" + q))).contains("ANULATA");
    assertThat(call("PUT", "/estimate/restore" + q).statusCode()).isEqualTo(200);
    assertThat(shop.estimate("MKP", "0042").live()).isTrue();
  }

  @Test
  void only_the_last_can_be_deleted_and_its_number_is_used_again() throws IOException {
    created();
    long id = json(create(estimate())).path("documentId").asLong();
    assertRefused(
        call("DELETE", "/estimate" + at("0042")),
        403,
        "Nu poti sterge documentul cu seria si numarul MKP 0042, deoarece nu este ultimul din"
            + " serie!");
    assertMessage(
        call("DELETE", "/estimate" + at("0043")),
        "Proforma cu seria si numarul MKP0043 a fost stearsa cu succes.");
    JsonNode again = json(create(estimate()));
    assertThat(again.path("number").asText()).isEqualTo("0043");
    assertThat(again.path("documentId").asLong()).isGreaterThan(id);
  }

  @Test
  void the_counter_may_also_stay_when_the_last_is_deleted() throws IOException {
    fake.with(FakeQuirk.COUNTER_STAYS_ON_DELETE);
    call("DELETE", "/estimate" + at(created()));
    assertThat(shop.estimates()).isEmpty();
    assertThat(created()).isEqualTo("0043");
  }

  @Test
  void documents_of_a_closed_period_do_not_change() throws IOException {
    String q = at(created());
    shop.closedUntil(LocalDate.parse("2026-09-10"));
    assertThat(call("PUT", "/estimate/cancel" + q).statusCode()).isEqualTo(400);
    assertThat(errorText(create(estimate()))).contains("perioada inchisa");
    shop.closedUntil(LocalDate.parse("2026-09-09")).rights(true, false);
    assertRefused(
        call("PUT", "/estimate/cancel" + q), 400, "Nu aveti dreptul de a modifica proforma");
  }

  @Test
  void the_pdf_carries_number_client_lines_total_and_mentions() throws IOException {
    var pdf = get("/estimate/pdf" + at(created()));
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=facturaMKP0042.pdf");
    assertThat(new String(pdf.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    assertThat(text(pdf).lines().findFirst()).contains("Proforma seria MKP nr. 0042");
    assertThat(text(pdf))
        .contains("Ionescu Maria", "Cana emailata 500 ml", "49.80", "ref MB-01J7Q2");
  }

  @Test
  void the_content_type_of_a_pdf_mirrors_accept() throws IOException {
    var pdf = send(request("/estimate/pdf" + at(created())).header("Accept", "application/json"));
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(new String(pdf.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ștefăniță Țîrlea", "Ana 😀 Pop", "a\u0000b\tc", "日本"})
  void any_name_can_be_printed(String name) throws IOException {
    var body = estimate();
    ((com.fasterxml.jackson.databind.node.ObjectNode) body.path("client")).put("name", name);
    String number = json(create(body)).path("number").asText();
    assertThat(text(get("/estimate/pdf" + at(number)))).contains("Client: ", "ref MB-01J7Q2");
  }

  @Test
  void a_document_of_400_lines_is_printed_on_many_pages() throws IOException {
    var body = estimate();
    var lines = body.putArray("products");
    for (int i = 0; i < 400; i++) {
      lines.add(line("P" + i, "Produs " + i, "1.00", true));
    }
    String number = json(create(body)).path("number").asText();
    assertThat(text(get("/estimate/pdf" + at(number))))
        .contains("Produs 399", "Total de plata 400.00 RON", "ref MB-01J7Q2");
  }

  @Test
  void a_template_may_leave_the_mentions_out() throws IOException {
    fake.with(FakeQuirk.MENTIONS_NOT_PRINTED);
    assertThat(text(get("/estimate/pdf" + at(created()))))
        .contains("MKP")
        .doesNotContain("ref MB-01J7Q2");
  }
}
