package biz.megzo.vortex.smartbill;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockTest extends SmartBillTestBase {
  private final List<StockLevel> levels = new ArrayList<>();

  @Test
  void every_warehouse_is_read_in_one_call() {
    answer("GET", "stocks", 200, TWO_WAREHOUSES);
    ReadReport report = open().readStock(levels::add);
    assertThat(report.complete()).isTrue();
    assertThat(report.skipped()).isEmpty();
    assertThat(levels)
        .containsExactly(
            level("CE-500", "Depozit Central", "37.0", "Cană emailată 🫖", "buc"),
            level("CEAI-1", "Depozit Central", "-2", "Ceainic", "buc"),
            level("CE-500", "Magazin", "2.5", "Cană emailată 🫖", "buc"));
    assertThat(calls("stocks")).hasSize(1);
  }

  @Test
  void the_day_is_the_romanian_one_and_the_login_goes_with_the_first_call() {
    answer("GET", "stocks", 200, TWO_WAREHOUSES);
    open().readStock(levels::add);
    var call = calls("stocks").get(0);
    assertThat(call.queryParameter("date").firstValue()).isEqualTo("2026-10-03");
    assertThat(call.queryParameter("cif").firstValue()).isEqualTo(CIF);
    assertThat(call.getHeader("Authorization"))
        .isEqualTo("Basic c2hvcEBleGFtcGxlLnRlc3Q6MDAzfHNlY3JldA==");
    assertThat(call.getHeader("Accept")).isEqualTo("application/json");
  }

  @Test
  void each_chosen_warehouse_is_one_call_and_others_do_not_count() {
    answer("GET", "stocks", 200, TWO_WAREHOUSES); // ignores the filter
    open(config().warehouses(List.of("Depozit Central", "Magazin"))).readStock(levels::add);
    assertThat(calls("stocks"))
        .extracting(c -> c.queryParameter("warehouseName").firstValue())
        .containsExactly("Depozit Central", "Magazin");
    assertThat(levels).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"3,5\"',3.5",
    "'\"12\"',12",
    "7,7",
    "0,0",
    "-1.25,-1.25",
    "'\" 4 \"',4",
    "1E2,100"
  })
  void quantities_are_read_in_every_form(String json, BigDecimal expected) {
    answer("GET", "stocks", 200, one("\"productCode\":\"A\",\"quantity\":" + json));
    open().readStock(levels::add);
    assertThat(levels)
        .singleElement()
        .satisfies(l -> assertThat(l.quantity()).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"productCode\":\"A\"",
        "\"productCode\":\"A\",\"quantity\":null",
        "\"productCode\":\"A\",\"quantity\":\"\"",
        "\"productCode\":\"A\",\"quantity\":\"multe\"",
        "\"productCode\":\"A\",\"quantity\":\"1.234,5\"",
        "\"productCode\":\"A\",\"quantity\":1e999999999",
        "\"productCode\":\"A\",\"quantity\":[1]",
        "\"productCode\":\"A\",\"quantity\":true"
      })
  void a_quantity_that_is_none_is_reported_and_never_made_up(String row) {
    answer("GET", "stocks", 200, one(row));
    ReadReport report = open().readStock(levels::add);
    assertThat(levels).isEmpty();
    assertThat(report.skipped())
        .singleElement()
        .satisfies(s -> assertThat(s.subject()).isEqualTo("A"))
        .satisfies(s -> assertThat(s.reason()).contains("unknown"));
  }

  @Test
  void a_product_without_code_is_reported_with_the_remedy_and_the_rest_goes_on() {
    answer(
        "GET",
        "stocks",
        200,
        one(
            "\"productName\":\"Fără cod\",\"quantity\":1},"
                + "{\"productCode\":\" X\",\"productName\":\"Y\",\"quantity\":1},"
                + "{\"productCode\":\"B\",\"quantity\":2"));
    ReadReport report = open().readStock(levels::add);
    assertThat(levels).extracting(StockLevel::sku).containsExactly(Sku.of("B"));
    assertThat(report.complete()).isTrue();
    assertThat(report.skipped()).hasSize(2);
    assertThat(report.skipped().get(0).subject()).isEqualTo("Fără cod");
    assertThat(report.skipped().get(0).reason()).contains("no product code").contains("SmartBill");
  }

  @Test
  void without_codes_a_product_is_known_by_its_name() {
    answer("GET", "stocks", 200, one("\"productName\":\"Ceainic mare\",\"quantity\":1"));
    open(config().productCodes(false)).readStock(levels::add);
    assertThat(levels).extracting(StockLevel::sku).containsExactly(Sku.of("Ceainic mare"));
  }

  @Test
  void one_code_on_two_products_counts_once_and_is_reported() {
    answer(
        "GET",
        "stocks",
        200,
        one(
            "\"productCode\":\"A\",\"productName\":\"Unu\",\"quantity\":5},"
                + "{\"productCode\":\"A\",\"productName\":\"Doi\",\"quantity\":9},"
                + "{\"productCode\":\"A\",\"productName\":\"Unu\",\"quantity\":2"));
    ReadReport report = open().readStock(levels::add);
    assertThat(levels)
        .extracting(StockLevel::quantity)
        .containsExactly(new BigDecimal("5"), new BigDecimal("2"));
    assertThat(report.skipped())
        .singleElement()
        .satisfies(s -> assertThat(s.reason()).contains("same code"));
  }

  @Test
  void unknown_fields_and_another_order_of_fields_do_not_matter() {
    answer(
        "GET",
        "stocks",
        200,
        """
        {"list":[{"extra":{"a":[1,{"b":2}]},"products":[{"quantity":3,"new":[[]],"productCode":"A"}],
        "warehouse":{"warehouseType":"en gros","warehouseName":"D"}}],"errorText":"","x":null}\
        """);
    open().readStock(levels::add);
    assertThat(levels).extracting(StockLevel::warehouse).containsExactly("D");
  }

  @Test
  void an_empty_list_proves_nothing() {
    answer("GET", "stocks", 200, "{\"errorText\":\"\",\"list\":[]}");
    ReadReport report = open().readStock(levels::add);
    assertThat(report.complete()).isFalse();
    assertThat(report.skipped())
        .singleElement()
        .satisfies(s -> assertThat(s.reason()).contains("Gestiune"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errorText\":\"\",\"list\":[{\"warehouse\":{\"warehouseName\":\"D\"},\"products\":[{\"pro",
        "{\"errorText\":\"\",\"list\":[]}{",
        "{\"errorText\":\"\"}",
        "<html><body>502</body></html>",
        "",
        "[]"
      })
  void an_answer_that_is_not_whole_is_an_error_and_no_snapshot(String body) {
    answer("GET", "stocks", 200, body);
    ConnectorException e = failure(() -> open().readStock(levels::add));
    assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void five_megabytes_of_garbage_end_in_one_short_message() {
    answer("GET", "stocks", 200, "x\u0001ÿ".repeat(1_300_000));
    ConnectorException e = failure(() -> open().readStock(levels::add));
    assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(e.getMessage()).hasSizeLessThan(400);
  }

  @Test
  void one_of_several_warehouses_that_lists_nothing_is_seen_in_what_is_handed_over() {
    answer("GET", "stocks", 200, TWO_WAREHOUSES); // ignores the filter
    ReadReport report =
        open(config().warehouses(List.of("Depozit Central", "Depozit Vechi")))
            .readStock(levels::add);
    assertThat(report.complete()).isTrue();
    assertThat(levels).extracting(StockLevel::warehouse).containsOnly("Depozit Central");
  }

  @Test
  void an_unknown_warehouse_is_named_with_the_remedy() {
    answer("GET", "stocks", 400, error("Gestiunea depozit nu a fost gasita pe server."));
    ConnectorException e =
        failure(() -> open(config().warehouses(List.of("depozit"))).readStock(levels::add));
    assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(e).hasMessageContaining("'depozit'").hasMessageContaining("Gestiuni");
  }

  @Test
  void an_error_text_with_status_200_is_no_snapshot() {
    answer(
        "GET",
        "stocks",
        200,
        "{\"list\":[{\"products\":[{\"productCode\":\"A\",\"quantity\":1}]}],"
            + "\"errorText\":\"Modulul stoc nu este activ!<br/><div>x</div>\"}");
    ConnectorException e = failure(() -> open().readStock(levels::add));
    assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(e).hasMessageContaining("stock module").hasMessageNotContaining("<");
  }

  @Test
  void one_product_is_one_call_and_only_its_own_code_counts() {
    answer(
        call("GET", "stocks").withQueryParam("productCode", equalTo("CE-500")),
        200,
        TWO_WAREHOUSES);
    List<StockLevel> found =
        open(config().warehouses(List.of("Magazin"))).readStock(Sku.of("CE-500"));
    assertThat(found).extracting(StockLevel::warehouse).containsExactly("Magazin");
    assertThat(calls("stocks")).hasSize(1);
  }

  @Test
  void a_product_that_is_not_listed_is_absent_and_not_zero() {
    answer("GET", "stocks", 200, "{\"errorText\":\"\",\"list\":[]}");
    assertThat(open().readStock(Sku.of("NOPE"))).isEmpty();
  }

  private static StockLevel level(
      String sku, String warehouse, String quantity, String name, String unit) {
    return new StockLevel(Sku.of(sku), warehouse, new BigDecimal(quantity), name, unit);
  }

  private static String error(String text) {
    return "{\"errorText\":\"" + text + "\",\"message\":\"\",\"number\":\"\",\"series\":\"\"}";
  }

  private static String one(String row) {
    return "{\"errorText\":\"\",\"list\":[{\"warehouse\":{\"warehouseName\":\"D\"},\"products\":[{"
        + row
        + "}]}]}";
  }

  private static final String TWO_WAREHOUSES =
      """
      {"errorText":"","message":"","number":"","series":"",
       "list":[
        {"warehouse":{"warehouseName":"Depozit Central","warehouseType":"en gros"},
         "products":[
           {"productName":"Cană emailată 🫖","productCode":"CE-500","measuringUnit":"buc","quantity":37.0},
           {"productName":"Ceainic","productCode":"CEAI-1","measuringUnit":"buc","quantity":"-2"}]},
        {"warehouse":{"warehouseName":"Magazin","warehouseType":"en detail"},
         "products":[{"productName":"Cană emailată 🫖","productCode":"CE-500","measuringUnit":"buc","quantity":2.5}]}]}\
      """;
}
