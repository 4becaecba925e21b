package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder).products(3, 10);
  }

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void heartbeat_publishes_and_records() {
    rig.published();
    long id = rig.celRo.market().order().line("P-1", 2).place();
    Ran ran = rig.run("heartbeat", "--once");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("order " + id + " recorded as CEL0001", "recorded 1");
    assertThat(rig.liveRecords()).isEqualTo(1);
    assertThat(rig.celRo.market().listed("P-1").stock()).isEqualTo(6);
  }

  @Test
  void json_is_one_object_per_line_and_nothing_else() throws IOException {
    Ran ran = rig.run("heartbeat", "--once", "--json");
    JsonNode report = new ObjectMapper().readTree(ran.out());
    assertThat(ran.out().lines()).hasSize(1);
    assertThat(report.path("link").asText()).isEqualTo("shop-1");
    assertThat(report.path("flows")).isNotEmpty();
  }

  @Test
  void sync_runs_the_flows_named() {
    rig.published();
    rig.celRo.market().order().line("P-2", 1).place();
    Ran ran = rig.run("sync", "orders");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(rig.liveRecords()).isEqualTo(1);
    assertThat(rig.run("sync", "nonsense").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void orders_are_listed_and_shown_without_buyer_data() {
    rig.published();
    long id =
        rig.celRo.market().order().person("Ion Secret", "0799", "x@y.ro").line("P-1", 1).place();
    rig.run("heartbeat", "--once");
    Ran list = rig.run("orders", "list");
    Ran show = rig.run("orders", "show", Long.toString(id));
    assertThat(list.out()).contains(Long.toString(id), "recorded", "CEL0001");
    assertThat(show.out()).contains("claimed", "CEL0001").doesNotContain("Secret");
    assertThat(rig.run("orders", "held").code()).isZero();
    assertThat(rig.run("orders", "show", "1").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("orders", "list", "--state", "recorded", "--json").out())
        .contains("\"record\":\"CEL0001\"");
  }

  @Test
  void stock_is_explained() {
    rig.published();
    Ran ran = rig.run("stock", "show", "P-1");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("on hand 10", "buffer 2", "offered 8");
    Ran unknown = rig.run("stock", "show", "p-1");
    assertThat(unknown.code()).isEqualTo(Exit.HELD);
    assertThat(unknown.out()).contains("capitals count");
  }

  @Test
  void doctor_finds_all_well() {
    Ran ran = rig.run("doctor");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("database", "credentials", "series", "vat", "clock", "categories", "publish")
        .doesNotContain("PROBLEM");
  }

  @Test
  void doctor_names_what_new_products_lack() {
    rig.environment.remove(Key.PUBLISH_IMAGE.variable());
    assertThat(rig.run("doctor").out())
        .contains("not set: vortex.publish.image", "until then new products are held");
  }

  @Test
  void doctor_says_which_pushes_are_taken() {
    assertThat(rig.run("doctor").out()).contains("changes are seen with the next heartbeat");
    rig.with(Key.SMARTBILL_PUSH_SECRET, "0123456789abcdef");
    rig.with(Key.CELRO_PUSH_SECRET, "0123456789abcdef");
    Ran taken = rig.run("doctor");
    assertThat(taken.code()).as(taken.all()).isZero();
    assertThat(taken.out()).contains("/push/smartbill", "/push/celro/SECRET", "shop plug-in");
    rig.with(Key.CELRO_PUSH_SECRET, "too short");
    Ran bad = rig.run("doctor");
    assertThat(bad.code()).isEqualTo(Exit.HELD);
    assertThat(bad.out()).contains("vortex.celro.push-secret").doesNotContain("too short");
  }

  @Test
  void listening_without_a_secret_once_or_nowhere_is_2() {
    assertThat(rig.run("heartbeat", "--listen", "0").err()).contains("push-secret", "openssl");
    rig.with(Key.SMARTBILL_PUSH_SECRET, "0123456789abcdef");
    assertThat(rig.run("heartbeat", "--once", "--listen", "0").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("heartbeat", "--listen", "70000").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("heartbeat", "--listen", "0", "--bind", "no such host").code())
        .isEqualTo(Exit.USAGE);
    rig.with(Key.SMARTBILL_PUSH_SECRET, "too short");
    Ran bad = rig.run("heartbeat", "--listen", "0");
    assertThat(bad.code()).isEqualTo(Exit.USAGE);
    assertThat(bad.err()).contains("vortex.smartbill.push-secret").doesNotContain("too short");
  }

  @Test
  void wrong_token_is_3_with_a_remedy() {
    rig.with(Key.SMARTBILL_TOKEN, "wrong");
    Ran ran = rig.run("doctor");
    assertThat(ran.code()).isEqualTo(Exit.REMOTE);
    assertThat(ran.out()).contains("PROBLEM", "copy e-mail, token and CIF anew");
    assertThat(rig.run("heartbeat", "--once").code()).isEqualTo(Exit.REMOTE);
  }

  @Test
  void wrong_cel_ro_password_is_3_and_is_never_printed() {
    rig.with(Key.CELRO_PASSWORD, "not-the-password");
    Ran ran = rig.run("heartbeat", "--once");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.REMOTE);
    assertThat(ran.all()).doesNotContain("not-the-password");
  }

  @Test
  void nobody_there_is_3() {
    rig.celRo.close();
    Ran ran = rig.run("doctor");
    assertThat(ran.code()).isEqualTo(Exit.REMOTE);
    assertThat(ran.out()).contains("login");
  }

  @Test
  void unknown_series_is_told_with_those_that_there_are() {
    rig.with(Key.SMARTBILL_SERIES, "cel");
    Ran ran = rig.run("doctor");
    assertThat(ran.code()).isEqualTo(Exit.HELD);
    assertThat(ran.out()).contains("no proforma series 'cel'; there are CEL");
  }

  @Test
  void order_with_an_unknown_model_is_held_and_the_others_go_on() {
    rig.published();
    long bad = rig.celRo.market().order().line("GHOST", 1, "5.00").evenIfNotListed().place();
    long good = rig.celRo.market().order().line("P-1", 1).place();
    Ran ran = rig.run("heartbeat", "--once");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(ran.out()).contains("order " + good + " recorded", "order " + bad + " held");
    Ran held = rig.run("orders", "held");
    assertThat(held.code()).isEqualTo(Exit.HELD);
    assertThat(held.out()).contains("order " + bad, "remedy", "GHOST");
    assertThat(rig.liveRecords()).isEqualTo(1);
  }

  @Test
  void html_instead_of_json_loses_nothing() {
    rig.published();
    rig.smartBill.faults().on(FakeCall.STOCKS).always().html();
    long id = rig.celRo.market().order().line("P-1", 1).place();
    Ran ran = rig.run("heartbeat", "--once");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.REMOTE);
    assertThat(ran.out()).contains("order " + id + " recorded");
  }

  @Test
  void products_with_bad_data_do_not_stop_the_others() {
    rig.company.product("", "Fara cod", "buc", "5.00", "Normala");
    rig.company.product("P-9", "Cană cu emoji 🎉 și ș", "buc", "7.00", "Normala");
    rig.company.stock(Rig.WAREHOUSE, "P-9", new java.math.BigDecimal("-4.5"));
    rig.published();
    assertThat(rig.celRo.market().listed()).extracting("model").contains("P-1", "P-2", "P-3");
    Ran ran = rig.run("sync", "products", "stock");
    assertThat(ran.code()).as(ran.all()).isIn(Exit.DONE, Exit.HELD);
  }

  @Test
  void no_stock_module_is_told() {
    rig.company.stockModule(false);
    Ran ran = rig.run("doctor");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(ran.out()).contains("PROBLEM", "stock");
  }

  @Test
  void unknown_key_in_the_file_is_2() throws IOException {
    Path file = Files.writeString(folder.resolve("my.properties"), "vortex.stok.buffer=1\n");
    Ran ran = rig.run("doctor", "--config", file.toString());
    assertThat(ran.code()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains("did you mean 'vortex.stock.buffer'");
  }

  @Test
  void wrong_usage_is_2() {
    assertThat(rig.run().code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("heartbeat", "--often").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("heartbeat", "--every", "soon").code()).isEqualTo(Exit.USAGE);
    rig.environment.remove(Key.SMARTBILL_TOKEN.variable());
    assertThat(rig.run("doctor").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void database_that_can_not_be_used_is_told_with_a_remedy() {
    rig.with(Key.STORE_URL, "jdbc:h2:tcp://127.0.0.1:1/none");
    Ran ran = rig.run("heartbeat", "--once");
    assertThat(ran.code()).isEqualTo(Exit.REMOTE);
    assertThat(ran.err()).contains("vortex.store.url").doesNotContain("at biz.megzo");
  }

  @Test
  void link_that_is_in_use_is_waited_for_with_a_line() {
    rig.published();
    try (Shop other =
        Shop.open(
            Values.read(null, rig.environment),
            biz.megzo.vortex.event.VortexListener.NONE,
            rig.clock)) {
      other.store().leases().acquire("link:shop-1", "dead", java.time.Duration.ofSeconds(3));
    }
    Ran ran = rig.run("heartbeat", "--once");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("waiting up to", "done in");
  }
}
