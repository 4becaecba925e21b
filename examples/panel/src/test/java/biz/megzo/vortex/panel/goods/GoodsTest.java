package biz.megzo.vortex.panel.goods;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSetting;
import biz.megzo.vortex.stock.StockTarget;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PanelExtension.class)
class GoodsTest {
  private static final String LINK = "/l/demo";

  private static String get(PanelStand stand, String path) {
    HttpResponse<String> answer = stand.as("ion").get(LINK + path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<String> send(
      PanelStand stand, String path, Map<String, String> form) {
    return stand.as("ion").submit(LINK + path, form);
  }

  private static StockSetting setting(PanelStand stand, String sku) {
    return stand
        .world()
        .shops()
        .vortex()
        .stock(DemoWorld.LINK)
        .setting(StockTarget.sku(Sku.of(sku)));
  }

  @Test
  void words_find_products_whatever_their_case_and_diacritics(PanelStand stand) {
    String page = get(stand, "/products?q=PATURA+gri");
    assertThat(page).contains("PAT-05", "Pătură pufoasă, gri", "Produse: 1");
    assertThat(page).doesNotContain("PAT-04");
    assertThat(get(stand, "/products?q=nimicnimic")).contains("Nu s-a găsit nimic");
  }

  @Test
  void the_list_is_ordered_filtered_and_pages_keep_the_search(PanelStand stand) {
    String page = get(stand, "/products?show=LISTED&order=NAME&q=a");
    assertThat(page).contains("q=a&amp;order=NAME");
    assertThat(page.indexOf("CAN-01")).isPositive().isLessThan(page.indexOf("LMP-01"));
    assertThat(get(stand, "/products?show=GONE")).contains("Niciun produs în această stare");
    assertThat(get(stand, "/products?show=x&order=y&after=%20&label=")).contains("CAN-01");
    assertThat(get(stand, "/products?after=LMP-05")).doesNotContain(">CAN-01<").contains("Prima");
    assertThat(get(stand, "/products?before=CAN-03")).contains(">CAN-01<");
    assertThat(get(stand, "/products?last=1")).contains("VEI-05");
  }

  @Test
  void a_script_in_a_search_or_a_code_is_only_text(PanelStand stand) {
    String evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    assertThat(get(stand, "/products?q=" + evil)).doesNotContain("<script>alert");
    HttpResponse<String> one = stand.as("ion").get(LINK + "/products/one?sku=" + evil);
    assertThat(one.statusCode()).isEqualTo(404);
    assertThat(one.body()).doesNotContain("<script>alert");
  }

  @Test
  void one_product_tells_its_sum_its_mapping_its_source_and_its_history(PanelStand stand) {
    String page = get(stand, "/products/one?sku=CEA-01");
    assertThat(page).contains("Ceas de perete, alb", "În stoc în SmartBill", "Se oferă");
    assertThat(page).contains("valoare implicită", "pretf", "Cota TVA în procente", "stoc trimis");
    assertThat(stand.as("ion").get(LINK + "/products/one?sku=nobody").statusCode()).isEqualTo(404);
    assertThat(stand.as("ion").get(LINK + "/products/one").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products/stock",
        "/products/one/stock",
        "/products/one/pause",
        "/products/one/release",
        "/products/one/code",
        "/products/one/unlink",
        "/products/one/limits",
        "/plans/preview",
        "/plans/0123456789ab/approve",
        "/plans/0123456789ab/reject",
        "/plans/0123456789ab/apply"
      })
  void a_viewer_changes_nothing(String path, PanelStand stand) {
    Map<String, String> form =
        Map.of("sku", "GEA-01", "units", "9", "why", "x", "pause", "true", "revision", "0");
    assertThat(stand.as("vera").submit(LINK + path, form).statusCode()).isEqualTo(403);
    assertThat(setting(stand, "GEA-01").revision()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "reject"})
  void an_operator_decides_on_no_plan(String act, PanelStand stand) {
    assertThat(send(stand, "/plans/0123456789ab/" + act, Map.of("why", "x")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_viewer_sees_the_product_without_forms(PanelStand stand) {
    String page = stand.as("vera").get(LINK + "/products/one?sku=CEA-02").body();
    assertThat(page).contains("CEA-02").doesNotContain("/products/one/stock");
    assertThat(stand.as("vera").get(LINK + "/products/stock").body())
        .doesNotContain("name=\"units\"");
    assertThat(stand.as("vera").get(LINK + "/plans").body()).doesNotContain("/plans/preview");
  }

  @Test
  void stock_terms_are_saved_and_shown_with_who_and_why(PanelStand stand) {
    Map<String, String> form = new HashMap<>();
    form.putAll(Map.of("sku", "RAF-01", "revision", "0", "units", "4", "percent", "12,5"));
    form.putAll(Map.of("share", "50", "cap", "9", "sale", "on", "why", "se sparge"));
    assertThat(send(stand, "/products/one/stock", form).statusCode()).isEqualTo(303);
    StockSetting now = setting(stand, "RAF-01");
    assertThat(now.terms().buffer())
        .isEqualTo(new StockBuffer(4, new java.math.BigDecimal("12.5")));
    assertThat(now.terms().share()).isEqualByComparingTo("0.5");
    assertThat(now.terms().cap()).isEqualTo(9);
    assertThat(now.terms().paused()).isFalse();
    assertThat(now.author()).isEqualTo("ion");
    String page = get(stand, "/products/one?sku=RAF-01");
    assertThat(page).contains("value=\"12,5\"", "value=\"50\"", "se sparge", "setat pentru acest");
    assertThat(get(stand, "/products/stock")).contains("RAF-01", "rezervă 4 buc. + 12,5 %");
  }

  @Test
  void what_was_typed_wrongly_is_told_beside_its_field_and_stays_there(PanelStand stand) {
    Map<String, String> form = new HashMap<>();
    form.putAll(Map.of("sku", "RAF-02", "revision", "0", "units", "-1", "percent", "101"));
    form.putAll(Map.of("share", "0", "cap", "mult", "kit", "2 x RAF-02\n2 x RAF-02", "why", ""));
    HttpResponse<String> answer = send(stand, "/products/one/stock", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    for (String field : new String[] {"units", "percent", "share", "cap", "kit", "why"}) {
      assertThat(answer.body()).contains("id=\"" + field + "-error\"");
    }
    assertThat(answer.body()).contains("value=\"mult\"", "value=\"101\"", "Nu s-a salvat nimic");
    assertThat(setting(stand, "RAF-02").revision()).isZero();
  }

  @Test
  void a_kit_is_set_and_a_kit_of_itself_is_refused_in_words(PanelStand stand) {
    Map<String, String> form =
        Map.of("sku", "RAF-03", "revision", "0", "kit", "2 x RAF-04\nRAF-05", "why", "set");
    assertThat(send(stand, "/products/one/stock", form).statusCode()).isEqualTo(303);
    assertThat(setting(stand, "RAF-03").terms().kit())
        .containsEntry(Sku.of("RAF-04"), 2)
        .containsEntry(Sku.of("RAF-05"), 1);
    assertThat(get(stand, "/products/one?sku=RAF-03")).contains("Seturi care se pot face");
    assertThat(get(stand, "/products/one?sku=RAF-04")).contains("Face parte din seturile");
    Map<String, String> self =
        Map.of("sku", "RAF-05", "revision", "0", "kit", "RAF-05", "why", "set");
    assertThat(send(stand, "/products/one/stock", self).body())
        .contains("Un set nu se poate conține pe sine");
  }

  @Test
  void of_two_editors_the_second_is_told_who_was_first(PanelStand stand) {
    Map<String, String> form = Map.of("sku", "GEA-02", "revision", "0", "units", "3", "why", "x");
    assertThat(send(stand, "/products/one/stock", form).statusCode()).isEqualTo(303);
    HttpResponse<String> late = stand.as("ana").submit(LINK + "/products/one/stock", form);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Între timp ion a salvat altceva");
    assertThat(setting(stand, "GEA-02").revision()).isEqualTo(1);
  }

  @Test
  void pausing_and_resuming_leaves_the_other_settings_alone(PanelStand stand) {
    send(
        stand,
        "/products/one/stock",
        Map.of("sku", "GEA-03", "revision", "0", "units", "3", "why", "x"));
    send(stand, "/products/one/pause", Map.of("sku", "GEA-03", "pause", "true"));
    assertThat(setting(stand, "GEA-03").terms().paused()).isTrue();
    assertThat(get(stand, "/products/one?sku=GEA-03")).contains("Repornește vânzarea");
    send(stand, "/products/one/pause", Map.of("sku", "GEA-03", "pause", "false"));
    assertThat(setting(stand, "GEA-03").terms().paused()).isNull();
    assertThat(setting(stand, "GEA-03").terms().buffer()).isEqualTo(StockBuffer.units(3));
    assertThat(get(stand, "/products/one/history?sku=GEA-03"))
        .as("what people set is told in their language in the product's own history too")
        .contains("rezervă 3 buc., oprit", "repornit din panou")
        .doesNotContain("buffer", "units");
  }

  @Test
  void codes_are_linked_once_and_unlinked(PanelStand stand) {
    Map<String, String> form = Map.of("sku", "GEA-04", "channel", "GEA/X 4", "codeWhy", "vechi");
    assertThat(send(stand, "/products/one/code", form).statusCode()).isEqualTo(303);
    assertThat(get(stand, "/products/one?sku=GEA-04")).contains("GEA/X 4", "legat de oameni");
    HttpResponse<String> taken =
        send(
            stand,
            "/products/one/code",
            Map.of("sku", "GEA-05", "channel", "GEA/X 4", "codeWhy", "x"));
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("id=\"channel-error\"");
    assertThat(send(stand, "/products/one/unlink", Map.of("sku", "GEA-04")).statusCode())
        .isEqualTo(303);
    assertThat(get(stand, "/products/one?sku=GEA-04")).contains("după regulă");
  }

  @Test
  void price_limits_are_saved_and_their_order_is_checked(PanelStand stand) {
    Map<String, String> form = Map.of("sku", "CRT-02", "least", "10,50", "most", "99", "step", "");
    assertThat(send(stand, "/products/one/limits", form).statusCode()).isEqualTo(303);
    assertThat(get(stand, "/products/one?sku=CRT-02")).contains("value=\"10,5\"", "value=\"99\"");
    assertThat(get(stand, "/audit?about=CRT-02"))
        .contains("cel puțin 10,50 lei, cel mult 99,00 lei")
        .doesNotContain("PriceLimits");
    HttpResponse<String> wrong =
        send(stand, "/products/one/limits", Map.of("sku", "CRT-02", "least", "9", "most", "8"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"most-error\"");
    assertThat(send(stand, "/products/one/limits", Map.of("sku", "CRT-02", "least", "-1")).body())
        .contains("id=\"least-error\"");
    Map<String, String> thousands = Map.of("sku", "CRT-02", "least", "1.500");
    assertThat(send(stand, "/products/one/limits", thousands).body())
        .contains("fără punctul de la mii", "value=\"1.500\"");
  }

  @Test
  void differences_are_told_in_the_vendors_words(PanelStand stand) {
    assertThat(get(stand, "/products/differences")).contains("Diferențe pe Cel.ro");
  }

  @Test
  void the_history_goes_back_to_a_moment(PanelStand stand) {
    String now = get(stand, "/products/one/history?sku=CEA-01");
    assertThat(now).contains("stoc trimis");
    String before = get(stand, "/products/one/history?sku=CEA-01&at=2001-01-01T10:00");
    assertThat(before).contains("01.01.2001 10:00").doesNotContain("stoc trimis");
    assertThat(get(stand, "/products/one/history?sku=CEA-01&at=ieri")).contains("at-error");
  }

  @Test
  void releasing_what_is_not_held_says_so(PanelStand stand) {
    send(stand, "/products/one/release", Map.of("sku", "CEA-03"));
    assertThat(get(stand, "/products/one?sku=CEA-03")).contains("Produsul nu mai era oprit");
  }

  @Test
  void a_plan_that_is_gone_is_told(PanelStand stand) {
    assertThat(stand.as("ion").get(LINK + "/plans/0123456789ab").statusCode()).isEqualTo(404);
    assertThat(stand.as("ion").get(LINK + "/plans/..%2f").statusCode()).isGreaterThanOrEqualTo(400);
    HttpResponse<String> answer =
        stand.as("ana").submit(LINK + "/plans/0123456789ab/approve", Map.of("why", "x"));
    assertThat(answer.headers().firstValue("Location")).hasValue(LINK + "/plans");
  }

  @Test
  void pages_speak_english_too(PanelStand stand) {
    PanelHttp http = stand.stranger();
    http.login("ion", DemoPanel.PASSWORD);
    http.plant("vortex_language", "en");
    for (String path :
        List.of(
            "/products",
            "/products/one?sku=CEA-01",
            "/products/one/history?sku=CEA-01",
            "/products/differences",
            "/products/stock",
            "/plans")) {
      String page = http.get(LINK + path).body();
      assertThat(page).as(path).contains("lang=\"en\"").doesNotContain("goods.");
      assertThat(page).as(path).doesNotContain("Produse", "Rezervă", "Înapoi");
    }
  }
}
