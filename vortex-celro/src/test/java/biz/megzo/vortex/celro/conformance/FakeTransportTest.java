package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.RecordedCall;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeTransportTest {
  private final FakeCelRo celRo = FakeCelRo.start(MutableClock.at("2026-10-02T08:00:00Z"));
  private Caller caller;

  @BeforeEach
  void login() {
    caller = Caller.loggedIn(celRo);
    celRo.market().list("ABC-1", 7, "100");
  }

  @AfterEach
  void stop() {
    celRo.close();
  }

  @Test
  void only_post_is_served() {
    var get = HttpRequest.newBuilder(celRo.baseUri().resolve("orders/ListStatuses/")).GET().build();
    assertThat(Caller.send(get).statusCode()).isEqualTo(405);
  }

  @Test
  void actions_match_without_regard_to_case_and_with_or_without_the_slash() {
    assertThat(caller.ok("orders/liststatuses", "dummy", "1")).isNotEmpty();
    HttpRequest bare =
        HttpRequest.newBuilder(celRo.baseUri().resolve("Orders/LISTSTATUSES"))
            .header("AUTH", "Bearer " + caller.token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("dummy=1"))
            .build();
    assertThat(Caller.json(Caller.send(bare)).path("error").asInt(-1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders/listOrders", "nothing/here", "orders/getOrder/extra", "orders"})
  void unknown_methods_and_actions_are_refused_in_the_body(String action) {
    assertThat(caller.refused(action, "dummy", "1")).contains("necunoscuta");
  }

  @Test
  void the_path_outside_the_api_is_not_found() {
    var request =
        HttpRequest.newBuilder(celRo.baseUri().resolve("/other/orders/ListStatuses/"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(Caller.send(request).statusCode()).isEqualTo(404);
  }

  @Test
  void brackets_work_encoded_and_literal_and_without_an_index() {
    assertThat(stock("products%5B0%5D%5Bproducts_model%5D=ABC-1&products%5B0%5D%5Bstoc%5D=1"))
        .isOne();
    assertThat(stock("products[0][products_model]=ABC-1&products[0][stoc]=2")).isEqualTo(2);
    assertThat(stock("products[][products_model]=ABC-1&products[0][stoc]=3")).isEqualTo(3);
  }

  private int stock(String body) {
    Caller.json(caller.post("products/updateStockAndPrice", body));
    return celRo.market().listed("ABC-1").stock();
  }

  @Test
  void plus_is_a_blank_and_percent_bytes_are_utf8() {
    long id = celRo.market().order().line("ABC-1", 1).place();
    caller.post(
        "orders/addOrderObservations", "orders_id=" + id + "&observations=%C8%99ase+zile%21");
    assertThat(celRo.market().order(id).notes()).containsExactly("șase zile!");
  }

  @Test
  void the_last_of_two_equal_names_wins() {
    assertThat(caller.refused("orders/getOrder", "order", "0")).contains("order");
    long id = celRo.market().order().line("ABC-1", 1).place();
    var answer = Caller.json(caller.post("orders/getOrder", "order=1&order=" + id));
    assertThat(answer.path("message").path("id_comanda").asLong()).isEqualTo(id);
  }

  @Test
  void variables_beyond_the_thousandth_are_dropped_in_silence() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 501; i++) {
      celRo.market().list("M-" + i, 0, "10");
      body.append("products[").append(i).append("][products_model]=M-").append(i);
      body.append("&products[").append(i).append("][stoc]=5&");
    }
    JsonNode answer = Caller.json(caller.post("products/updateStockAndPrice", body.toString()));
    assertThat(answer.path("error").asInt(-1)).isZero();
    assertThat(celRo.market().listed("M-499").stock()).isEqualTo(5);
    assertThat(celRo.market().listed("M-500").stock()).isZero();
  }

  @Test
  void a_json_body_is_no_form() {
    byte[] body = "{\"order\":123456}".getBytes(StandardCharsets.UTF_8);
    JsonNode answer = Caller.json(caller.post("orders/getOrder", "application/json", body));
    assertThat(Caller.refusal(answer)).contains("order lipseste");
  }

  @ParameterizedTest
  @CsvSource({
    "orders/getOrders,filters",
    "orders/saveOrderData,data",
    "orders/addProductsToOrder,data",
    "orders/removeProductsFromOrder,data",
    "import/productImportStatus,products",
    "products/readProducts,filters"
  })
  void json_parameters_are_refused_in_bracket_form(String action, String parameter) {
    long id = celRo.market().order().line("ABC-1", 1).place();
    String body = "start=0&limit=50&order=" + id + "&" + parameter + "[0][model]=ABC-1";
    assertThat(Caller.refusal(Caller.json(caller.post(action, body)))).contains("text JSON");
  }

  @ParameterizedTest
  @CsvSource({"import/importer,products", "admininfo/updateAccountInformation,reg"})
  void bracket_parameters_are_refused_as_json_text(String action, String parameter) {
    assertThat(caller.refused(action, parameter, "[{\"products_model\":\"ABC-1\",\"stoc\":1}]"))
        .contains("tablou");
  }

  @Test
  void broken_json_repeated_keys_and_trailing_text_are_refused() {
    for (String bad : new String[] {"{", "{\"order\":1,\"order\":2}", "{} x", ""}) {
      assertThat(caller.refused("orders/getOrders", "start", "0", "limit", "50", "filters", bad))
          .contains("filters");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"9,9", "1E+1", "abc", " 9.9", "+9.9", "9."})
  void decimals_are_plain_with_a_point(String amount) {
    long id = celRo.market().order().line("ABC-1", 1).place();
    assertThat(caller.refused("orders/addWeightToOrder", "orders_id", "" + id, "weight", amount))
        .contains("nu este un numar");
  }

  @Test
  void exponents_are_refused_inside_json_too() {
    assertThat(
            caller.refused(
                "products/updateStockAndPrice",
                "products",
                "[{\"products_model\":\"ABC-1\",\"pretf\":1.0E+2,\"hasTVA\":1}]"))
        .contains("Numar invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "orders/getOrder,order,orders_id",
    "orders/confirmOrder,order,orders_id",
    "orders/cancelOrder,order,cmd",
    "orders/checkPaymentForOrder,cmd,order",
    "orders/reactivateOrder,cmd,order",
    "orders/statusAwb,cmd,orders_id",
    "orders/SetReadyForDelivery,orders_id,order",
    "orders/finishOrder,orders_id,order",
    "orders/addOrderObservations,orders_id,oid",
    "orders/generateAwb,orders_id,cmd",
    "orders/getOrderAwbs,orders_id,cmd",
    "orders/getOrderInvoices,orders_id,oid",
    "orders/deleteOrderInvoice,orders_id,oid",
    "orders/getOrderEmail,oid,order",
    "orders/returProduct,orderId,orders_id",
    "orders/ChangeOrderPaymentMethod,order_id,order"
  })
  void each_call_wants_its_own_name_of_the_order_id(String action, String right, String wrong) {
    long id = celRo.market().order().line("ABC-1", 1).place();
    assertThat(caller.refused(action, wrong, "" + id)).contains(right + " lipseste");
  }

  @Test
  void failures_can_carry_the_code_as_text_and_lack_the_token_status() {
    celRo.settings().on(Switch.ERROR_AS_STRING).on(Switch.FAILURES_WITHOUT_TOKEN_STATUS);
    JsonNode answer = caller.call("orders/getOrder", "order", "1");
    assertThat(answer.path("error").isTextual()).isTrue();
    assertThat(answer.has("tokenStatus")).isFalse();
  }

  @Test
  void payloads_can_carry_numbers_as_text_and_empty_maps_as_lists() {
    assertThat(
            caller.ok("orders/getOrders", "start", "0", "limit", "50", "filters", "{}").isObject())
        .isTrue();
    celRo.settings().on(Switch.NUMBERS_AS_STRINGS).on(Switch.EMPTY_MAPS_AS_LISTS);
    JsonNode orders = caller.call("orders/getOrders", "start", "0", "limit", "50", "filters", "{}");
    assertThat(orders.path("error").isInt()).isTrue();
    assertThat(orders.path("message").isArray()).isTrue();
    JsonNode products = caller.ok("products/readProducts", "start", "0", "limit", "1");
    assertThat(products.path("data").path(0).path("stoc").isTextual()).isTrue();
  }

  @Test
  void an_empty_body_is_refused_only_when_asked_to() {
    assertThat(caller.call("orders/ListStatuses").path("error").asInt()).isZero();
    celRo.settings().on(Switch.EMPTY_BODY_REFUSED);
    assertThat(caller.refused("orders/ListStatuses")).contains("parametru");
    caller.ok("orders/ListStatuses", "dummy", "1");
  }

  @Test
  void the_journal_keeps_raw_requests_in_order_of_arrival() {
    celRo.journal().clear();
    caller.post("orders/getOrder", "order=1&test=1&api_version=2.2.0");
    caller.post("orders/ListStatuses", "dummy=1");
    RecordedCall call = celRo.journal().last("orders/getOrder");
    assertThat(call.path()).isEqualTo("/market_api/orders/getOrder/");
    assertThat(call.bodyText()).isEqualTo("order=1&test=1&api_version=2.2.0");
    assertThat(call.form())
        .extracting(RecordedCall.Field::name)
        .containsExactly("order", "test", "api_version");
    assertThat(call.headers()).containsEntry("auth", "Bearer " + caller.token());
    assertThat(call.status()).isEqualTo(200);
    assertThat(celRo.journal().calls())
        .extracting(RecordedCall::action)
        .containsExactly("orders/getOrder", "orders/ListStatuses");
    assertThat(celRo.journal().count("ORDERS/getorder")).isOne();
  }
}
