package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 1.2, 1.5 and the order of checks of section 12. */
class FakeSmartBillRequestsConformanceTest extends FakeSmartBillTestBase {
  private static void assertRequestError(
      HttpResponse<byte[]> response, int status, String code, String param) {
    assertThat(response.statusCode()).isEqualTo(status);
    var body = json(response);
    assertThat(body.has("errorText")).isFalse();
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(body.path("errors").path(0).path("code").asText()).isEqualTo(code);
    assertThat(body.path("errors").path(0).path("param").asText()).isEqualTo(param);
  }

  private HttpResponse<byte[]> stranger(String pathAndQuery) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(fake.base() + pathAndQuery)).GET());
  }

  @ParameterizedTest
  @CsvSource({"/estimates", "/stocks/", "/stocks/ecom", "/estimate/v3", "/nothing"})
  void unknown_path_is_404_even_for_strangers(String path) throws IOException {
    assertRequestError(stranger(path), 404, "resource_not_found", "");
    assertThat(json(stranger(path)).path("instance").asText()).isEqualTo("/SBORO/api" + path);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/estimate/v2,POST",
    "POST,/estimate/pdf,GET",
    "PATCH,/series,GET",
    "POST,/estimate/cancel,PUT"
  })
  void wrong_verb_is_405_with_the_right_ones(String method, String path, String allow)
      throws IOException {
    var response = call(method, path);
    assertRequestError(response, 405, "method_not_allowed", "");
    assertThat(response.headers().firstValue("Allow")).contains(allow);
  }

  @Test
  void a_path_with_two_verbs_allows_both() throws IOException {
    assertThat(call("GET", "/estimate").headers().firstValue("Allow")).contains("POST, DELETE");
  }

  @ParameterizedTest
  @CsvSource({
    "/series,application/json,200",
    "/series,*/*,200",
    "/series,text/html,406",
    "/series,application/octet-stream,406",
    "/series,'text/html, application/json;q=0.5',200",
    "/estimate/pdf,application/pdf,406",
    "/estimate/pdf,application/octet-stream,400",
    "/estimate/pdf,application/json,400"
  })
  void accept_must_be_servable(String path, String accept, int status) throws IOException {
    var response = send(request(path + at("0001")).header("Accept", accept).GET());
    assertThat(response.statusCode()).isEqualTo(status);
    if (status == 406) {
      assertRequestError(response, 406, "invalid_accept_header", "");
    }
  }

  @Test
  void body_without_the_json_content_type_is_415() throws IOException {
    var none = HttpRequest.BodyPublishers.ofString(estimate().toString());
    assertRequestError(send(request("/estimate/v2").POST(none)), 415, "invalid_content_type", "");
    var text = request("/estimate/v2").header("Content-Type", "text/plain").POST(none);
    assertRequestError(send(text), 415, "invalid_content_type", "");
    var charset = request("/estimate/v2").header("Content-Type", "application/json; charset=utf-8");
    assertThat(send(charset.POST(none)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"{", "''", "{} {}", "'{\"a\":1,\"a\":2}'", "nonsense"})
  void what_is_not_json_is_a_parse_error(String body) throws IOException {
    assertRequestError(post("/estimate/v2", body), 400, "json_parse_error", "");
  }

  @Test
  void unknown_field_is_refused_with_its_full_path() throws IOException {
    assertRequestError(create(estimate().put("foo", 1)), 400, "json_mapping_error", "foo");
    ObjectNode deep = estimate();
    firstLine(deep).put("vat", 21);
    var response = create(deep);
    assertRequestError(response, 400, "json_mapping_error", "products[0].vat");
    assertThat(json(response).path("errors").path(0).path("message").asText())
        .isEqualTo("Unrecognized property: products[0].vat.");
    assertThat(fake.estimates()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"payment", "useStock", "number", "estimate", "paymentTotal", "externalId"})
  void fields_of_invoices_and_invented_ones_are_unknown(String field) throws IOException {
    assertRequestError(create(estimate().put(field, 1)), 400, "json_mapping_error", field);
  }

  @ParameterizedTest
  @CsvSource({
    "quantity,'\"2\"'",
    "taxPercentage,'\"21%\"'",
    "isTaxIncluded,'\"true\"'",
    "isTaxIncluded,2",
    "code,500",
    "numberOfItems,1.5",
    "name,'{}'"
  })
  void a_value_of_the_wrong_type_is_refused(String field, String value) throws IOException {
    ObjectNode body = estimate();
    firstLine(body).set(field, Json.parse(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    var response = create(body);
    assertRequestError(response, 400, "json_mapping_error", "products[0]." + field);
    assertThat(json(response).path("errors").path(0).path("message").asText())
        .startsWith("Could not map property: ");
  }

  @Test
  void one_and_zero_are_flags_too() throws IOException {
    ObjectNode body = estimate();
    firstLine(body).put("isTaxIncluded", 1).put("isService", 0);
    assertThat(create(body).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_field_can_also_give_the_servlet_page() throws IOException {
    fake.with(FakeQuirk.UNKNOWN_FIELD_ANSWERS_500);
    var response = create(estimate().put("foo", 1));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
  }

  @Test
  void the_shape_is_checked_before_the_credentials() throws IOException {
    var nobody = HttpRequest.newBuilder(URI.create(fake.base() + "/estimate/v2"));
    var bad = HttpRequest.BodyPublishers.ofString("{\"foo\":1}");
    assertRequestError(
        send(nobody.copy().header("Content-Type", "application/json").POST(bad)),
        400,
        "json_mapping_error",
        "foo");
    assertRequestError(send(nobody.copy().POST(bad)), 415, "invalid_content_type", "");
  }

  @Test
  void wrong_credentials_get_the_envelope() throws IOException {
    var wrong =
        HttpRequest.newBuilder(URI.create(fake.base() + "/series?cif=" + CIF))
            .header("Authorization", basic(FakeSmartBill.EMAIL, "nope"));
    for (var response : java.util.List.of(send(wrong), stranger("/series?cif=" + CIF))) {
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(errorText(response)).startsWith("Autentificare esuata.");
      assertThat(json(response).path("key").asText()).isEqualTo("!.oresp@&");
      assertThat(json(response).path("successfully").asBoolean(true)).isFalse();
    }
  }

  @Test
  void a_malformed_basic_header_breaks_the_servlet() throws IOException {
    var response =
        send(
            HttpRequest.newBuilder(URI.create(fake.base() + "/series?cif=" + CIF))
                .header("Authorization", "Basic not-base64!"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith("<!DOCTYPE html>");
  }

  @Test
  void a_new_token_makes_the_old_one_useless() throws IOException {
    fake.account(FakeSmartBill.EMAIL, "003|new");
    assertThat(get("/series?cif=" + CIF).statusCode()).isEqualTo(401);
  }

  @Test
  void unknown_and_missing_companies_are_401() throws IOException {
    assertThat(get("/tax?cif=RO1").statusCode()).isEqualTo(401);
    assertThat(errorText(get("/tax")))
        .isEqualTo("Firma la care incercati sa va conectati nu mai este disponibila in Cloud.");
    assertThat(errorText(get("/series?cif=11111119"))).endsWith("Verificati ciful companiei.");
    assertThat(create(estimate().put("companyVatCode", "11111119")).statusCode()).isEqualTo(401);
  }

  @Test
  void a_company_of_somebody_else_is_401_with_its_own_text() throws IOException {
    shop.openOnlyTo("other@example.test");
    var response = get("/series?cif=" + CIF);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(errorText(response)).endsWith("nu este disponibila pentru acest utilizator.");
  }

  @Test
  void a_null_company_is_500_and_an_absent_one_400() throws IOException {
    var nothing = create(estimate().putNull("companyVatCode"));
    assertThat(nothing.statusCode()).isEqualTo(500);
    assertThat(errorText(nothing)).isEqualTo("Internal Server Error!");
    ObjectNode absent = estimate();
    absent.remove("companyVatCode");
    assertThat(create(absent).statusCode()).isEqualTo(400);
    assertThat(errorText(create(absent))).startsWith("CIF-ul firmei ('companyVatCode')");
  }

  @Test
  void the_journal_keeps_every_request_and_its_answer() throws IOException {
    create(estimate());
    call("GET", "/nothing");
    assertThat(fake.requests()).extracting(FakeRequest::status).containsExactly(200, 404);
    assertThat(fake.requests(FakeCall.CREATE_ESTIMATE)).singleElement();
    assertThat(fake.requests().get(0).json()).isEqualTo(Json.parse(fake.requests().get(0).body()));
    assertThat(fake.requests().get(0).header("Content-Type")).contains("application/json");
    assertThat(fake.calls("POST", "/estimate")).isEqualTo(1);
    assertThat(fake.calls(FakeCall.STOCKS)).isZero();
    fake.forgetRequests();
    assertThat(fake.requests()).isEmpty();
  }
}
