package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people set for stock at the command line, on both fakes. */
class StockCommandsTest {
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

  private int listed(String model) {
    return rig.celRo.market().listed(model).stock();
  }

  private void done(String... args) {
    Ran ran = rig.run(args);
    assertThat(ran.code()).as(ran.all()).isZero();
  }

  @Test
  void buffers_caps_kits_and_pauses_count_with_the_next_heartbeat() {
    rig.published();
    done("stock", "buffer", "P-1", "3+10%", "--by", "ana", "--why", "raft gol");
    done("stock", "cap", "rule:two", "5", "--when", "sku=p-2", "--order", "1");
    done("stock", "kit", "P-3", "P-1=2", "P-2=1");
    rig.run("heartbeat", "--once");
    assertThat(listed("P-1")).isEqualTo(6);
    assertThat(listed("P-2")).isEqualTo(5);
    assertThat(listed("P-3")).isEqualTo(3);
    assertThat(rig.run("stock", "why", "P-1").out())
        .contains("buffer 4 (3 units + 10%, set for the SKU)", "part of   [P-3]")
        .contains("stock     6 listed since", "price     pretf=10, hasTVA=true, moneda=RON taken");
    assertThat(rig.run("stock", "settings").out()).contains("SKU P-1", "raft gol", "rule two");
    assertThat(rig.run("stock", "history", "P-1").out())
        .contains("stock.set  ana  SKU P-1: nothing -> buffer 3 units + 10%; raft gol");
    rig.celRo.market().order().line("P-3", 1).place();
    done("stock", "pause", "P-2");
    rig.run("heartbeat", "--once");
    assertThat(listed("P-1")).isEqualTo(4);
    assertThat(listed("P-2")).isZero();
    done("stock", "buffer", "P-1", "none");
    done("stock", "resume", "P-2");
    done("stock", "kit", "P-3");
    rig.run("heartbeat", "--once");
    assertThat(listed("P-1")).isEqualTo(6);
    assertThat(listed("P-3")).isEqualTo(8);
  }

  @Test
  void a_buffer_for_a_code_that_nobody_has_is_kept_and_warned_of() {
    rig.published();
    assertThat(rig.run("stock", "buffer", "P-1", "3").err()).doesNotContain("P-1");
    Ran odd = rig.run("stock", "buffer", "P1", "3");
    assertThat(odd.code()).isZero();
    assertThat(odd.err()).contains("no product P1 ");
    assertThat(rig.run("stock", "settings").out()).contains("SKU P1");
  }

  @Test
  void what_makes_no_sense_is_refused_in_words() {
    Ran kit = rig.run("stock", "kit", "P-1", "P-1=1");
    assertThat(kit.code()).isEqualTo(Exit.HELD);
    assertThat(kit.err()).contains("can not contain itself");
    assertThat(rig.run("stock", "share", "P-1", "2").code()).isEqualTo(Exit.USAGE);
    for (String bad : new String[] {"many", "3+4", "5%+10%", "", "+", "-1"}) {
      Ran buffer = rig.run("stock", "buffer", "P-1", bad);
      assertThat(buffer.code()).as(bad).isEqualTo(Exit.USAGE);
      assertThat(buffer.err())
          .as(bad)
          .contains(bad.equals("-1") ? "-1" : "such as 3, 10% or 3+10%");
    }
    assertThat(rig.run("stock", "share", "P-1", "half").err()).contains("a number such as 0.5");
    assertThat(rig.run("advise", "buffer", "--interval", "5m").err()).contains("such as PT5M");
    assertThat(rig.run("stock", "cap", "rule:x", "1").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("stock", "history", "P-1", "--at", "noon").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void a_linked_offer_gets_the_stock_and_its_orders_the_products_code() throws IOException {
    Path csv = folder.resolve("codes.csv");
    Files.writeString(csv, "smartbill_code;celro_model\nP-1;MODEL-A\n");
    done("stock", "links", "import", csv.toString(), "--by", "ana");
    rig.published();
    assertThat(listed("MODEL-A")).isEqualTo(8);
    rig.celRo.market().order().line("MODEL-A", 2).place();
    done("heartbeat", "--once");
    assertThat(listed("MODEL-A")).isEqualTo(6);
    assertThat(rig.smartBill.liveEstimates().get(0).lines())
        .anyMatch(line -> "P-1".equals(line.code()));
    Path out = folder.resolve("out.csv");
    done("stock", "links", "export", out.toString());
    assertThat(Files.readString(out)).contains("P-1,MODEL-A");
    Files.writeString(csv, "smartbill_code,celro_model\nP-2,MODEL-A\n");
    Ran taken = rig.run("stock", "links", "import", csv.toString());
    assertThat(taken.code()).isEqualTo(Exit.HELD);
    assertThat(taken.err()).contains("linked to SmartBill code P-1");
    assertThat(rig.run("stock", "links", "list").out()).contains("P-1  MODEL-A");
  }
}
