package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, reconciliation and products by commands, against both fakes. */
class PublishCommandsTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder).products(3, 10).published();
    rig.run("heartbeat", "--once");
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private int stock(String sku) {
    return rig.celRo.market().listed(sku).stock();
  }

  private static String id(Ran plan) {
    return plan.out().split("plan ")[1].substring(0, 64);
  }

  @Test
  void a_plan_is_shown_saved_and_applied() throws IOException {
    rig.company.stock(Rig.WAREHOUSE, "P-1", 6);
    Ran plan = rig.run("plan", "--save");
    assertThat(plan.code()).as(plan.all()).isZero();
    assertThat(plan.out()).contains("P-1", "on hand 6", "offered 4");
    assertThat(stock("P-1")).isEqualTo(8);
    JsonNode json = new ObjectMapper().readTree(rig.run("plan", "--json").out());
    assertThat(json.path("id").asText()).isEqualTo(id(plan));
    assertThat(json.path("changes").get(0).path("to").path("stock").asInt()).isEqualTo(4);
    assertThat(rig.run("plan", "stock", "--csv").out()).contains(",change,P-1,stock,8,4,");
    Ran applied = rig.run("apply", id(plan).substring(0, 12));
    assertThat(applied.code()).as(applied.all()).isZero();
    assertThat(stock("P-1")).isEqualTo(4);
  }

  @Test
  void a_plan_whose_world_changed_is_refused_with_what_moved() {
    rig.company.stock(Rig.WAREHOUSE, "P-1", 6);
    Ran plan = rig.run("plan", "--save");
    rig.celRo.market().order().line("P-2", 1).place();
    Ran applied = rig.run("apply", id(plan));
    assertThat(applied.code()).as(applied.all()).isEqualTo(Exit.HELD);
    assertThat(applied.out()).contains("orders and their reservations", "sku P-2, stock");
    assertThat(stock("P-1")).isEqualTo(8);
    assertThat(rig.run("apply", "0123456789ab").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("plan", "orders").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void what_is_held_back_is_approved_with_a_reason() {
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    rig.company.product("P-1", "Produs 1", "buc", "100.00", "Normala");
    Ran plan = rig.run("plan", "--save");
    assertThat(plan.code()).as(plan.all()).isEqualTo(Exit.HELD);
    assertThat(plan.out()).contains("PRICE_JUMP");
    Ran beat = rig.run("heartbeat", "--once");
    assertThat(beat.code()).as(beat.all()).isEqualTo(Exit.HELD);
    Ran held = rig.run("products", "held");
    assertThat(held.code()).isEqualTo(Exit.HELD);
    assertThat(held.out()).contains("P-1", "jump", "consent");
    assertThat(rig.run("approve", id(plan)).code()).isEqualTo(Exit.USAGE);
    Ran approved = rig.run("approve", id(plan), "--reason", "new edition", "--by", "ana");
    assertThat(approved.out()).contains("1 change(s) approved");
    rig.run("heartbeat", "--once");
    assertThat(rig.run("products", "show", "P-1").out())
        .contains("change.consented", "ana", "the channel refused the change", "10 %");
  }

  @Test
  void what_was_changed_on_the_channel_is_listed_and_set_back() {
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    rig.celRo.market().staffSetsStock("P-2", 77);
    Ran reconciled = rig.run("reconcile", "--all");
    assertThat(reconciled.code()).as(reconciled.all()).isEqualTo(Exit.HELD);
    assertThat(reconciled.out()).contains("3 offers compared, 1 differ", "set it to 77");
    assertThat(rig.run("products", "drift", "--json").out()).contains("\"CHANGED_THERE\"");
    rig.run("heartbeat", "--once");
    assertThat(stock("P-2")).isEqualTo(8);
  }

  @Test
  void products_are_listed_shown_and_released() {
    assertThat(rig.run("products").out()).contains("P-1", "listed");
    assertThat(rig.run("products", "waiting").out()).contains("no products");
    assertThat(rig.run("products", "rejected").code()).isZero();
    assertThat(rig.run("products", "show", "P-1").out()).contains("stock.pushed", "on hand 10");
    assertThat(rig.run("products", "show", "nope").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("products", "release", "P-1").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void an_import_that_is_refused_is_listed_with_the_channels_words() {
    rig.company.product("P-7", "Scump", "buc", "5001.00", "Normala");
    rig.company.stock(Rig.WAREHOUSE, "P-7", 5);
    rig.run("heartbeat", "--once");
    assertThat(rig.run("products", "waiting").out()).contains("P-7");
    rig.celRo.market().decideImports();
    rig.run("heartbeat", "--once");
    Ran rejected = rig.run("products", "rejected");
    assertThat(rejected.code()).as(rejected.all()).isEqualTo(Exit.HELD);
    assertThat(rejected.out()).contains("P-7", "the channel refused the product");
    assertThat(rig.run("products", "release", "P-7").code()).isZero();
    rig.run("heartbeat", "--once");
    assertThat(rig.run("products", "waiting").out()).contains("P-7");
  }
}
