package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.ProductChange;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeImportTest {
  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:30Z");
  private final FakeCelRo celRo = FakeCelRo.start(clock);
  private Caller caller;

  @BeforeEach
  void login() {
    caller = Caller.loggedIn(celRo);
  }

  @AfterEach
  void stop() {
    celRo.close();
  }

  private static Map<String, String> full(String model, String price) {
    Map<String, String> item = new LinkedHashMap<>();
    item.put("products_model", model);
    item.put("products_name", "Lampă de birou");
    item.put("manufacturers_name", "Lumex");
    item.put("categories_id", "100");
    item.put("stoc", "7");
    item.put("pretf", price);
    item.put("hasTVA", "1");
    item.put("products_image", "https://img.example/a.jpg");
    return item;
  }

  private static String[] batch(List<Map<String, String>> items) {
    List<String> form = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int index = i;
      items
          .get(i)
          .forEach(
              (name, value) -> {
                int sub = name.indexOf('[');
                String key =
                    sub < 0
                        ? "[" + name + "]"
                        : "[" + name.substring(0, sub) + "]" + name.substring(sub);
                form.add("products[" + index + "]" + key);
                form.add(value);
              });
    }
    return form.toArray(String[]::new);
  }

  private void send(Map<String, String> item) {
    caller.ok("import/importer", batch(List.of(item)));
  }

  private JsonNode status(String model) {
    return caller
        .ok("import/productImportStatus", "products", "[{\"model\":\"" + model + "\"}]")
        .path(0);
  }

  private void nextMinute() {
    clock.advance(Duration.ofSeconds(30));
  }

  @Test
  void a_new_product_waits_until_the_next_minute_and_is_then_on_site() {
    send(full("A", "99.90"));
    assertThat(status("A").path("status").asText()).isEqualTo("IMPORT_PENDING");
    clock.advance(Duration.ofSeconds(29));
    assertThat(status("A").path("status").asText()).isEqualTo("IMPORT_PENDING");
    clock.advance(Duration.ofSeconds(1));
    assertThat(status("A").path("status").asText()).isEqualTo("ON_SITE");
    assertThat(celRo.market().listed("A").stock()).isEqualTo(7);
    assertThat(celRo.market().listed("A").price()).isEqualByComparingTo("99.90");
    assertThat(celRo.market().listed("A").content())
        .containsEntry("products_name", "Lampă de birou");
  }

  @ParameterizedTest
  @CsvSource({"5000,ON_SITE", "5000.01,IMPORT_REFUSED"})
  void the_robot_approves_up_to_5000(String price, String outcome) {
    send(full("A", price));
    nextMinute();
    assertThat(status("A").path("status").asText()).isEqualTo(outcome);
  }

  @Test
  void imports_can_be_decided_by_hand_and_refused_with_a_reason() {
    celRo.settings().off(Switch.APPROVAL_ROBOT);
    send(full("A", "10"));
    send(full("B", "10"));
    clock.advance(Duration.ofHours(1));
    assertThat(celRo.market().waiting()).containsExactly("A", "B");
    assertThat(celRo.market().refuseImport("B", "Imagine lipsa")).isTrue();
    celRo.market().decideImports();
    assertThat(status("A").path("status").asText()).isEqualTo("ON_SITE");
    assertThat(status("B").path("message").asText()).isEqualTo("Imagine lipsa");
    assertThat(status("C").path("status").asText()).isEqualTo("NOT_FOUND");
    assertThat(status("C").has("message")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "products_name",
        "manufacturers_name",
        "categories_id",
        "stoc",
        "pretf",
        "products_image"
      })
  void a_new_product_needs_every_field_of_the_full_form(String missing) {
    Map<String, String> item = full("A", "10");
    item.remove(missing);
    send(item);
    assertThat(status("A").path("status").asText()).isEqualTo("IMPORT_REFUSED");
    assertThat(status("A").path("message").asText()).contains(missing);
  }

  @ParameterizedTest
  @CsvSource({
    "stoc,-1",
    "stoc,1.5",
    "pretf,0",
    "hasTVA,true",
    "status,2",
    "moneda,LEI",
    "type,upsert",
    "products_image,img.jpg",
    "categories_id,999",
    "garantie,24 luni",
    "procesare_in,-1",
    "pret,10",
    "charact,Negru",
    "charact[Culoare:],Negru",
    "image[0][url],poza.jpg"
  })
  void wrong_values_and_unknown_fields_are_refused(String field, String value) {
    Map<String, String> item = full("A", "10");
    item.put(field, value);
    send(item);
    assertThat(status("A").path("status").asText()).isEqualTo("IMPORT_REFUSED");
  }

  @Test
  void a_model_is_needed_by_every_item() {
    Map<String, String> item = full("A", "10");
    item.remove("products_model");
    assertThat(caller.refused("import/importer", batch(List.of(item)))).contains("products_model");
  }

  @Test
  void one_bad_item_refuses_the_batch_only_when_asked_to() {
    Map<String, String> bad = full("B", "10");
    bad.remove("products_name");
    List<Map<String, String>> items = List.of(full("A", "10"), bad);
    celRo.settings().on(Switch.BATCH_ALL_OR_NOTHING);
    assertThat(caller.refused("import/importer", batch(items))).startsWith("B: ");
    assertThat(celRo.market().waiting()).isEmpty();
    celRo.settings().off(Switch.BATCH_ALL_OR_NOTHING);
    assertThat(caller.ok("import/importer", batch(items)).path("success").asInt()).isOne();
    assertThat(celRo.market().waiting()).containsExactly("A");
    assertThat(celRo.market().rejected()).containsOnlyKeys("B");
  }

  @Test
  void mandatory_characteristics_of_the_category_are_needed() {
    Map<String, String> item = full("A", "10");
    item.put("categories_id", "210");
    send(item);
    assertThat(status("A").path("message").asText()).contains("Culoare");
    item.put("charact[Culoare:][0]", "Negru");
    item.put("charact[Culoare:][1]", "Alb");
    send(item);
    assertThat(status("A").path("status").asText()).isEqualTo("IMPORT_PENDING");
    nextMinute();
    assertThat(status("A").path("status").asText()).isEqualTo("ON_SITE");
    assertThat(celRo.market().listed("A").content()).containsEntry("charact.Culoare:", "Negru|Alb");
  }

  @Test
  void a_listed_product_takes_the_short_form_and_waits_with_its_update() {
    celRo.market().list("A", 3, "100");
    send(Map.of("products_model", "A", "stoc", "9"));
    assertThat(status("A").path("status").asText()).isEqualTo("ON_SITE_PENDING_UPDATE");
    assertThat(celRo.market().listed("A").stock()).isEqualTo(3);
    nextMinute();
    assertThat(celRo.market().listed("A").stock()).isEqualTo(9);
    assertThat(celRo.market().listed("A").history())
        .last()
        .satisfies(
            change -> {
              assertThat(change.cause()).isEqualTo(ProductChange.Cause.IMPORTED);
              assertThat(change.at()).isEqualTo(clock.instant());
              assertThat(change.from()).isEqualTo("3");
            });
  }

  @Test
  void the_short_form_needs_stock_or_price_and_a_listed_product() {
    celRo.market().list("A", 3, "100");
    send(Map.of("products_model", "A", "status", "1"));
    send(Map.of("products_model", "B", "stoc", "1"));
    assertThat(celRo.market().rejected()).containsOnlyKeys("A", "B");
  }

  @ParameterizedTest
  @CsvSource({"110,true", "90,true", "110.01,false", "89.99,false"})
  void a_price_more_than_ten_percent_away_is_not_taken(String price, boolean taken) {
    celRo.market().list("A", 3, "100");
    send(Map.of("products_model", "A", "pretf", price, "hasTVA", "1"));
    assertThat(celRo.market().waiting().contains("A")).isEqualTo(taken);
    nextMinute();
    assertThat(status("A").path("message").asText().isEmpty()).isEqualTo(taken);
  }

  @Test
  void a_price_is_compared_with_its_vat() {
    celRo.market().list("A", 3, "121");
    send(Map.of("products_model", "A", "pretf", "100"));
    nextMinute();
    assertThat(celRo.market().listed("A").priceIncludesVat()).isFalse();
    assertThat(celRo.market().listed("A").price()).isEqualByComparingTo("100");
  }

  @Test
  void override_price_passes_the_guard() {
    celRo.market().list("A", 3, "100");
    send(Map.of("products_model", "A", "pretf", "300", "hasTVA", "1", "overridePrice", "1"));
    nextMinute();
    assertThat(celRo.market().listed("A").price()).isEqualByComparingTo("300");
  }

  @Test
  void vat_counts_as_included_when_either_place_says_so() {
    List<String> form = new ArrayList<>(List.of(batch(List.of(full("A", "10")))));
    form.set(form.indexOf("products[0][hasTVA]") + 1, "0");
    form.addAll(List.of("products[hasTVA]", "1"));
    caller.ok("import/importer", form.toArray(String[]::new));
    nextMinute();
    assertThat(celRo.market().listed("A").priceIncludesVat()).isTrue();
  }

  @Test
  void force_insert_keeps_the_listed_product_and_adds_a_prefix() {
    celRo.market().list("A", 3, "100");
    Map<String, String> item = full("A", "100");
    item.put("forceInsert", "1");
    send(item);
    nextMinute();
    String prefix = caller.ok("admininfo/getPrefix").asText();
    assertThat(celRo.market().listed(prefix + "A").stock()).isEqualTo(7);
    assertThat(celRo.market().listed("A").stock()).isEqualTo(3);
  }

  @Test
  void sending_again_replaces_what_was_in_either_queue() {
    send(full("A", "6000"));
    nextMinute();
    assertThat(celRo.market().rejected()).containsOnlyKeys("A");
    Map<String, String> item = full("A", "10");
    item.put("vendor_ext_id", "77");
    send(item);
    assertThat(celRo.market().rejected()).isEmpty();
    assertThat(status("A").path("vendor_ext_id").asText()).isEqualTo("77");
    clock.advance(Duration.ofMinutes(1));
    assertThat(celRo.market().listed("A").price()).isEqualByComparingTo("10");
  }

  @Test
  void the_queues_are_paged_and_descriptions_come_in_base64() {
    celRo.settings().off(Switch.APPROVAL_ROBOT);
    for (int i = 0; i < 51; i++) {
      Map<String, String> item = full("A" + i, "10");
      item.put("products_description", "<b>bună</b>");
      send(item);
    }
    JsonNode page = caller.ok("products/getWaitingProducts", "start", "0");
    assertThat(page.path("moreavailable").asInt()).isOne();
    assertThat(page.path("data")).hasSize(50);
    assertThat(page.path("data").path(0).path("products_description").asText())
        .isEqualTo("PGI+YnVuxIM8L2I+");
    JsonNode rest = caller.ok("products/getWaitingProducts", "start", "50");
    assertThat(rest.path("data")).hasSize(1);
    assertThat(rest.path("moreavailable").asInt()).isZero();
    celRo.market().refuseImport("A0", "Poza neclara");
    JsonNode refused = caller.ok("products/getRejectedProducts", "start", "0").path("data").path(0);
    assertThat(refused.path("motiv").asText()).isEqualTo("Poza neclara");
    assertThat(refused.path("products_model").asText()).isEqualTo("A0");
  }

  @Test
  void status_wants_a_json_list_with_models() {
    assertThat(
            caller.refused(
                "import/productImportStatus", "products", "[{\"products_model\":\"A\"}]"))
        .contains("model");
    assertThat(caller.refused("import/productImportStatus", "products", "\"A\"")).contains("lista");
  }
}
