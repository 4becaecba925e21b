package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Settings.OrderKeyForm;
import biz.megzo.vortex.celro.fake.Settings.TableForm;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeOrderListTest {
  private static final long FIRST = 123456;

  /** 11:00 in Bucharest. */
  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");

  private final FakeCelRo celRo = FakeCelRo.start(clock);
  private Caller caller;

  @BeforeEach
  void login() {
    caller = Caller.loggedIn(celRo);
    celRo.market().list("A", 1000, "100");
  }

  @AfterEach
  void stop() {
    celRo.close();
  }

  /** Orders one hour apart; the clock ends at the last one. */
  private void orders(int count) {
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        clock.advance(Duration.ofHours(1));
      }
      celRo.market().order().line("A", 1).place();
    }
  }

  private JsonNode list(int start, int limit, String filters) {
    return caller.ok(
        "orders/getOrders", "start", "" + start, "limit", "" + limit, "filters", filters);
  }

  private List<Long> ids(String more) {
    return ids(list(0, 50, "{\"group_by_status\":false" + more + "}").path("list"));
  }

  private static List<Long> ids(JsonNode list) {
    return list.findValuesAsText("orders_id").stream().map(Long::valueOf).toList();
  }

  @Test
  void orders_are_grouped_by_status_unless_told_otherwise() {
    orders(3);
    celRo.market().staffSetsStatus(FIRST, 11);
    JsonNode groups = list(0, 50, "{}");
    assertThat(ids(groups.path("11").path("list"))).containsExactly(FIRST);
    assertThat(ids(groups.path("1").path("list"))).containsExactly(FIRST + 2, FIRST + 1);
    assertThat(groups.path("1").path("moreavailable").asInt()).isZero();
    assertThat(list(0, 50, "{\"group_by_status\":false}").path("list")).hasSize(3);
  }

  @Test
  void never_more_than_fifty_whatever_the_limit() {
    orders(53);
    JsonNode page = list(0, 500, "{\"group_by_status\":false}");
    assertThat(page.path("list")).hasSize(50);
    assertThat(page.path("moreavailable").asInt()).isOne();
    JsonNode rest = list(50, 500, "{\"group_by_status\":false}");
    assertThat(rest.path("list")).hasSize(3);
    assertThat(rest.path("start").asInt()).isEqualTo(50);
    assertThat(rest.path("moreavailable").asInt()).isZero();
    assertThat(list(0, 50, "{}").path("1").path("list")).hasSize(50);
  }

  @Test
  void min_order_turns_the_order_ascending_and_leaves_out_what_is_known() {
    orders(4);
    assertThat(ids("")).containsExactly(FIRST + 3, FIRST + 2, FIRST + 1, FIRST);
    assertThat(ids(",\"min_order\":" + (FIRST + 1))).containsExactly(FIRST + 2, FIRST + 3);
    celRo.settings().on(Switch.MIN_ORDER_INCLUSIVE);
    assertThat(ids(",\"min_order\":" + (FIRST + 1)))
        .containsExactly(FIRST + 1, FIRST + 2, FIRST + 3);
    assertThat(ids(",\"min_order\":0")).hasSize(4);
  }

  @Test
  void dates_are_local_time_of_bucharest_and_include_both_ends() {
    orders(3);
    assertThat(ids(",\"date\":{\"minDate\":\"2026-10-02 12:00:00\"}"))
        .containsExactly(FIRST + 2, FIRST + 1);
    assertThat(ids(",\"date\":{\"minDate\":null,\"maxDate\":\"2026-10-02 11:59:59\"}"))
        .containsExactly(FIRST);
  }

  @Test
  void last_changed_follows_every_change() {
    orders(3);
    clock.advance(Duration.ofHours(5));
    celRo.market().customerCancels(FIRST);
    assertThat(ids(",\"last_changed\":{\"minDate\":\"2026-10-02 15:00:00\"}"))
        .containsExactly(FIRST);
    clock.advance(Duration.ofSeconds(1));
    caller.ok("orders/confirmOrder", "order", "" + (FIRST + 1));
    assertThat(ids(",\"last_changed\":{\"minDate\":\"2026-10-02 18:00:01\"}"))
        .containsExactly(FIRST + 1);
  }

  @ParameterizedTest
  @CsvSource({"0,3", "99,3", "null,3", "'\"\"',3", "1,2", "60,1", "11,0"})
  void status_filters_and_0_and_99_mean_all(String status, int found) {
    orders(3);
    celRo.market().customerCancels(FIRST);
    assertThat(ids(",\"order_status\":" + status)).hasSize(found);
  }

  @Test
  void further_filters_narrow_the_list() {
    celRo.market().list("B", 5, "10");
    orders(1);
    celRo
        .market()
        .order()
        .company("Șapte Brazi SRL", "RO123", "J1/2/2020", "Ana Pop")
        .line("B", 1)
        .place();
    assertThat(ids(",\"order\":" + FIRST)).containsExactly(FIRST);
    assertThat(ids(",\"order\":0")).hasSize(2);
    assertThat(ids(",\"customer\":\"brazi\"")).containsExactly(FIRST + 1);
    assertThat(ids(",\"customer\":\"brazi\",\"customerSign\":\"ne\"")).containsExactly(FIRST);
    assertThat(ids(",\"product\":\"Produs B\",\"productSign\":\"ee\"")).containsExactly(FIRST + 1);
    assertThat(ids(",\"phoneNumber\":\"0700000000\"")).hasSize(2);
    assertThat(ids(",\"order_by_date_purchased\":\"ASC\"")).containsExactly(FIRST, FIRST + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"minOrder\":5}",
        "[1]",
        "5",
        "{\"date\":\"2026-10-02\"}",
        "{\"date\":{\"minDate\":\"2026-10-02\"}}",
        "{\"date\":{\"minDate\":\"2026-02-30 00:00:00\"}}",
        "{\"date\":{\"from\":\"2026-10-02 00:00:00\"}}",
        "{\"min_order\":\"x\"}",
        "{\"group_by_status\":\"false\"}",
        "{\"customer\":\"a\",\"customerSign\":\"eq\"}",
        "{\"order_by_date_purchased\":\"asc\"}"
      })
  void unknown_and_malformed_filters_are_refused(String filters) {
    caller.refused("orders/getOrders", "start", "0", "limit", "50", "filters", filters);
  }

  @Test
  void start_limit_and_filters_are_all_needed() {
    assertThat(caller.refused("orders/getOrders", "limit", "5", "filters", "{}")).contains("start");
    assertThat(caller.refused("orders/getOrders", "start", "0", "filters", "{}")).contains("limit");
    assertThat(caller.refused("orders/getOrders", "start", "0", "limit", "5")).contains("filters");
    assertThat(caller.refused("orders/getOrders", "start", "-1", "limit", "5", "filters", "{}"))
        .contains("start");
  }

  @ParameterizedTest
  @EnumSource(OrderKeyForm.class)
  void an_element_names_its_order_in_any_known_way(OrderKeyForm form) {
    orders(1);
    celRo.settings().orderKey(form);
    JsonNode element = list(0, 50, "{\"group_by_status\":false}").path("list").path(0);
    JsonNode id =
        switch (form) {
          case ORDERS_ID -> element.path("orders_id");
          case ID_COMANDA -> element.path("id_comanda");
          case ORDER_ID -> element.path("order_id");
          case ID -> element.path("id");
          case BARE -> element;
        };
    assertThat(id.asLong()).isEqualTo(FIRST);
  }

  @Test
  void an_ungrouped_page_can_be_a_bare_list() {
    orders(2);
    celRo.settings().on(Switch.ORDER_PAGE_AS_LIST);
    assertThat(ids(list(0, 50, "{\"group_by_status\":false}"))).hasSize(2);
  }

  @Test
  void status_tables_come_in_every_known_shape() {
    assertThat(caller.ok("orders/ListStatuses", "dummy", "1").findValuesAsText("id"))
        .contains("1", "11", "65");
    celRo.settings().tables(TableForm.LONG_NAMES).status(77, "Stare noua");
    assertThat(caller.ok("orders/getOrderStatusList").findValuesAsText("orders_status_name"))
        .contains("Stare noua");
    celRo.settings().tables(TableForm.MAP);
    assertThat(caller.ok("orders/listCancellingStatuses", "dummy", "1").path("65").asText())
        .contains("lipsa stoc");
    JsonNode lines = caller.ok("orders/ListProductStatuses", "dummy", "1");
    assertThat(lines.has("0") && lines.has("4") && lines.has("5")).isTrue();
    assertThat(lines).hasSize(3);
  }

  @Test
  void payment_methods_are_listed_by_name() {
    assertThat(caller.ok("orders/GetPaymentMethods", "dummy", "1").findValuesAsText("name"))
        .contains("Ordin de Plata");
  }

  @Test
  void the_summary_counts_new_orders_and_queued_products() {
    orders(2);
    celRo.market().staffSetsStatus(FIRST, 2);
    caller.ok("import/importer", "products[0][products_model]", "Z", "products[0][stoc]", "1");
    JsonNode summary = caller.ok("home/getOrders", "nrDays", "0");
    assertThat(summary.path("comenzi_noi").path("nr").asInt()).isOne();
    assertThat(summary.path("comenzi_noi").path("valoare_totala").asInt()).isEqualTo(100);
    assertThat(summary.path("produse_respinse").path("nr").asInt()).isOne();
    assertThat(summary.path("error").asInt(-1)).isZero();
    clock.advance(Duration.ofDays(3));
    assertThat(caller.ok("home/getOrders", "nrDays", "2").path("comenzi_noi").path("nr").asInt())
        .isZero();
  }

  @Test
  void ids_of_other_sellers_leave_gaps() {
    orders(1);
    celRo.market().nextOrderId(FIRST + 50);
    orders(1);
    assertThat(ids(""))
        .containsExactly(LongStream.of(FIRST + 50, FIRST).boxed().toArray(Long[]::new));
  }
}
