package biz.megzo.vortex.smartbill;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.CatalogSource.CatalogItem;
import biz.megzo.vortex.connector.CatalogSource.CatalogPage;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Product;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.Vat;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest extends SmartBillTestBase {
  private static final String PATH = "v3/companies/RO11111119/products";
  private static final String MUG =
      """
      {"id":"prod_1","name":"Cană emailată 🫖 500 ml","description":"","code":"CE-500","isService":false,
       "price":24.9,"measuringUnitName":"buc","currency":"RON","vatPercentage":21.0,"vatName":"Normala",
       "isVatIncluded":true,"cnCode":"07323930","containerDeposits":[],"someday":{"x":1}}""";

  @Test
  void a_product_comes_with_all_that_v3_says() {
    page(null, MUG, "null");
    CatalogPage page = v3().products(null);
    assertThat(page.next()).isNull();
    CatalogItem item = page.items().get(0);
    assertThat(item.product())
        .isEqualTo(
            new Product(
                Sku.of("CE-500"),
                "Cană emailată 🫖 500 ml",
                Money.ron("24.90"),
                true,
                new Vat("Normala", new BigDecimal("21")),
                "buc",
                false));
    assertThat(item.fields().names())
        .containsExactlyInAnyOrder(
            "code",
            "name",
            "cnCode",
            "id",
            "currency",
            "vatName",
            "unit",
            "price",
            "vatPercent",
            "priceIncludesVat",
            "service");
    assertThat(item.fields().text("cnCode")).contains("07323930");
    assertThat(calls(PATH).get(0).getHeader("Authorization")).isEqualTo("Bearer v3-secret");
    assertThat(calls(PATH).get(0).queryParameter("limit").firstValue()).isEqualTo("100");
  }

  @Test
  void pages_are_followed_to_the_proven_end() {
    page(null, MUG, next("limit=100&after=prod_1"));
    page("prod_1", MUG.replace("CE-500", "CE-501"), "null");
    SmartBill smartBill = v3();
    String next = smartBill.products(null).next();
    CatalogPage last = open(config().v3Token("v3-secret")).products(next); // another process
    assertThat(last.items()).extracting(i -> i.product().sku()).containsExactly(Sku.of("CE-501"));
    assertThat(last.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/SBORO/api/v3/companies/RO11111119/products?after=x",
        "//evil.example/SBORO/api/v3/companies/RO11111119/products?after=x",
        "{base}/v3/companies/RO11111119/clients?after=x",
        "{base}/v3/companies/RO999/products?after=x",
        "{base}/v3/companies/RO11111119/products/../clients?after=x",
        "{base}/v3/companies/RO11111119/products#x",
        "{base}/v3/companies/RO11111119/products",
        "{base}/v3/companies/RO11111119/products?limit=100",
        "http://u:p@{host}/SBORO/api/v3/companies/RO11111119/products?after=x",
        "::not an address"
      })
  void a_next_page_elsewhere_is_never_followed(String next) {
    page(null, MUG, '"' + next.replace("{base}", base()).replace("{host}", host()) + '"');
    ConnectorException e = failure(() -> v3().products(null));
    assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(WIRE.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[]}",
        "{\"items\":[],\"pagination\":{}}",
        "{\"pagination\":{\"next\":null}}",
        "{\"items\":[{\"id\":\"pr",
        "<html>",
        ""
      })
  void an_end_that_is_not_proven_is_an_error(String body) {
    answer("GET", PATH, 200, body);
    assertThat(failure(() -> v3().products(null)).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void products_that_can_not_be_used_are_reported_with_the_remedy() {
    page(
        null,
        MUG
            + ","
            + MUG.replace("CE-500\"", "\"").replace("code\":\"\"", "code\":\"\"")
            + ","
            + MUG.replace("\"CE-500\"", "\" CE\"")
            + ","
            + MUG.replace("prod_1", "prod_9"),
        "null");
    CatalogPage page = v3().products(null);
    assertThat(page.items()).hasSize(1);
    assertThat(page.skipped()).extracting(Skipped::reason).hasSize(3);
    assertThat(page.skipped().get(0).reason()).contains("has no code").contains("in SmartBill");
    assertThat(page.skipped().get(1).reason()).contains("blanks");
    assertThat(page.skipped().get(2).reason()).contains("same code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"currency\":\"RON\"|\"currency\":\"\"", "\"price\":24.9|\"price\":\"mult\""})
  void a_price_is_never_made_up(String there, String instead) {
    page(null, MUG.replace(there, instead), "null");
    assertThat(v3().products(null).items().get(0).product().price()).isNull();
  }

  @Test
  void a_pseudo_percentage_is_no_rate() {
    page(null, MUG.replace("21.0", "9999"), "null");
    assertThat(v3().products(null).items().get(0).product().vat()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | subscription_expired | REFUSED | renew the subscription",
        "404 | company_not_found | MISCONFIGURED | RO11111119",
        "401 | invalid_api_key | REFUSED | V3 token",
        "400 | bad_request | UNREADABLE | bad_request",
        "500 | internal_error | UNREACHABLE | 500"
      })
  void an_error_is_told_with_its_remedy(int status, String code, Kind kind, String words) {
    answer("GET", PATH, status, error(code));
    ConnectorException e = failure(() -> v3().products(null));
    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e).hasMessageContaining(words);
  }

  @Test
  void a_page_that_is_no_longer_known_says_to_start_again() {
    answer("GET", PATH, 400, error("invalid_field_value"));
    ConnectorException e = failure(() -> v3().products("limit=100&after=prod_gone"));
    assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(e).hasMessageContaining("start again");
  }

  @Test
  void a_long_pause_that_v3_asks_for_does_not_stop_v1() {
    WIRE.stubFor(
        call("GET", PATH)
            .willReturn(json(429, error("rate_limit_exceeded")).withHeader("Retry-After", "300")));
    answer("GET", "stocks", 200, "{\"errorText\":\"\",\"list\":[]}");
    SmartBill smartBill = v3();
    ConnectorException e = failure(() -> smartBill.products(null));
    assertThat(e.kind()).isEqualTo(Kind.BLOCKED);
    assertThat(e.retryAt()).isPresent();
    failure(() -> smartBill.products(null));
    assertThat(calls(PATH)).hasSize(1);
    assertThat(smartBill.readStock(Sku.of("A"))).isEmpty();
  }

  @Test
  void without_a_v3_token_nobody_is_asked() {
    CatalogPage page = open().products(null);
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isNull();
    assertThat(WIRE.getAllServeEvents()).isEmpty();
  }

  private SmartBill v3() {
    return open(config().v3Token("v3-secret"));
  }

  private static void page(String after, String items, String next) {
    answer(
        call("GET", PATH).withQueryParam("after", after == null ? absent() : equalTo(after)),
        200,
        "{\"items\":[" + items + "],\"pagination\":{\"next\":" + next + ",\"previous\":null}}");
  }

  private static String next(String query) {
    return '"' + base() + "/v3/companies/RO11111119/products?" + query + '"';
  }

  private static String base() {
    return WIRE.baseUrl() + "/SBORO/api";
  }

  private static String host() {
    return WIRE.baseUrl().substring("http://".length());
  }

  private static String error(String code) {
    return "{\"status\":400,\"type\":\"x\",\"errors\":[{\"code\":\""
        + code
        + "\",\"message\":\"m\",\"param\":\"\"}]}";
  }
}
