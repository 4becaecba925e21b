package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingCommandsTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder).products(3, 10);
    rig.run("sync", "products");
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("rules.json"), text).toString();
  }

  /** Price rules that mark up the price with VAT. */
  private static String markup(String percent) {
    return prices("[{\"field\": \"price\"}, {\"markup\": " + percent + "}, {\"round\": 2}]");
  }

  private static String prices(String steps) {
    return "{\"format\": 1, \"profile\": \"price\", \"name\": \"test\",\n \"rules\": [\n"
        + "  {\"target\": \"pretf\", \"steps\": "
        + steps
        + "},\n  {\"target\": \"hasTVA\", \"steps\": [{\"constant\": true}]}]}";
  }

  /** Price rules that hold every product but one. */
  private static String onlyP1() {
    return markup("10")
        .replace(
            "\"target\": \"pretf\"",
            "\"target\": \"pretf\", \"name\": \"only one\","
                + " \"when\": {\"field\": \"code\", \"equals\": \"P-1\"}");
  }

  private int activate(String text) throws IOException {
    return rig.run("mapping", "activate", file(text), "--by", "ana", "--why", "spring").code();
  }

  private JsonNode prices() throws IOException {
    String json = rig.run("mapping", "list", "--json").out();
    for (String line : json.lines().toList()) {
      JsonNode node = new ObjectMapper().readTree(line);
      if (node.path("profile").asText().equals("price")) {
        return node;
      }
    }
    throw new AssertionError(json);
  }

  @Test
  void without_rules_of_ones_own_the_built_in_ones_are_listed_and_exported() throws IOException {
    assertThat(rig.run("mapping", "list").out())
        .contains("product: version 0", "price: version 0", "order: version 0");
    String exported = rig.run("mapping", "export", "order").out();
    assertThat(rig.run("mapping", "check", file(exported)).out()).contains("passed");
    assertThat(rig.run("mapping", "show", "price").out()).contains("price version 0", "pretf");
    Path out = folder.resolve("out.json");
    assertThat(rig.run("mapping", "export", "price", "--out", out.toString()).code()).isZero();
    assertThat(Files.readString(out)).startsWith("{");
  }

  @Test
  void rules_go_from_draft_to_active_and_back() throws IOException {
    Ran draft = rig.run("mapping", "draft", file(markup("10")), "--by", "ana");
    assertThat(draft.code()).as(draft.all()).isZero();
    assertThat(rig.run("mapping", "check", "price").code()).isZero();
    Ran simulated = rig.run("mapping", "simulate", "price");
    assertThat(simulated.code()).as(simulated.all()).isZero();
    assertThat(simulated.out()).contains("3 change", "money 30 -> 33", "pretf: 10 -> 11");
    Ran diff = rig.run("mapping", "diff", "price:active", "price:draft");
    assertThat(diff.out()).contains("pretf", "\"markup\"");
    assertThat(prices().path("active").asInt()).isZero();

    Ran active = rig.run("mapping", "activate", "price", "--by", "ana", "--why", "spring");
    assertThat(active.code()).as(active.all()).isZero();
    assertThat(active.out()).contains("active now: price version 1");
    assertThat(rig.run("mapping", "list").out()).contains("by ana", "spring");

    Ran back = rig.run("mapping", "rollback", "price", "--by", "bob", "--why", "too dear");
    assertThat(back.out()).contains("active now: price version 0");
    assertThat(rig.run("mapping", "rollback", "price", "--to", "1").code()).isZero();
    assertThat(prices().path("active").asInt()).isEqualTo(1);
    assertThat(rig.run("mapping", "rollback", "price", "--to", "9").err()).contains("never active");
    assertThat(rig.run("mapping", "rollback", "order").err())
        .contains("nothing was ever activated");
  }

  @Test
  void every_activation_is_in_the_audit_log_with_before_after_and_reason() throws IOException {
    activate(markup("10"));
    activate(markup("12"));
    try (Shop shop =
        Shop.open(Values.read(null, rig.environment), VortexListener.NONE, rig.clock)) {
      assertThat(shop.store().audit().about(shop.link(), "rules:price", null, 1))
          .singleElement()
          .satisfies(fact -> assertThat(fact.actor()).isEqualTo("ana"))
          .satisfies(
              fact ->
                  assertThat(fact.detail())
                      .contains("before: version 1; after: version 2", "3 change", "spring"));
      assertThat(shop.store().audit().verify(shop.link())).isEmpty();
    }
  }

  @Test
  void what_is_no_rule_set_is_refused_with_its_place_and_changes_nothing() throws IOException {
    activate(markup("10"));
    refused("{\n \"format\": 1,\n \"profile\" \"price\"}", "line 3, column 1");
    refused("{\"format\": 1, \"format\": 1}", "a key stands twice", "line 1");
    refused(markup("10").replace("\"round\"", "\"rond\""), "rules[0].steps[2]", "'round'");
    refused(markup("10").replace("\"rules\"", "\"ruls\""), "did you mean 'rules'");
    refused(markup("10").replace("1, \"profile\"", "2, \"profile\""), "format");
    refused("[]", "must be an object");
    refused("", "is empty");
    refused("{\"x\": \"" + "y".repeat(1024 * 1024) + "\"}", "larger than 512 kB");
    refused(
        markup("10")
            .replace("\"rules\"", "\"tables\": {\"t\": {\"a\": \"1\", \"a\": \"2\"}}, \"rules\""),
        "a key stands twice");
    for (String command : List.of("check", "simulate", "activate")) {
      assertThat(rig.run("mapping", command, file("{")).err()).contains("line 1, column");
    }
    assertThat(prices().path("draft").asInt()).isZero();
    assertThat(prices().path("versions")).hasSize(1);
    assertThat(prices().path("sequence").asInt()).isEqualTo(1);
    assertThat(rig.run("mapping", "draft", "nowhere.json").err()).contains("there is no file");
    assertThat(rig.run("mapping", "show", "price:7").err()).contains("see: mapping list");
    assertThat(rig.run("mapping", "check", "order").err()).contains("there is no draft of order");
  }

  private void refused(String text, String... words) throws IOException {
    Ran ran = rig.run("mapping", "draft", file(text));
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains(words).doesNotContain("Exception").doesNotContain("at biz.");
  }

  @Test
  void rules_with_errors_are_kept_as_a_draft_and_never_activated() throws IOException {
    String wrong =
        prices(
            "[{\"field\": \"name\"}, {\"replace\": {\"find\": \"(a+)\\\\1\","
                + " \"with\": \"\", \"regex\": true}}]");
    Ran draft = rig.run("mapping", "draft", file(wrong));
    assertThat(draft.code()).isEqualTo(Exit.HELD);
    assertThat(draft.out()).contains("revision 1", "rule pretf", "regular expression", "DECIMAL");
    Ran tongue = rig.run("mapping", "check", "price", "--lang", "ro");
    assertThat(tongue.out()).contains("  eroare   regula pretf, câmpul pretf: ", "expresi");
    Ran active = rig.run("mapping", "activate", "price", "--force", "--why", "now");
    assertThat(active.code()).isEqualTo(Exit.HELD);
    assertThat(active.out()).contains("refused; nothing changed: the check found errors");
    assertThat(prices().path("versions")).isEmpty();
    assertThat(prices().path("active").asInt()).isZero();
  }

  @Test
  void a_vat_name_that_the_account_lacks_is_found_by_asking_it() throws IOException {
    String order = rig.run("mapping", "export", "order").out();
    assertThat(rig.run("mapping", "check", file(order), "--account").code()).isZero();
    String named = order.replace("{\"field\": \"erp.vatName\"}", "{\"constant\": \"Normala 21\"}");
    assertThat(named).isNotEqualTo(order);
    Ran ran = rig.run("mapping", "check", file(named), "--account");
    assertThat(ran.code()).isEqualTo(Exit.HELD);
    assertThat(ran.out()).contains("rule taxName", "no rate named 'Normala 21'");
  }

  @Test
  void new_holds_refuse_an_activation_that_is_not_forced_with_a_reason() throws IOException {
    Ran refused = rig.run("mapping", "activate", file(onlyP1()), "--by", "ana");
    assertThat(refused.code()).isEqualTo(Exit.HELD);
    assertThat(refused.out()).contains("2 newly held", "would be held", "--force");
    assertThat(prices().path("versions")).isEmpty();
    Ran unreasoned = rig.run("mapping", "activate", file(onlyP1()), "--force");
    assertThat(unreasoned.code()).isEqualTo(Exit.USAGE);
    assertThat(unreasoned.err()).contains("--why");
    Ran forced =
        rig.run("mapping", "activate", file(onlyP1()), "--force", "--why", "only P-1 is sold");
    assertThat(forced.code()).as(forced.all()).isZero();
    assertThat(prices().path("history").get(0).path("why").asText()).isEqualTo("only P-1 is sold");
  }

  @Test
  void of_two_editors_the_second_loses_and_learns_who_was_first() throws IOException {
    rig.run("mapping", "draft", file(markup("10")), "--by", "ana");
    Ran bob = rig.run("mapping", "draft", file(markup("12")), "--by", "bob");
    assertThat(bob.code()).isEqualTo(Exit.HELD);
    assertThat(bob.out()).contains("ana saved revision 1", "--on-top-of 1");
    assertThat(rig.run("mapping", "show", "price:draft").out()).contains("10");
    Ran top = rig.run("mapping", "draft", file(markup("12")), "--by", "bob", "--on-top-of", "1");
    assertThat(top.code()).as(top.all()).isZero();
    assertThat(prices().path("draft").asInt()).isEqualTo(2);
  }

  @Test
  void of_two_activations_on_top_of_one_the_second_loses() throws IOException {
    activate(markup("10"));
    Ran late = rig.run("mapping", "activate", file(markup("12")), "--expected", "0", "--by", "bob");
    assertThat(late.code()).isEqualTo(Exit.HELD);
    assertThat(late.out()).contains("another activation was made meanwhile", "by ana");
    assertThat(prices().path("active").asInt()).isEqualTo(1);
  }

  @Test
  void a_canary_takes_a_share() throws IOException {
    rig.run("mapping", "activate", file(markup("10")), "--canary", "25");
    assertThat(rig.run("mapping", "list").out()).contains("version 0, version 1 for 25 %");
    assertThat(rig.run("mapping", "activate", "price:1", "--canary", "0").code())
        .isEqualTo(Exit.USAGE);
    assertThat(rig.run("mapping", "activate", "price:1").code()).isZero();
    assertThat(rig.run("mapping", "list").out()).contains("price: version 1\n");
  }

  @Test
  void a_price_is_explained_so_that_it_can_be_checked_by_hand() throws IOException {
    activate(
        prices(
            "[{\"field\": \"price\"}, {\"markup\": 12.5}, {\"ending\": {\"cents\": 0.99,"
                + " \"direction\": \"up\"}}]"));
    Ran ran = rig.run("mapping", "explain", "product", "P-2", "pretf");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out().lines().map(String::strip))
        .containsExactly(
            "pretf  (rule pretf, version 1)",
            "field price -> 10",
            "markup 12.5 -> 11.25",
            "ending 0.99 up -> 11.99");
    assertThat(rig.run("mapping", "explain", "product", "P-2").out())
        .contains("products_name  (rule", "field name -> Produs 2");
    Ran unknown = rig.run("mapping", "explain", "product", "P-2", "pret");
    assertThat(unknown.err()).contains("there are:", "pretf");
    assertThat(rig.run("mapping", "explain", "product", "p-2").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("mapping", "explain", "shop", "1").err()).contains("order or product");
  }

  @Test
  void a_table_comes_in_goes_out_and_keeps_its_rows() throws IOException {
    Path csv = Files.writeString(folder.resolve("t.csv"), "from;to\r\nbuc;bucata\r\n");
    Ran in = rig.run("lookup", "import", "units", csv.toString(), "--by", "ana");
    assertThat(in.code()).as(in.all()).isZero();
    assertThat(in.out()).contains("version 1", "no active rules use it");
    assertThat(rig.run("lookup").out()).contains("units  version 1 by ana");
    assertThat(rig.run("lookup", "export", "units").out()).isEqualTo("from,to\nbuc,bucata\n");
    Files.writeString(csv, "from,to\nbuc,bucata\nset,set\nbuc,b\n");
    Ran twice = rig.run("lookup", "import", "units", csv.toString());
    assertThat(twice.code()).isEqualTo(Exit.USAGE);
    assertThat(twice.err()).contains("line 4", "on line 2");
    Files.writeString(csv, "from,to\nbuc,b\n");
    assertThat(rig.run("lookup", "import", "units", csv.toString(), "--on-top-of", "0").code())
        .isEqualTo(Exit.HELD);
    assertThat(rig.run("lookup", "export", "units", "2").err()).contains("no version 2");
    assertThat(rig.run("lookup", "missing").code()).isZero();
  }

  @Test
  void every_command_speaks_json() throws IOException {
    rig.run("mapping", "draft", file(markup("10")), "--by", "ana");
    for (List<String> command :
        List.of(
            List.of("mapping", "list"),
            List.of("mapping", "show", "order"),
            List.of("mapping", "draft", file(markup("11")), "--by", "ana"),
            List.of("mapping", "check", "price"),
            List.of("mapping", "simulate", "price"),
            List.of("mapping", "diff", "price", "price:draft"),
            List.of("mapping", "activate", "price"),
            List.of("mapping", "rollback", "price"),
            List.of("mapping", "explain", "product", "P-1"),
            List.of("lookup", "missing"),
            List.of("lookup"))) {
      List<String> all = new java.util.ArrayList<>(command);
      all.add("--json");
      Ran ran = rig.run(all.toArray(new String[0]));
      assertThat(ran.code()).as(command + ran.all()).isZero();
      for (String line : ran.out().lines().toList()) {
        assertThat(new ObjectMapper().readTree(line).isObject()).as(line).isTrue();
      }
    }
  }
}
