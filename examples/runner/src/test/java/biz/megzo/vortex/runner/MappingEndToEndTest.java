package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeEstimate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are changed while two nodes over one database run; by the program's commands alone. */
class MappingEndToEndTest {
  @TempDir Path folder;

  @Test
  void on_an_h2_file() {
    all("jdbc:h2:file:" + folder.resolve("mapping"));
  }

  @Test
  void on_postgresql() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      all(postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void all(String url) {
    try (Rig rig = new Rig(Clocks.moving(), folder).products(6, 50).with(Key.STORE_URL, url);
        Bnr bnr = new Bnr(rig.clock)) {
      rig.with(Key.RATES_URL, bnr.base().toString());
      rig.published();
      Values values = Values.read(null, rig.environment);
      try (Shop one = Shop.open(values, VortexListener.NONE, rig.clock);
          Shop two = Shop.open(values, VortexListener.NONE, rig.clock)) {
        new Story(rig, bnr, one, two).tell();
      }
    }
  }

  /** One database from here to the end. */
  private final class Story {
    private final Rig rig;
    private final Bnr bnr;
    private final Shop one;
    private final Shop two;

    Story(Rig rig, Bnr bnr, Shop one, Shop two) {
      this.rig = rig;
      this.bnr = bnr;
      this.one = one;
      this.two = two;
    }

    void tell() {
      a_remap_counts_from_the_next_record_on_every_node_and_is_taken_back();
      an_order_keeps_the_version_that_mapped_it();
      a_value_without_entry_is_missing_until_it_is_imported();
      a_rate_is_frozen_with_its_order();
      rules_change_while_heartbeats_run();
      assertThat(rig.liveRecords()).isEqualTo(rig.celRo.market().orders().size());
      assertThat(rig.smartBill.fiscalCalls()).isEmpty();
    }

    private void a_remap_counts_from_the_next_record_on_every_node_and_is_taken_back() {
      assertThat(mentions(ordered(one))).startsWith("Comanda Cel.ro ");
      activate("A {order.id}", 1);
      assertThat(mentions(ordered(two))).startsWith("A ");
      assertThat(mentions(ordered(one))).startsWith("A ");
      run("mapping", "rollback", "order", "--why", "as before");
      assertThat(mentions(ordered(two))).startsWith("Comanda Cel.ro ");
    }

    private void an_order_keeps_the_version_that_mapped_it() {
      activate("B {order.id}", 2);
      long order = ordered(one);
      int version = stored(order).recording().ruleVersion();
      activate("C {order.id}", 3);
      rig.celRo.market().customerChangesQuantity(order, "P-1", 2);
      beat(two);
      beat(one);
      assertThat(mentions(order)).startsWith("B ");
      assertThat(stored(order).recording().revision()).isEqualTo(1);
      assertThat(stored(order).recording().ruleVersion()).isEqualTo(version);
      Ran why = run("mapping", "explain", "order", Long.toString(order), "mentions");
      assertThat(why.out()).contains("version " + version, "B " + order);
      assertThat(mentions(ordered(one))).startsWith("C ");
    }

    private void a_value_without_entry_is_missing_until_it_is_imported() {
      String csv = file("units.csv", "from,to\nset,SET\n");
      assertThat(run("lookup", "import", "units", csv).code()).isZero();
      String text =
          exported()
              .replace("\"rules\"", "\"tables\": {\"units\": 1}, \"rules\"")
              .replace(
                  "{\"field\": \"erp.unit\"}, {\"default\": \"buc\"}",
                  "{\"field\": \"erp.unit\"}, {\"lookup\": \"units\"}, {\"default\": \"SET\"}");
      assertThat(text).contains("\"lookup\"");
      Ran activated =
          run("mapping", "activate", file("units.json", text), "--force", "--why", "our units");
      assertThat(activated.code()).as(activated.all()).isZero();

      rig.company.unit("SET").unit("BUC");
      rig.company.product("SET-1", "Set", "set", "10.00", "Normala");
      rig.company.stock(Rig.WAREHOUSE, "SET-1", 50);
      beat(one);
      rig.celRo.market().decideImports();
      beat(one);
      long held = buy("P-1");
      long good = buy("SET-1");
      beat(two);
      assertThat(stored(good).state()).as("%s", stored(good).hold()).isEqualTo(OrderState.RECORDED);
      assertThat(stored(held).state()).isEqualTo(OrderState.HELD);
      assertThat(stored(held).hold().detail())
          .contains("rule measuringUnitName", "products[0].measuringUnitName", "'buc'");
      Ran missing = run("lookup", "missing");
      assertThat(missing.code()).isEqualTo(Exit.HELD);
      assertThat(missing.out()).contains("order  units  buc");

      Ran imported =
          run("lookup", "import", "units", file("units.csv", "from,to\nset,SET\nbuc,BUC\n"));
      assertThat(imported.code()).as(imported.all()).isZero();
      assertThat(imported.out()).contains("table units version 2", "active now: order version");
      beat(one);
      assertThat(stored(held).state()).isEqualTo(OrderState.RECORDED);
      assertThat(record(held).body().path("products").path(0).path("measuringUnitName").asText())
          .isEqualTo("BUC");
      assertThat(run("lookup", "missing").code()).isZero();
    }

    private void a_rate_is_frozen_with_its_order() {
      String text =
          mentioning(
              "{\"field\": \"order.total\"}, {\"convert\": {\"from\": \"RON\", \"to\": \"EUR\"}},"
                  + " {\"template\": \"{} EUR\"}");
      bnr.html(true);
      Ran forced =
          run("mapping", "activate", file("euro.json", text), "--force", "--why", "in euro");
      assertThat(forced.code()).as(forced.all()).isZero();
      long order = ordered(one);
      assertThat(stored(order).hold().detail()).contains("not available now");

      bnr.html(false);
      bnr.euro("5.0000");
      Clocks.advance(rig.clock, Duration.ofHours(3));
      beat(one);
      beat(one);
      assertThat(mentions(order)).startsWith("2 EUR");
      assertThat(stored(order).recording().frozen().text("rate.EUR.source")).contains("BNR");
      bnr.euro("4.0000");
      rig.celRo.market().customerChangesQuantity(order, "P-1", 2);
      Clocks.advance(rig.clock, Duration.ofDays(4));
      beat(two);
      beat(two);
      assertThat(mentions(order)).startsWith("4 EUR");
      Ran why = run("mapping", "explain", "order", Long.toString(order), "mentions");
      assertThat(why.out()).contains("field order.total -> 20", "rate EUR of ", "by BNR -> 5");
    }

    private void rules_change_while_heartbeats_run() {
      AtomicBoolean over = new AtomicBoolean();
      List<CompletableFuture<Void>> nodes = new ArrayList<>();
      for (Shop node : List.of(one, two)) {
        nodes.add(
            CompletableFuture.runAsync(
                () -> {
                  while (!over.get()) {
                    node.vortex().heartbeat(node.link());
                  }
                }));
      }
      List<Long> orders = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        activate("R" + round + " {order.id}", -1);
        orders.add(buy("P-2"));
      }
      over.set(true);
      nodes.forEach(CompletableFuture::join);
      for (int calm = 0; calm < 4; calm++) {
        beat(one); // two nodes that never pause may have got the account blocked for ten minutes
      }
      for (long order : orders) {
        int version = stored(order).recording().ruleVersion();
        String rules = run("mapping", "export", "order:" + version).out();
        String mapped = mentions(order).split(" ", 2)[0];
        assertThat(rules).as("order " + order).contains("\"" + mapped + " {order.id}\"");
      }
      assertThat(mentions(ordered(two))).startsWith("R3 ");
    }

    private void activate(String mention, int version) {
      String text = mentioning("{\"template\": \"" + mention + "\"}");
      Ran ran = run("mapping", "activate", file("order.json", text), "--by", "ana", "--why", "try");
      assertThat(ran.code()).as(ran.all()).isZero();
      if (version > 0) {
        assertThat(ran.out()).contains("order version " + version);
      }
    }

    /** The active rules with other steps for the mention. */
    private String mentioning(String steps) {
      String before = exported();
      String after =
          before.replaceFirst(
              "\\{[^{]*\"target\": \"mentions\".*",
              "{\"target\": \"mentions\", \"steps\": [" + steps + "]},");
      assertThat(after).isNotEqualTo(before);
      return after;
    }

    private String exported() {
      return run("mapping", "export", "order").out();
    }

    private Ran run(String... args) {
      return rig.run(args);
    }

    private long buy(String code) {
      return rig.celRo.market().order().line(code, 1).place();
    }

    private long ordered(Shop node) {
      long order = buy("P-1");
      beat(node);
      return order;
    }

    private void beat(Shop node) {
      Clocks.advance(rig.clock, Duration.ofMinutes(5));
      node.vortex().heartbeat(node.link());
    }

    private TrackedOrder stored(long order) {
      return one.store().orders().find(OrderKey.of(one.link(), Long.toString(order))).orElseThrow();
    }

    private FakeEstimate record(long order) {
      int revision = stored(order).recording().revision();
      var marker =
          biz.megzo.vortex.model.Marker.of(OrderKey.of(Rig.LINK, Long.toString(order)), revision);
      return rig.smartBill.liveEstimates().stream()
          .filter(each -> each.mentions().contains(marker.value()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no record of " + stored(order)));
    }

    private String mentions(long order) {
      String[] lines = record(order).mentions().split("\n", 2);
      return lines[lines.length - 1];
    }
  }

  private String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
