package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Listing;
import biz.megzo.vortex.celro.fake.ProductChange;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeProductsTest {
  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final FakeCelRo celRo = FakeCelRo.start(clock);
  private Caller caller;

  @BeforeEach
  void login() {
    caller = Caller.loggedIn(celRo);
    celRo.market().list("A", 3, "100");
  }

  @AfterEach
  void stop() {
    celRo.close();
  }

  private JsonNode update(String json) {
    return caller.ok("products/updateStockAndPrice", "products", json);
  }

  private JsonNode read(String filters) {
    return caller.ok("products/readProducts", "start", "0", "limit", "50", "filters", filters);
  }

  @Test
  void stock_and_price_change_at_once_and_leave_a_history() {
    clock.advance(Duration.ofMinutes(5));
    JsonNode answer =
        update("[{\"products_model\":\"A\",\"stoc\":9,\"pretf\":105.5,\"hasTVA\":1}]");
    assertThat(answer.path("updated").path(0).asText()).isEqualTo("A");
    var product = celRo.market().listed("A");
    assertThat(product.stock()).isEqualTo(9);
    assertThat(product.price()).isEqualByComparingTo("105.5");
    assertThat(product.history())
        .filteredOn(change -> change.cause() == ProductChange.Cause.UPDATED)
        .extracting(ProductChange::field)
        .containsExactlyInAnyOrder("stoc", "pretf");
  }

  @Test
  void an_offer_on_a_product_of_the_catalogue_is_made_once_and_only_there() {
    String join = "products/addOfferToExistingProduct";
    celRo.market().known("LMP-1", "Lampă");
    String model = "TE1QLTE=";
    assertThat(caller.refused(join, "products_model", "LMP-1", "stoc", "4", "pret", "12.5"))
        .contains("products_model");
    assertThat(
            caller.refused(
                join, "products_model", "QQ==", "stoc", "4", "pret", "1", "overridePrice", "0"))
        .contains("Exista deja");
    assertThat(
            caller.refused(
                join, "products_model", "WA==", "stoc", "4", "pret", "1", "overridePrice", "0"))
        .contains("nu exista in catalog");
    for (String[] bad :
        new String[][] {{"-1", "12.5", "0"}, {"4", "0", "0"}, {"4", "12.5", "da"}}) {
      caller.refused(
          join, "products_model", model, "stoc", bad[0], "pret", bad[1], "overridePrice", bad[2]);
    }
    assertThat(celRo.market().listed()).hasSize(1);
    caller.ok(join, "products_model", model, "stoc", "4", "pret", "12.5", "overridePrice", "0");
    var product = celRo.market().listed("LMP-1");
    assertThat(product.stock()).isEqualTo(4);
    assertThat(product.price()).isEqualByComparingTo("12.5");
    assertThat(product.content()).containsEntry("products_name", "Lampă");
  }

  @Test
  void each_item_lands_in_one_of_four_lists_and_the_good_ones_go_through() {
    celRo.market().list("B", 1, "10");
    celRo.market().list("C", 1, "10");
    JsonNode answer =
        update(
            "[{\"products_model\":\"A\",\"stoc\":\"9\"},{\"products_model\":\"B\",\"stoc\":-1},"
                + "{\"products_model\":\"C\",\"stoc\":1},{\"products_model\":\"X\",\"stoc\":1}]");
    assertThat(answer.path("updated").toString()).isEqualTo("[\"A\"]");
    assertThat(answer.path("exceptions").toString()).isEqualTo("[\"B\"]");
    assertThat(answer.path("notUpdated").toString()).isEqualTo("[\"C\"]");
    assertThat(answer.path("error").toString()).isEqualTo("[\"X\"]");
    assertThat(celRo.market().listed("B").stock()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"products_model\":\"A\",\"stoc\":9},{\"products_model\":\"X\",\"stoc\":1}]",
        "[{\"products_model\":\"A\",\"stoc\":9},{\"products_model\":\"A\",\"stoc\":-1}]"
      })
  void one_bad_item_can_refuse_the_whole_batch(String batch) {
    celRo.settings().on(Switch.BATCH_ALL_OR_NOTHING);
    caller.refused("products/updateStockAndPrice", "products", batch);
    assertThat(celRo.market().listed("A").stock()).isEqualTo(3);
  }

  @Test
  void the_answer_can_be_bare() {
    celRo.settings().on(Switch.STOCK_ANSWER_BARE);
    assertThat(update("[{\"products_model\":\"A\",\"stoc\":9}]").toString())
        .isEqualTo("{\"success\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"stoc\":1}]|products_model",
        "[]|goala",
        "{\"products_model\":\"A\"}|lista",
        "5|lista"
      })
  void malformed_batches_are_refused(String batch, String because) {
    assertThat(caller.refused("products/updateStockAndPrice", "products", batch)).contains(because);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"stock\":1",
        "\"stoc\":1.5",
        "\"stoc\":\"1,0\"",
        "\"pretf\":0",
        "\"pret\":10",
        "\"status\":2"
      })
  void items_with_unknown_fields_or_wrong_values_are_not_taken(String field) {
    JsonNode answer = update("[{\"products_model\":\"A\"," + field + "}]");
    assertThat(answer.path("exceptions")).hasSize(1);
  }

  @Test
  void the_name_of_the_price_field_can_be_changed() {
    celRo.settings().stockPriceField("pret");
    update("[{\"products_model\":\"A\",\"pret\":101,\"hasTVA\":1}]");
    assertThat(celRo.market().listed("A").price()).isEqualByComparingTo("101");
  }

  @Test
  void the_price_guard_holds_here_too_unless_switched_off_or_overridden() {
    String jump = "[{\"products_model\":\"A\",\"pretf\":200,\"hasTVA\":1}]";
    assertThat(update(jump).path("exceptions")).hasSize(1);
    celRo.settings().off(Switch.PRICE_GUARD_ON_STOCK_CALL);
    assertThat(update(jump).path("updated")).hasSize(1);
    celRo.settings().on(Switch.PRICE_GUARD_ON_STOCK_CALL);
    update("[{\"products_model\":\"A\",\"pretf\":400,\"hasTVA\":1,\"overridePrice\":1}]");
    assertThat(celRo.market().listed("A").price()).isEqualByComparingTo("400");
  }

  @Test
  void a_single_product_is_switched_off_and_on() {
    caller.ok("products/updateStatus", "model", "A", "status", "0");
    assertThat(celRo.market().listed("A").active()).isFalse();
    update("[{\"products_model\":\"A\",\"status\":1}]");
    assertThat(celRo.market().listed("A").active()).isTrue();
    assertThat(caller.refused("products/updateStatus", "model", "X", "status", "0"))
        .contains("necunoscut");
    assertThat(caller.refused("products/updateStatus", "model", "A", "status", "on"))
        .contains("0 sau 1");
  }

  @Test
  void reading_gives_never_more_than_fifty_whatever_the_limit() {
    IntStream.range(0, 60).forEach(i -> celRo.market().list("P" + i, 1, "10"));
    JsonNode page =
        caller.ok("products/readProducts", "start", "0", "limit", "200", "forceCount", "1");
    assertThat(page.path("data")).hasSize(50);
    assertThat(page.path("moreavailable").asInt()).isOne();
    assertThat(page.path("total").asInt()).isEqualTo(61);
    JsonNode rest = caller.ok("products/readProducts", "start", "50", "limit", "50");
    assertThat(rest.path("data")).hasSize(11);
    assertThat(rest.path("limit").asInt()).isEqualTo(11);
    assertThat(rest.path("moreavailable").asInt()).isZero();
    assertThat(rest.has("total")).isFalse();
  }

  @Test
  void a_row_tells_stock_price_and_status() {
    JsonNode row = read("{\"products_model\":[\"A\"]}").path("data").path(0);
    assertThat(row.path("products_model").asText()).isEqualTo("A");
    assertThat(row.path("stoc").asInt()).isEqualTo(3);
    assertThat(row.path("pretf").decimalValue()).isEqualByComparingTo("100");
    assertThat(row.path("status").asInt()).isOne();
  }

  @Test
  void a_filter_takes_at_most_fifty_models() {
    String many =
        IntStream.range(0, 51).mapToObj(i -> "\"P" + i + "\"").collect(Collectors.joining(","));
    assertThat(
            caller.refused(
                "products/readProducts",
                "start",
                "0",
                "limit",
                "50",
                "filters",
                "{\"products_model\":[" + many + "]}"))
        .contains("50");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":[0]}|L2",
        "{\"categories_id\":[210]}|L2",
        "{\"keyword\":\"lampa birou\"}|L1",
        "{\"manufacturer\":[\"Lumex\"]}|L1",
        "{\"products_last_modified_min\":\"2026-10-02 12:00:00\"}|L2",
        "{\"products_date_added_max\":\"2026-10-02 11:30:00\",\"manufacturer\":[\"Lumex\"]}|L1"
      })
  void filters_narrow_the_list(String filters, String only) {
    celRo.market().delist("A");
    celRo
        .market()
        .list(
            Listing.of("L1", 1, "10")
                .name("Lampa mare de birou")
                .with("manufacturers_name", "Lumex"));
    clock.advance(Duration.ofHours(1));
    celRo
        .market()
        .list(
            Listing.of("L2", 1, "10")
                .name("Birou cu lampa")
                .with("categories_id", "210")
                .inactive());
    assertThat(read(filters).path("data").findValuesAsText("products_model"))
        .isEqualTo(List.of(only));
  }

  @Test
  void unknown_filters_are_refused() {
    assertThat(
            caller.refused(
                "products/readProducts",
                "start",
                "0",
                "limit",
                "5",
                "filters",
                "{\"model\":[\"A\"]}"))
        .contains("model");
  }

  @Test
  void categories_and_their_characteristics_are_listed() {
    celRo.market().category(300, "Scaune", "Inaltime:", "Culoare:");
    JsonNode categories = caller.ok("import/getSupplierCategories", "dummy", "1");
    assertThat(categories.path("parent").findValuesAsText("categories_id")).contains("100", "300");
    celRo.settings().on(Switch.CATEGORIES_AS_LIST);
    assertThat(caller.ok("import/getSupplierCategories").isArray()).isTrue();
    JsonNode all = caller.ok("products/getCategoryCharacteristics", "categ_id", "300");
    JsonNode mandatory =
        caller.ok("products/listCategoryMandatoryCharacteristics", "categ_id", "300");
    assertThat(all).hasSize(3);
    assertThat(mandatory.findValuesAsText("name")).containsExactly("Inaltime:", "Culoare:");
    assertThat(caller.refused("products/getCategoryCharacteristics", "categ_id", "7"))
        .contains("necunoscuta");
  }

  @Test
  void manufacturers_have_ids() {
    assertThat(caller.ok("products/getManufacturerID", "name", "Fara marca").asInt()).isPositive();
    assertThat(caller.refused("products/getManufacturerID", "name", "Nimeni"))
        .contains("necunoscut");
  }

  @Test
  void drift_made_by_staff_shows_in_what_is_read() {
    celRo.market().staffSetsStock("A", 99);
    celRo.market().staffSetsPrice("A", "55.5");
    celRo.market().staffSetsActive("A", false);
    JsonNode row = read("{}").path("data").path(0);
    assertThat(row.path("stoc").asInt()).isEqualTo(99);
    assertThat(row.path("pretf").decimalValue()).isEqualByComparingTo("55.5");
    assertThat(row.path("status").asInt()).isZero();
  }
}
