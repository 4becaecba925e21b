package biz.megzo.vortex.celro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderSource.OrderPage;
import biz.megzo.vortex.connector.OrderSource.OrderQuery;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {
  @RegisterExtension static final ScriptedMarket market = new ScriptedMarket();

  static final String LIST = "orders/getOrders";
  static final String GET = "orders/getOrder";
  static final String STATUSES =
      """
      [{"id":1,"name":"Comanda nouă"},{"id":"2","name":"Confirmata"},{"id":12,"name":"Gata de livrare"},
       {"id":20,"name":"Finalizata"},{"id":30,"name":"Storno"},{"id":65,"name":"Anulata - lipsa stoc"},
       {"id":40,"name":"Disputata"}]""";

  /** The payload of the API page, 4.3. */
  static final String PAGE_SAMPLE =
      """
      {"id_comanda":123456,"data":"2026-08-19","ora":"10:15:00","data_livrare":"","mod_plata":"Ramburs",
       "observatii_cmd":"sună înainte 📦","valoarecomanda":"319.80","nume_firma":"Ion Popescu",
       "billing_info":{"name":"Ion Popescu","company":"","cif":"","address":"Str. Exemplu 1","city":"Arad",
         "county":"Arad","phone":"0700000000"},
       "delivery_info":{"name":"Ana Popescu","address":"Str. Alta 2","city":"Arad","county":"Arad",
         "phone":"0711111111"},
       "avans_confirmat":0,"platit":0,"status":1,"mod_livrare":"Curier","colete":1,"kg":-1,"sambata":0,
       "source":"cel.ro","customers":{"name":"Ion Popescu","customer_company":""},
       "products":[
        {"id_prod_com":4016301,"id_comanda":123456,"products_model":"ABC-1","product_name":"Lampă de birou",
         "cantitate":"2","products_quantity":"2","products_price":"149.90","tva":"21","status_livrare":"0"},
        {"id_prod_com":4016302,"products_model":"taxa_transport","product_name":"Taxa transport",
         "cantitate":"1","products_price":"20.00","tva":"21"}]}""";

  @BeforeEach
  void statuses() {
    market.payload("orders/ListStatuses", STATUSES);
  }

  private ChannelOrder read(String json) {
    market.payload(GET, json);
    return market.open().order("123456").orElseThrow();
  }

  @Test
  void the_order_of_the_api_page_is_read_whole() {
    ChannelOrder read = read(PAGE_SAMPLE);
    Order order = read.order();
    assertThat(order.key().orderId()).isEqualTo("123456");
    assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-08-19T07:15:00Z"));
    assertThat(order.status().meaning()).isEqualTo(OrderStatus.NEW);
    assertThat(order.status().label()).isEqualTo("Comanda nouă");
    assertThat(order.total()).isEqualTo(Money.ron("319.80"));
    assertThat(order.payment())
        .isEqualTo(new Payment(Payment.Method.CASH_ON_DELIVERY, Payment.State.UNPAID, "Ramburs"));
    assertThat(order.unitsBySku()).isEqualTo(Map.of(Sku.of("ABC-1"), 2));
    assertThat(order.lines())
        .extracting(OrderLine::kind)
        .containsExactly(OrderLine.Kind.PRODUCT, OrderLine.Kind.TRANSPORT);
    assertThat(order.lines().get(0).lineId()).isEqualTo("4016301");
    assertThat(order.lines().get(0).unitPrice()).isEqualTo(Money.ron("149.90"));
    assertThat(order.buyer().isCompany()).isFalse();
    assertThat(market.form(GET))
        .containsEntry("order", "123456")
        .containsEntry("original_delivery", "0");
  }

  @Test
  void fields_follow_the_published_schema() {
    ChannelOrder read = read(PAGE_SAMPLE);
    FieldRecord fields = read.fields();
    assertThat(fields.text("order.notes")).contains("sună înainte 📦");
    assertThat(fields.date("order.date")).contains(LocalDate.of(2026, 8, 19));
    assertThat(fields.text("prices")).contains("gross");
    assertThat(fields.text("payment.method")).contains("CASH_ON_DELIVERY");
    assertThat(fields.text("delivery.name")).contains("Ana Popescu");
    assertThat(fields.text("delivery.street")).contains("Str. Alta 2");
    assertThat(fields.has("buyer.company")).isFalse();
    FieldRecord transport = fields.records("lines").get(1);
    assertThat(transport.text("kind")).contains("transport");
    assertThat(transport.has("sku")).isFalse();
    assertThat(OrderSchema.ORDER.fields()).extracting(f -> f.name()).containsAll(fields.names());
    assertThat(OrderSchema.LINE.fields())
        .extracting(f -> f.name())
        .containsAll(fields.records("lines").get(0).names());
    assertThat(read.raw()).contains("observatii_cmd");
    assertThat(read.toString()).doesNotContain("Popescu");
  }

  private static String order(String total, String... lines) {
    return "{\"id_comanda\":\"123456\",\"valoarecomanda\":\""
        + total
        + "\",\"status\":\"2\",\"products\":["
        + String.join(",", lines)
        + "]}";
  }

  private static String line(String model, String quantity, String price, String vat) {
    return "{\"id_prod_com\":\"7\",\"products_model\":\"%s\",\"cantitate\":\"%s\",\"pret\":\"%s\",\"tva\":\"%s\"}"
        .formatted(model, quantity, price, vat);
  }

  @Test
  void net_prices_become_gross_to_the_ban() {
    ChannelOrder net = read(order("362.97", line("A", "3", "99.99", "21")));
    assertThat(net.fields().text("prices")).contains("net");
    assertThat(net.order().lines().get(0).unitPrice()).isEqualTo(Money.ron("120.99"));
    assertThat(net.order().lines().get(0).total()).isEqualTo(Money.ron("362.97"));
  }

  @Test
  void net_prices_whose_line_was_rounded_as_a_whole_still_sum_to_the_total() {
    ChannelOrder read = read(order("4.84", line("A", "10", "0.40", "21")));
    assertThat(read.fields().text("prices")).contains("net");
    assertThat(read.order().lines().get(0).total()).isEqualTo(Money.ron("4.84"));
  }

  @Test
  void gross_prices_win_when_both_readings_fit_and_a_mixture_is_unknown() {
    assertThat(read(order("10", line("A", "1", "10", "0"))).fields().text("prices"))
        .contains("gross");
    assertThat(read(order("10,02", line("A", "1", "10", "21"))).fields().text("prices"))
        .contains("gross");
    ChannelOrder none = read(order("11", line("A", "1", "10", "21")));
    assertThat(none.fields().text("prices")).contains("unknown");
    assertThat(none.order().lines().get(0).unitPrice()).isEqualTo(Money.ron("10"));
  }

  @Test
  void an_unknown_model_and_a_missing_price_are_handed_over_with_their_units() {
    ChannelOrder read =
        read(
            "{\"products\":[{\"products_model\":\" X 1 \",\"cantitate\":2},"
                + "{\"product_name\":\"fără model\",\"cantitate\":\"1.0\",\"pret\":\"1.234,50 lei\"}],"
                + "\"valoarecomanda\":\"1500\"}");
    assertThat(read.order().unitsBySku()).isEqualTo(Map.of(Sku.of("X 1"), 2));
    assertThat(read.order().lines().get(1).sku()).isNull();
    assertThat(read.order().lines().get(1).unitPrice()).isEqualTo(Money.ron("1234.50"));
    assertThat(read.fields().text("prices")).contains("unknown");
    assertThat(read.fields().records("lines").get(0).has("price")).isFalse();
    assertThat(read.order().placedAt()).isEqualTo(market.clock.instant());
    assertThat(read.fields().has("order.date")).isFalse();
  }

  @Test
  void an_order_without_lines_but_with_a_value_is_handed_over() {
    ChannelOrder read =
        read("{\"id_comanda\":123456,\"valoarecomanda\":12.5,\"products\":[],\"status\":null}");
    assertThat(read.order().lines()).isEmpty();
    assertThat(read.order().total()).isEqualTo(Money.ron("12.50"));
  }

  @Test
  void a_missing_value_is_the_sum_of_the_lines_and_not_a_field() {
    ChannelOrder read =
        read("{\"id_comanda\":123456,\"products\":{\"4\":" + line("A", "2", "3.5", "21") + "}}");
    assertThat(read.order().total()).isEqualTo(Money.ron("7"));
    assertThat(read.fields().has("order.total")).isFalse();
    assertThat(read.fields().text("prices")).contains("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id_comanda\":123456,\"products\":[]}",
        "{\"id_comanda\":123456,\"products\":[{\"products_model\":\"A\"}],\"valoarecomanda\":1}",
        "{\"id_comanda\":999,\"products\":[],\"valoarecomanda\":1}",
        "{\"ceva\":1,\"altceva\":2}",
        "\"text\""
      })
  void what_can_not_be_understood_names_the_order(String json) {
    market.payload(GET, json);
    assertThatThrownBy(() -> market.open().order("123456"))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE))
        .hasMessageContaining("123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "\"\"", "false", "0"})
  void nothing_means_no_such_order(String json) {
    market.payload(GET, json);
    assertThat(market.open().order("123456")).isEmpty();
  }

  @Test
  void a_refusal_that_says_unknown_is_empty_and_any_other_is_not() {
    market.answer(
        GET,
        ScriptedMarket.json("{\"error\":1,\"tokenStatus\":1,\"message\":\"Comanda nu există\"}"));
    assertThat(market.open().order("123456")).isEmpty();
    market.answer(
        GET, ScriptedMarket.json("{\"error\":1,\"tokenStatus\":1,\"message\":\"Baza ocupata\"}"));
    assertThatThrownBy(() -> market.open().order("123456"))
        .hasMessageContaining("123456")
        .hasMessageContaining("Baza ocupata");
  }

  @Test
  void addresses_may_be_texts_and_a_company_is_known_by_its_tax_id() {
    ChannelOrder read =
        read(
            "{\"id_comanda\":123456,\"valoarecomanda\":1,\"products\":[],\"nume_firma\":\"ACME SRL\","
                + "\"billing_info\":{\"cif\":\"RO 123456\",\"reg_com\":\"J02/1/2020\",\"nume\":\"Pop\",\"prenume\":\"Dan\"},"
                + "\"delivery_info\":\"Str. Lungă 5, Brașov\"}");
    assertThat(read.order().buyer().company()).isEqualTo("ACME SRL");
    assertThat(read.order().buyer().taxId()).isEqualTo("RO 123456");
    assertThat(read.order().buyer().name()).isEqualTo("Pop Dan");
    assertThat(read.order().buyer().delivery().street()).isEqualTo("Str. Lungă 5, Brașov");
    assertThat(read.fields().text("buyer.regCom")).contains("J02/1/2020");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|NEW|1",
        "\"65\"|CANCELLED|65",
        "{\"id\":20}|FINISHED|20",
        "{\"id\":\"30\",\"name\":\"Storno\"}|RETURNED|30",
        "\"Gata de livrare\"|READY|12",
        "40|OTHER|40",
        "777|OTHER|777"
      })
  void a_status_may_be_a_number_a_name_or_an_object(
      String status, OrderStatus meaning, String code) {
    ChannelOrder read =
        read(
            "{\"id_comanda\":123456,\"valoarecomanda\":1,\"products\":[],\"status\":"
                + status
                + "}");
    assertThat(read.order().status().meaning()).isEqualTo(meaning);
    assertThat(read.order().status().code()).isEqualTo(code);
  }

  @Test
  void configured_statuses_win_and_the_list_is_read_once_a_day() {
    market.payload(GET, order("1"));
    CelRo celro = market.open(b -> b.statuses(Map.of("2", OrderStatus.READY)));
    assertThat(celro.order("123456").orElseThrow().order().status().meaning())
        .isEqualTo(OrderStatus.READY);
    celro.order("123456");
    assertThat(market.count("orders/ListStatuses")).isEqualTo(1);
    market.clock.advance(java.time.Duration.ofDays(1));
    celro.order("123456");
    assertThat(market.count("orders/ListStatuses")).isEqualTo(2);
  }

  @Test
  void orders_flow_even_when_statuses_are_not_listed() {
    market.answer(
        "orders/ListStatuses",
        ScriptedMarket.json("{\"error\":5,\"tokenStatus\":1,\"message\":\"nu\"}"));
    market.payload(GET, order("1"));
    CelRo celro = market.open(b -> b.statuses(Map.of("65", OrderStatus.CANCELLED)));
    assertThat(celro.order("123456").orElseThrow().order().status().meaning())
        .isEqualTo(OrderStatus.OTHER);
  }

  @Test
  void the_e_mail_is_read_only_when_wanted() {
    market
        .payload(GET, PAGE_SAMPLE)
        .payload("orders/getOrderEmail", "{\"data\":{\"email\":\"x@relay.cel.ro\"}}");
    assertThat(market.open().order("123456").orElseThrow().order().buyer().email()).isNull();
    assertThat(market.count("orders/getOrderEmail")).isZero();
    ChannelOrder read = market.open(b -> b.fetchEmail(true)).order("123456").orElseThrow();
    assertThat(read.fields().text("buyer.email")).contains("x@relay.cel.ro");
    assertThat(market.form("orders/getOrderEmail")).containsEntry("oid", "123456");
  }

  @Test
  void new_orders_are_asked_for_in_ascending_order_without_grouping() {
    market.payload(LIST, "[]");
    assertThat(market.open().orders(new OrderQuery.After("123"), null))
        .isEqualTo(new OrderPage(List.of(), null));
    assertThat(market.form(LIST))
        .containsEntry("start", "0")
        .containsEntry("limit", "50")
        .containsEntry("filters", "{\"min_order\":123,\"group_by_status\":false}");
    market.open().orders(new OrderQuery.After(null), null);
    assertThat(market.form(LIST).get("filters")).contains("\"min_order\":1,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"1\":{\"limit\":50,\"moreavailable\":0,\"list\":[{\"orders_id\":5}]},\"11\":{\"list\":[{\"orders_id\":\"6\"}]}}",
        "{\"limit\":50,\"start\":0,\"moreavailable\":\"0\",\"list\":[{\"id_comanda\":5},{\"order_id\":6}]}",
        "{\"list\":{\"5\":{\"orders_id\":5},\"6\":{\"orders_id\":6}}}",
        "[5,\"6\"]",
        "[{\"id\":5},{\"id\":6},{\"id\":5}]"
      })
  void every_form_of_a_list_gives_the_ids(String json) {
    market.payload(LIST, json);
    assertThat(market.open().orders(new OrderQuery.After("4"), null))
        .isEqualTo(new OrderPage(List.of("5", "6"), null));
  }

  @Test
  void pages_are_followed_by_start_until_one_is_not_full() {
    String full =
        IntStream.rangeClosed(1, 50)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(",", "[", "]"));
    market.answers(
        LIST,
        ScriptedMarket.envelope(full),
        ScriptedMarket.envelope("{\"moreavailable\":1,\"list\":[51]}"),
        ScriptedMarket.envelope("[]"));
    CelRo celro = market.open();
    List<String> ids = new ArrayList<>();
    OrderPage page = celro.orders(new OrderQuery.After("1"), null);
    ids.addAll(page.orderIds());
    while (page.next() != null) {
      page = celro.orders(new OrderQuery.After("1"), page.next());
      ids.addAll(page.orderIds());
    }
    assertThat(ids).hasSize(50).doesNotContain("1").endsWith("51");
    assertThat(market.requests(LIST))
        .extracting(r -> ScriptedMarket.decode(r.getBodyAsString()).get("start"))
        .containsExactly("0", "50", "51");
  }

  @Test
  void a_list_that_ignores_start_does_not_go_on_for_ever() {
    String full =
        IntStream.rangeClosed(1, 50)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(",", "[", "]"));
    market.payload(LIST, full);
    CelRo celro = market.open();
    OrderPage first = celro.orders(new OrderQuery.After(null), null);
    assertThat(celro.orders(new OrderQuery.After(null), first.next()))
        .isEqualTo(new OrderPage(List.of(), null));
  }

  @Test
  void windows_are_local_time_and_widened_when_clocks_go_back() {
    market.payload(LIST, "[]");
    CelRo celro = market.open();
    celro.orders(
        new OrderQuery.Changed(
            Instant.parse("2026-08-19T07:00:00.900Z"), Instant.parse("2026-08-19T08:00:00.100Z")),
        null);
    assertThat(market.form(LIST).get("filters"))
        .isEqualTo(
            "{\"last_changed\":{\"minDate\":\"2026-08-19 10:00:00\",\"maxDate\":\"2026-08-19 11:00:01\"},\"group_by_status\":false}");
    celro.orders(
        new OrderQuery.Placed(
            Instant.parse("2026-10-25T00:50:00Z"), Instant.parse("2026-10-25T01:05:00Z")),
        null);
    assertThat(market.form(LIST).get("filters"))
        .contains(
            "\"date\":{\"minDate\":\"2026-10-25 03:00:00\",\"maxDate\":\"2026-10-25 04:00:00\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "200,<html>",
    "200,",
    "503,{}",
    "200,'{\"error\":0,\"tokenStatus\":1,\"message\":[{'",
    "404,nu"
  })
  void what_is_no_answer_is_no_empty_list(int status, String body) {
    market.answer(LIST, aResponse().withStatus(status).withBody(body));
    assertThatThrownBy(() -> market.open().orders(new OrderQuery.After("1"), null))
        .isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.retryable()).isTrue());
  }

  @Test
  void five_megabytes_of_garbage_are_refused_calmly() {
    market.answer(LIST, aResponse().withBody("x".repeat(5 * 1024 * 1024)));
    assertThatThrownBy(() -> market.open().orders(new OrderQuery.After("1"), null))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE))
        .hasMessageNotContaining("xxx");
  }

  @Test
  void a_list_entry_without_id_is_not_skipped_in_silence() {
    market.payload(LIST, "[{\"status\":1}]");
    assertThatThrownBy(() -> market.open().orders(new OrderQuery.After("1"), null))
        .hasMessageContaining("without a usable number");
  }
}
