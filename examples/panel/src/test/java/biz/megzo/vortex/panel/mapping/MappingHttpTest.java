package biz.megzo.vortex.panel.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Draft;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the pages of the mapping promise, and what they refuse. */
@ExtendWith(PanelExtension.class)
class MappingHttpTest {
  private static final LinkId LINK = LinkId.of("demo");
  private static final String PRICE = "/l/demo/mapping/rules/price";
  private static final String ORDER = "/l/demo/mapping/rules/order";

  private final PanelStand stand;
  private final PanelHttp ion;

  MappingHttpTest(PanelStand stand) {
    this.stand = stand;
    this.ion = stand.as("ion");
  }

  @BeforeEach
  @AfterEach
  void nobody_works_on_anything() {
    for (String profile : new String[] {"price", "product", "order"}) {
      ion.submit("/l/demo/mapping/rules/" + profile + "/discard", Map.of("state", state(profile)));
    }
  }

  private String state(String profile) {
    return Bench.of(stand.world().shops().rules(), LINK, Names.profile(profile).orElseThrow())
        .state();
  }

  private Optional<String> draft(Profile profile) {
    return stand.world().shops().rules().draft(LINK, profile).map(Draft::text);
  }

  private Map<String, String> markup(String percent) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("state", state("price"));
    form.put("at", "0");
    form.put("target", "pretf");
    form.put("name", "");
    form.put("source", "field");
    form.put("field", "price");
    form.put("step1", "gross");
    form.put("step2", "markup");
    form.put("arg2", percent);
    form.put("step3", "ending.up");
    form.put("arg3", "0,99");
    form.put("about", "priceIncludesVat");
    form.put("relation", "EQUALS");
    form.put("compared", "da");
    return form;
  }

  private void changes_nothing(Profile profile, HttpResponse<String> answer, String says) {
    String before = draft(profile).orElse("");
    assertThat(answer.body()).contains(says);
    assertThat(draft(profile).orElse("")).isEqualTo(before);
  }

  @Test
  void profiles_and_rules_are_readable_in_both_languages() {
    assertThat(stand.as("vera").get("/l/demo/mapping", "Accept-Language", "ro").body())
        .contains("Produs", "Preț", "Comandă", "Acum se aplică");
    assertThat(stand.as("vera").get(PRICE, "Accept-Language", "ro").body())
        .contains(
            "socotind că este cu TVA, apoi se rotunjește la 2 zecimale",
            "numai când „Prețul include TVA” este nu",
            "numită „preț cu TVA”")
        .doesNotContain("când Dacă", "este true");
    assertThat(stand.as("vera").get(ORDER, "Accept-Language", "en").body())
        .contains("The first value that is there", "by the 23 rules below", "sum exactly to")
        .contains("only when billing street is missing and billing city is missing")
        .doesNotContain("mapping.", "only when Whether", "is true", "is false");
    assertThat(stand.as("vera").get(ORDER, "Accept-Language", "ro").body())
        .contains("strada de facturare lipsește și localitatea de facturare lipsește")
        .contains(
            "după cele 23 de reguli",
            "23 de reguli pentru fiecare dintre ele",
            "felul liniei este „transport” sau „other”")
        .doesNotContain("mapping.", "când Dacă", "este completat", "cunoscuta");
  }

  @Test
  void a_form_makes_a_draft_that_a_simulation_shows_and_the_form_shows_again() {
    assertThat(ion.submit(PRICE + "/rule", markup("7,5")).statusCode()).isEqualTo(303);
    assertThat(draft(Profile.PRICE).orElseThrow())
        .contains("{\"markup\": 7.5}", "\"ending\": {\"cents\": 0.99, \"direction\": \"up\"}");
    assertThat(ion.get(PRICE).body()).contains("se adaugă 7,5 %", "Aceasta este o ciornă");
    assertThat(ion.get(PRICE + "/rule?at=0").body())
        .contains("value=\"7,5\"", "value=\"0,99\"", "value=\"da\"");
    assertThat(ion.get(PRICE + "/simulation").body())
        .contains("suma tuturor prețurilor", "<div class=\"big\">+", " lei", "produsul ");
    assertThat(ion.get(PRICE + "/compare").body()).contains("Înainte:", "După:", "se adaugă 7,5 %");
    assertThat(ion.get(PRICE + "/trial?id=LMP-01").body())
        .contains("adaos în procente 7,5", "149,90 lei");
  }

  @Test
  void rules_are_added_moved_and_removed_those_of_order_lines_too() {
    ion.submit(ORDER + "/remove", Map.of("state", state("order"), "at", "0"));
    assertThat(draft(Profile.ORDER).orElseThrow()).doesNotContain("\"company\", \"target\"");
    Map<String, String> line =
        Map.of(
            "state", state("order"),
            "at", "18-1-0",
            "fresh", "1",
            "target", "name",
            "source", "template",
            "template", "Produs {name} din {^order.id}");
    HttpResponse<String> answer = ion.submit(ORDER + "/rule", line);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(draft(Profile.ORDER).orElseThrow()).contains("Produs {name} din {^order.id}");
    ion.submit(ORDER + "/move", Map.of("state", state("order"), "at", "18-1-0", "to", "down"));
    assertThat(ion.get(ORDER + "/rule?at=18-1-1").body()).contains("Produs {name}");
  }

  /** The draft of the order's rules, changed as a text. */
  private void redraft(UnaryOperator<String> change) {
    String text =
        Mapping.print(Bench.of(stand.world().shops().rules(), LINK, Profile.ORDER).document());
    String next = change.apply(text);
    assertThat(next).isNotEqualTo(text);
    HttpResponse<String> answer =
        ion.submit(ORDER + "/json", Map.of("state", state("order"), "json", next));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  @Test
  void changed_order_lines_are_told_field_by_field_and_their_amounts_in_lei() {
    redraft(
        text ->
            text.replace(
                    "{\"target\": \"price\", \"steps\": [{\"field\": \"price\"}]}",
                    "{\"target\": \"price\", \"steps\": [{\"field\": \"price\"}, {\"markup\": 5}]}")
                .replace(", {\"lines.exact\": {\"field\": \"order.total\"}}", "")
                .replace("{\"default\": \"buc\"}", "{\"default\": \"set\"}"));
    assertThat(ion.get(ORDER + "/compare").body())
        .contains("Liniile (products) › Prețul unei unități (price)")
        .contains("Prețul unitar cu TVA, apoi se adaugă 5 %")
        .contains("Liniile (products) › Unitatea de măsură (measuringUnitName)", "lipsește, „set”");
    assertThat(ion.get(ORDER + "/simulation").body())
        .contains("Linia 1: Prețul unei unități", "suma tuturor comenzilor")
        .containsPattern("[0-9],[0-9]{2} lei</td>")
        .containsPattern("[(][+][0-9]+,[0-9]{2,} lei, [+]5 %[)]");
  }

  @Test
  void an_order_of_rules_that_changed_is_told() {
    ion.submit(PRICE + "/move", Map.of("state", state("price"), "at", "0", "to", "down"));
    assertThat(ion.get(PRICE + "/compare").body())
        .contains("ordinea regulilor", "1. Prețul de vânzare");
  }

  @Test
  void what_rules_make_of_buyer_data_is_hidden_however_deep_they_read_it() {
    String rule =
        "{\"target\": \"observations\", \"steps\": [{\"concat\": [\"Hartă pentru \","
            + " {\"coalesce\": [{\"field\": \"buyer.company\"}, {\"field\": \"buyer.name\"}]}]}]},";
    String line =
        "{\"target\": \"productDescription\", \"when\": {\"or\": [{\"field\": \"sku\", \"equals\":"
            + " \"x\"}, {\"not\": {\"field\": \"^buyer.phone\", \"equals\": \"x\"}}]}, \"steps\":"
            + " [{\"constant\": \"Sună întâi\"}]},";
    redraft(
        text ->
            text.replaceFirst("\"rules\": \\[", "\"rules\": [" + rule)
                .replaceFirst("\\{\"map\": \\[", "{\"map\": [" + line));
    String id =
        stand.world().shops().store().orders().list(LINK, null, null, 1).get(0).key().orderId();
    for (String page : new String[] {"/simulation", "/trial?id=" + id}) {
      String body = ion.get(ORDER + page).body();
      assertThat(body)
          .as(page)
          .contains("Observațiile", "Descrierea tipărită sub denumire", "•••")
          .doesNotContain("Hartă pentru", "Sună întâi");
      stand
          .world()
          .shops()
          .store()
          .orders()
          .list(LINK, null, null, 20)
          .forEach(
              order ->
                  assertThat(body)
                      .doesNotContain(order.channel().order().buyer().name())
                      .doesNotContain(order.channel().order().buyer().phone()));
    }
  }

  @Test
  void what_the_checker_says_stands_beside_the_rule_in_the_readers_language() {
    Map<String, String> wrong = markup("5");
    wrong.put("field", "name");
    wrong.put("step1", "upper");
    assertThat(ion.submit(PRICE + "/rule", wrong).headers().firstValue("Location"))
        .hasValue(PRICE + "/rule?at=0");
    assertThat(ion.get(PRICE + "/rule?at=0").body()).contains("id=\"step2-error\"");
    assertThat(ion.get(PRICE).body()).contains("class=\"error\"", "Erori de corectat");
  }

  @Test
  void a_second_editor_is_told_who_was_first() {
    String old = state("price");
    stand.as("admin").submit(PRICE + "/rule", markup("1"));
    Map<String, String> late = markup("2");
    late.put("state", old);
    changes_nothing(Profile.PRICE, ion.submit(PRICE + "/rule", late), "admin a salvat ciorna");
  }

  @Test
  void bad_values_are_told_beside_their_fields_and_keep_what_was_typed() {
    Map<String, String> bad = markup("<script>alert(1)</script>");
    HttpResponse<String> answer = ion.submit(PRICE + "/rule", bad);
    assertThat(answer.statusCode()).isEqualTo(422);
    changes_nothing(Profile.PRICE, answer, "id=\"arg2-error\"");
    assertThat(answer.body()).contains("&lt;script").doesNotContain("<script>alert");
    bad = markup("5");
    bad.put("field", "no.such.field");
    changes_nothing(Profile.PRICE, ion.submit(PRICE + "/rule", bad), "id=\"field-error\"");
    bad = markup("5");
    bad.put("target", "nope");
    changes_nothing(Profile.PRICE, ion.submit(PRICE + "/rule", bad), "id=\"target-error\"");
  }

  @Test
  void a_script_in_a_text_is_shown_as_text_everywhere() {
    Map<String, String> form =
        Map.of(
            "state", state("order"),
            "at", "0",
            "fresh", "1",
            "target", "observations",
            "name", "<script>n</script>",
            "source", "text",
            "text", "<script>alert(1)</script>");
    assertThat(ion.submit(ORDER + "/rule", form).statusCode()).isEqualTo(303);
    for (String page : new String[] {"", "/json", "/simulation", "/compare", "/rule?at=0"}) {
      assertThat(ion.get(ORDER + page).body())
          .as(page)
          .contains("&lt;script")
          .doesNotContain("<script>alert", "<script>n");
    }
  }

  @Test
  void hostile_json_is_refused_with_a_message() {
    for (String json :
        new String[] {
          "{",
          "[]",
          "null",
          "{\"format\":1,\"profile\":\"price\",\"rules\":[{}]}",
          "<script>",
          "{\"format\":1,\"profile\":\"price\",\"rules\":[],\"eval\":1}"
        }) {
      HttpResponse<String> answer =
          ion.submit(PRICE + "/json", Map.of("state", state("price"), "json", json));
      assertThat(answer.statusCode()).as(json).isEqualTo(422);
      changes_nothing(Profile.PRICE, answer, "flash bad");
    }
    String large = "x".repeat(1_000_000);
    changes_nothing(
        Profile.PRICE,
        ion.submit(PRICE + "/json", Map.of("state", state("price"), "json", large)),
        "prea mare");
    String smuggled =
        "{\"target\":\"hasTVA\",\"steps\":[{\"constant\":true}]}], \"tables\": {\"a\":"
            + " {\"b\":\"c\"}}, \"comment\": \"[";
    for (String json : new String[] {smuggled, "", "{\"target\":1}", "a".repeat(650_000)}) {
      HttpResponse<String> answer =
          ion.submit(
              PRICE + "/rule-json", Map.of("state", state("price"), "at", "0", "json", json));
      assertThat(answer.statusCode()).isEqualTo(422);
      changes_nothing(Profile.PRICE, answer, "flash bad");
    }
  }

  @Test
  void who_may_not_write_writes_nothing() {
    Map<String, String> form = markup("9");
    for (String path :
        new String[] {"/rule", "/rule-json", "/json", "/move", "/remove", "/discard"}) {
      assertThat(stand.as("vera").submit(PRICE + path, form).statusCode()).isEqualTo(403);
      assertThat(ion.post(PRICE + path, form).statusCode()).isEqualTo(403);
    }
    assertThat(ion.submit(PRICE + "/activate", Map.of("why", "x")).statusCode()).isEqualTo(403);
    assertThat(ion.submit(PRICE + "/back", Map.of("why", "x")).statusCode()).isEqualTo(403);
    assertThat(ion.submit("/l/demo/mapping/tables/x/use", Map.of()).statusCode()).isEqualTo(403);
    assertThat(stand.as("vera").get(PRICE).body())
        .doesNotContain("<form method=\"post\" action=\"" + PRICE);
  }

  @Test
  void places_that_are_not_there_are_not_found() {
    for (String path :
        new String[] {
          "/l/demo/mapping/rules/stock",
          PRICE + "/rule?at=99",
          PRICE + "/rule?at=-1",
          PRICE + "/rule?at=0-0-0",
          PRICE + "/version/77",
          PRICE + "/version/x",
          PRICE + "/compare?from=zz",
          "/l/demo/mapping/tables/none",
          "/l/demo/mapping/tables/none/file"
        }) {
      assertThat(ion.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(ion.get(PRICE + "/trial?id=%3Cscript%3E").body()).contains("Nu există &lt;script");
  }

  @Test
  void an_approver_activates_with_a_reason_and_goes_back() {
    ion.submit(PRICE + "/rule", markup("7"));
    PanelHttp ana = stand.as("ana");
    assertThat(
            ana.submit(PRICE + "/activate", Map.of("state", state("price"), "percent", "100"))
                .statusCode())
        .isEqualTo(422);
    Map<String, String> form =
        Map.of("state", state("price"), "percent", "100", "why", "prețuri de iarnă");
    assertThat(ana.submit(PRICE + "/activate", form).statusCode()).isEqualTo(303);
    assertThat(ana.get(PRICE).body())
        .contains("este activă", "prețuri de iarnă", "activată de ana");
    assertThat(ana.submit(PRICE + "/activate", form).statusCode()).as("twice").isEqualTo(422);
    String sequence = state("price").split("\\.")[1];
    ana.submit(PRICE + "/back", Map.of("number", "0", "expected", sequence, "why", "prea scump"));
    assertThat(ana.get(PRICE).body())
        .contains("regulile incluse", "prea scump")
        .doesNotContain("Aceasta este o ciornă");
  }

  @Test
  void a_table_is_made_edited_imported_and_kept_from_two_editors() {
    String name = "t" + System.nanoTime();
    String path = "/l/demo/mapping/tables/" + name;
    assertThat(ion.submit("/l/demo/mapping/tables", Map.of("name", "Bad Name")).statusCode())
        .isEqualTo(422);
    assertThat(ion.submit("/l/demo/mapping/tables", Map.of("name", name)).statusCode())
        .isEqualTo(303);
    ion.submit(path, Map.of("version", "1", "newFrom0", "<script>, \"x\"", "newTo0", "7"));
    assertThat(ion.get(path).body())
        .contains("&lt;script>, &#34;x&#34;")
        .doesNotContain("<script>,");
    HttpResponse<String> late =
        ion.submit(path, Map.of("version", "1", "newFrom0", "a", "newTo0", "b"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("ion a salvat versiunea 2", "value=\"a\"", "value=\"b\"");
    Map<String, String> half =
        Map.of("version", "2", "from0", "<script>, \"x\"", "to0", "8", "newFrom1", "doar");
    assertThat(ion.submit(path, half).body())
        .as("what was typed")
        .contains("value=\"8\"", "value=\"doar\"")
        .contains("Un rând are nevoie de ambele");
    assertThat(ion.get(path).body()).contains("value=\"7\"").doesNotContain("doar");
    assertThat(ion.submit(path + "/import", Map.of("version", "2", "csv", "nonsense")).body())
        .contains("from,to");
    ion.submit(path + "/import", Map.of("version", "2", "csv", "from,to\nLampi,4120\n"));
    assertThat(ion.get(path + "/file").body()).isEqualTo("from,to\nLampi,4120\n");
    ion.submit(path, Map.of("version", "3", "from0", "Lampi", "to0", "4121"));
    assertThat(ion.get(path + "/file").body()).contains("Lampi,4121");
  }

  @Test
  void buyer_data_of_a_trial_is_shown_on_request_only_and_noted() {
    String id =
        stand.world().shops().store().orders().list(LINK, null, null, 1).get(0).key().orderId();
    String before = ion.get(ORDER + "/trial?id=" + id).body();
    assertThat(before).contains("•••", "Arată datele cumpărătorului");
    assertThat(ion.submit(ORDER + "/trial", Map.of("id", id)).body()).doesNotContain("•••");
    assertThat(stand.world().shops().store().audit().latest(LINK, 1).get(0).action())
        .isEqualTo("buyer.shown");
  }

  private HttpResponse<String> remap(String profile, Map<String, String> fields) {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("state", state(profile));
    HttpResponse<String> answer = ion.submit("/l/demo/mapping/rules/" + profile + "/rule", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer;
  }

  @Test
  void a_category_by_the_first_word_of_the_name_is_mapped_seen_values_added_and_used_by_forms() {
    String name = "cat" + System.nanoTime();
    String table = "/l/demo/mapping/tables/" + name;
    String product = "/l/demo/mapping/rules/product";
    PanelHttp ana = stand.as("ana");
    ion.submit("/l/demo/mapping/tables", Map.of("name", name));
    remap(
        "product",
        Map.of(
            "at", "2",
            "target", "categories_id",
            "source", "field",
            "field", "name",
            "step1", "firstWord",
            "step2", "lookup:default:true:" + name,
            "arg2", "100"));
    assertThat(ion.get(product + "/rule?at=2").body()).contains("value=\"100\"", "primul cuvânt");
    String rules = ion.get(product).body();
    assertThat(rules).contains("se ia primul cuvânt", "ce nu are rând devine „100”");
    Matcher lacking = Pattern.compile("nu are rând pentru (\\d+) valori").matcher(rules);
    assertThat(lacking.find()).as(rules).isTrue();
    int values = Integer.parseInt(lacking.group(1));
    String seen = "Valori întâlnite care nu sunt în tabel: ";
    assertThat(ion.get(table).body()).contains(seen + values, "Raft");
    try {
      ana.submit(
          product + "/activate", Map.of("state", state("product"), "percent", "100", "why", "x"));
      ion.submit(table, Map.of("version", "1", "newFrom0", "Raft", "newTo0", "5310"));
      assertThat(ana.get(table).body())
          .contains(seen + (values - 1), "nu e cea mai nouă")
          .contains("Regulile active să folosească versiunea 2");
      ana.submit(table + "/use", Map.of());
      assertThat(ana.get(table).body())
          .contains("cel mai nou tabel se folosește", "folosește acum versiunea 2");
      assertThat(Bench.of(stand.world().shops().rules(), LINK, Profile.PRODUCT).current().pins())
          .containsEntry(name, 2);
      assertThat(ion.get(product + "/trial?id=RAF-01").body()).contains("5310");
      assertThat(ion.get(product).body()).doesNotContain("Aceasta este o ciornă");
    } finally {
      String sequence = state("product").split("\\.")[1];
      ana.submit(product + "/back", Map.of("number", "0", "expected", sequence, "why", "gata"));
    }
  }

  @Test
  void a_table_within_the_rules_has_a_page_and_its_changes_go_into_the_draft() {
    String path = "/l/demo/mapping/rules/product";
    String text =
        Mapping.print(Bench.of(stand.world().shops().rules(), LINK, Profile.PRODUCT).document())
            .replaceFirst(
                "\"rules\": \\[",
                "\"tables\": {\"marci\": {\"Lampă\": \"Lumina\"}}, \"rules\": ["
                    + "{\"target\": \"vendor_ext_id\", \"steps\": [{\"field\": \"name\"},"
                    + " {\"lookup\": {\"table\": \"marci\", \"onMissing\": \"keep\"}}]},");
    ion.submit(path + "/json", Map.of("state", state("product"), "json", text));
    assertThat(ion.get(path).body()).contains(path + "/table/marci", "Vedeți-le");
    assertThat(ion.get(path + "/table/marci").body())
        .contains("Lumina", "Raft de perete", "nu sunt în tabel");
    Map<String, String> row =
        Map.of("state", state("product"), "newFrom0", "Vază", "newTo0", "Ceramica");
    assertThat(ion.submit(path + "/table/marci", row).statusCode()).isEqualTo(303);
    assertThat(draft(Profile.PRODUCT).orElseThrow()).contains("\"Vază\": \"Ceramica\"");
    assertThat(ion.submit(path + "/table/marci", row).statusCode()).as("old form").isEqualTo(422);
    assertThat(stand.as("vera").submit(path + "/table/marci", row).statusCode()).isEqualTo(403);
    assertThat(ion.get(path + "/table/..%2Fother").statusCode()).isIn(400, 404);
  }

  @Test
  void a_csv_with_a_wrong_line_changes_nothing_and_names_the_line() {
    String name = "csv" + System.nanoTime();
    String path = "/l/demo/mapping/tables/" + name;
    ion.submit("/l/demo/mapping/tables", Map.of("name", name));
    Map<String, String> form = Map.of("version", "1");
    String good = "from;to\r\n=1+1;\"@x\"\r\n'simplu;-5\r\n";
    byte[] latin = {'f', 'r', 'o', 'm', ',', 't', 'o', '\n', 'c', (byte) 0xE3, ',', '1'};
    for (String[] bad :
        new String[][] {
          {"from,to\na,1\nb\n", "linia 3"},
          {"from,to\na,1\na,2\n", "linia 3"},
          {"from,to\na,\"1\n", "linia 2"},
          {"\0\0", "UTF-8"},
          {"x".repeat(100), "from,to"}
        }) {
      byte[] file = bad[0].getBytes(StandardCharsets.UTF_8);
      HttpResponse<String> answer = ion.upload(path + "/import", form, file);
      assertThat(answer.statusCode()).as(bad[1]).isEqualTo(422);
      assertThat(answer.body()).contains(bad[1]);
    }
    assertThat(ion.upload(path + "/import", form, latin).body()).contains("nu este scris în UTF-8");
    assertThat(ion.upload(path + "/import", form, new byte[9_000_000]).statusCode())
        .as("too large")
        .isGreaterThanOrEqualTo(400);
    assertThat(ion.get(path).body()).contains("versiunea 1 de ion", "0 rânduri");
    byte[] file = good.getBytes(StandardCharsets.UTF_8);
    assertThat(ion.upload(path + "/import", form, file).statusCode()).isEqualTo(303);
    String export = ion.get(path + "/file").body();
    assertThat(export).isEqualTo("from,to\n'=1+1,'@x\n'simplu,'-5\n");
    byte[] again = export.getBytes(StandardCharsets.UTF_8);
    ion.upload(path + "/import", Map.of("version", "2"), again);
    assertThat(ion.get(path).body())
        .contains("value=\"=1+1\"", "value=\"@x\"", "value=\"&#39;simplu\"");
    assertThat(ion.get("/l/demo/mapping/tables/..%2F..%2Fetc%2Fpasswd/file").statusCode())
        .isIn(400, 404);
  }

  @Test
  void values_that_name_buyers_are_not_listed_before_somebody_asks() {
    redraft(
        text ->
            text.replaceFirst(
                "\"rules\": \\[",
                "\"tables\": {\"persoane\": {\"x\": \"y\"}}, \"rules\": [{\"target\":"
                    + " \"observations\", \"steps\": [{\"coalesce\": [{\"field\":"
                    + " \"buyer.name\"}]}, {\"lookup\": {\"table\": \"persoane\", \"onMissing\":"
                    + " \"keep\"}}]},"));
    String path = ORDER + "/table/persoane";
    String buyer =
        stand.world().shops().store().orders().list(LINK, null, null, 50).stream()
            .map(one -> one.channel().order().buyer().name())
            .filter(name -> name.contains(" ") && !name.contains("<"))
            .findFirst()
            .orElseThrow();
    assertThat(ion.get(path).body()).contains("Vin de la cumpărători").doesNotContain(buyer);
    assertThat(stand.as("vera").submit(path + "/reveal", Map.of()).statusCode()).isEqualTo(403);
    assertThat(ion.submit(path + "/reveal", Map.of()).body()).contains(buyer);
    assertThat(stand.world().shops().store().audit().latest(LINK, 1).get(0).subject())
        .isEqualTo("table:persoane");
  }

  @Test
  void a_percentage_is_put_on_all_prices_at_once_before_they_are_rounded() {
    assertThat(
            ion.submit(PRICE + "/markup", Map.of("state", state("price"), "percent", "5"))
                .statusCode())
        .isEqualTo(303);
    assertThat(ion.get(PRICE).body())
        .contains("cu TVA, apoi se adaugă 5 %, apoi se rotunjește", "id=\"percent\"", "value=\"5\"")
        .contains("(cota TVA în procente), apoi se adaugă 5 %, apoi se rotunjește");
    ion.submit(PRICE + "/markup", Map.of("state", state("price"), "percent", "-2,5"));
    assertThat(ion.get(PRICE).body()).contains("se scade 2,5 %").doesNotContain("se adaugă 5 %");
    String before = draft(Profile.PRICE).orElseThrow();
    for (String bad : new String[] {"", "x", "5000", "-100", "1e9"}) {
      ion.submit(PRICE + "/markup", Map.of("state", state("price"), "percent", bad));
      assertThat(draft(Profile.PRICE)).as(bad).hasValue(before);
    }
    ion.submit(PRICE + "/markup", Map.of("state", state("price"), "percent", "0"));
    assertThat(ion.get(PRICE).body()).doesNotContain("Aceasta este o ciornă");
  }
}
