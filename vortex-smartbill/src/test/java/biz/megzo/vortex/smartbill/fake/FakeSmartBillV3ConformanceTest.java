package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 1.8 and 4.3. */
class FakeSmartBillV3ConformanceTest extends FakeSmartBillTestBase {
  private static final String V3 = "/v3/companies/" + CIF;

  @BeforeEach
  void openCatalogue() {
    shop.v3Token("sb_live_1");
  }

  private HttpResponse<byte[]> read(String path, String authorization) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request.GET());
  }

  private HttpResponse<byte[]> read(String path) throws IOException {
    return read(fake.base() + path, "Bearer sb_live_1");
  }

  private static String code(HttpResponse<byte[]> response) {
    return response.statusCode()
        + " "
        + json(response).path("errors").path(0).path("code").asText();
  }

  @Test
  void a_product_has_price_vat_and_unit() throws IOException {
    JsonNode first = json(read(V3 + "/products")).path("items").path(0);
    assertThat(first.path("id").asText()).matches("prod_[0-9a-f]{32}");
    assertThat(first.path("price").decimalValue()).isEqualByComparingTo("24.90");
    assertThat(first.path("vatPercentage").decimalValue()).isEqualByComparingTo("21");
    assertThat(first.path("isVatIncluded").asBoolean()).isTrue();
    assertThat(first.path("measuringUnitName").asText()).isEqualTo("buc");
    assertThat(json(read(V3 + "/products/" + first.path("id").asText()))).isEqualTo(first);
  }

  @Test
  void pages_are_linked_by_complete_addresses_that_keep_the_filters() throws IOException {
    for (int i = 0; i < 7; i++) {
      shop.product("K" + i, "Cutie nr " + i, "buc", "1", "Normala");
    }
    var codes = new ArrayList<String>();
    String next = fake.base() + V3 + "/products?limit=3&name=CUTIE";
    String last = next;
    while (next != null) {
      assertThat(next).startsWith(fake.base() + V3 + "/products?");
      JsonNode page = json(read(next, "Bearer sb_live_1"));
      page.path("items").forEach(item -> codes.add(item.path("code").asText()));
      last = next;
      next = page.path("pagination").path("next").textValue();
    }
    assertThat(codes).containsExactly("K0", "K1", "K2", "K3", "K4", "K5", "K6");
    JsonNode end = json(read(last, "Bearer sb_live_1"));
    JsonNode back =
        json(read(end.path("pagination").path("previous").asText(), "Bearer sb_live_1"));
    assertThat(back.findValuesAsText("code")).containsExactly("K3", "K4", "K5");
  }

  @Test
  void a_last_page_that_is_exactly_full_has_no_next() throws IOException {
    JsonNode page = json(read(V3 + "/products?limit=2"));
    assertThat(page.path("items")).hasSize(2);
    assertThat(page.path("pagination").path("next").isNull()).isTrue();
    assertThat(page.path("pagination").path("previous").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "?code=CE-500,1",
    "?code=ce-500,0",
    "?name=cana,1",
    "?name=can,0",
    "?name=&code=,2",
    "?name=emailata%20cana&code=CE-500,1"
  })
  void filters_combine(String query, int found) throws IOException {
    assertThat(json(read(V3 + "/products" + query)).path("items")).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({
    "'',401 missing_authorization",
    "Basic abc,401 invalid_authorization_format",
    "Bearer sb_live_2,401 invalid_api_key",
    "Bearer sb_test_1,401 wrong_environment"
  })
  void bad_tokens_are_told_apart(String authorization, String expected) throws IOException {
    assertThat(code(read(fake.base() + V3 + "/products", authorization))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/companies/RO2/products,404 company_not_found",
    "/v3/companies//products,400 missing_vat_code",
    "/v3/companies/RO11111119/products/xyz,400 malformed_id",
    "/v3/companies/RO11111119/products/prod_ffffffffffffffffffffffffffffffff,404 product_not_found",
    "/v3/companies/RO11111119/orders,404 resource_not_found",
    "/v3/companies/RO11111119/products?limit=x,400 invalid_field_type",
    "/v3/companies/RO11111119/products?limit=101,400 invalid_field_value",
    "/v3/companies/RO11111119/products?limit=0,400 invalid_field_value",
    "/v3/companies/RO11111119/products?after=abc,400 malformed_id"
  })
  void bad_questions_have_codes(String path, String expected) throws IOException {
    fake.company("RO2");
    assertThat(code(read(path))).isEqualTo(expected);
  }

  @Test
  void a_subscription_may_be_missing() throws IOException {
    shop.v3Refuses("subscription_expired");
    assertThat(code(read(V3 + "/products"))).isEqualTo("403 subscription_expired");
    shop.v3Refuses("");
    assertThat(read(V3 + "/products").statusCode()).isEqualTo(200);
  }

  @Test
  void warehouses_match_anywhere_in_the_name() throws IOException {
    JsonNode page = json(read(V3 + "/warehouses?name=ZIT%20cen"));
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("items").path(0).path("type").asText()).isEqualTo("en gros");
    assertThat(json(read(V3 + "/clients")).path("items")).isEmpty();
  }

  @Test
  void the_penalty_grows_while_calls_go_on() throws IOException {
    fake.without(FakeQuirk.NO_RATE_LIMIT);
    for (int i = 0; i < 60; i++) {
      assertThat(read(V3 + "/warehouses").statusCode()).isEqualTo(200);
    }
    var response = read(V3 + "/warehouses");
    assertThat(code(response)).isEqualTo("429 rate_limit_exceeded");
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(read(V3 + "/warehouses").headers().firstValue("Retry-After")).contains("10");
    clock.advance(java.time.Duration.ofSeconds(11));
    var again = read(V3 + "/warehouses");
    assertThat(again.headers().firstValue("X-RateLimit-Remaining")).contains("59");
    assertThat(again.headers().firstValue("X-RateLimit-Daily-Remaining")).contains("49939");
  }
}
