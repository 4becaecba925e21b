package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.smartbill.fake.FakeFaultRule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock answers that can not be trusted zero nothing, are named, and the rest goes on. */
class StockReadsTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(Clocks.moving(), folder).products(3, 10).published();
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private int listed(String model) {
    return rig.celRo.market().listed(model).stock();
  }

  /** Two passes with the fault change nothing; the first without it pushes. */
  private void survives(Consumer<FakeFaultRule> fault, String words) {
    rig.company.stock(Rig.WAREHOUSE, "P-1", 5);
    rig.smartBill.faults().clear();
    fault.accept(rig.smartBill.faults().on(FakeCall.STOCKS).always());
    Ran ran = rig.run("sync", "stock");
    rig.run("sync", "stock");
    assertThat(ran.code()).as(ran.all()).isNotEqualTo(Exit.DONE);
    assertThat(ran.all()).contains(words);
    assertThat(listed("P-1")).isEqualTo(8);
    rig.smartBill.faults().clear();
    rig.run("sync", "stock");
    assertThat(listed("P-1")).isEqualTo(3);
    rig.company.stock(Rig.WAREHOUSE, "P-1", 10);
    rig.run("sync", "stock");
    assertThat(listed("P-1")).isEqualTo(8);
  }

  @Test
  void truncated_refused_and_empty_answers_leave_every_offer_as_it_is() {
    survives(FakeFaultRule::commitThenTruncatedJson, "stock read");
    survives(rule -> rule.errorText("Eroare interna"), "Eroare interna");
    survives(FakeFaultRule::emptyStock, "lists no product at all");
    survives(
        rule -> rule.refuse(400, "Gestiunea Depozit nu a fost gasita pe server."),
        "Nomenclatoare, Gestiuni");
  }

  @Test
  void bad_rows_are_unknown_and_their_neighbours_go_on() {
    rig.company.stock(Rig.WAREHOUSE, "P-2", new BigDecimal("-2"));
    rig.smartBill
        .faults()
        .on(FakeCall.STOCKS)
        .always()
        .answer(
            200,
            "application/json",
            "{\"errorText\":\"\",\"list\":[{\"warehouse\":{\"warehouseName\":\"Depozit\"},"
                + "\"products\":["
                + row("P-1", "Produs 1", "\"multe\"")
                + row("P-2", "Produs 2", "-2")
                + row("P-3", "Produs 3", "\"7,9\"")
                + row("X".repeat(200), "Lung", "1")
                + row("D", "Unu", "5")
                + row("D", "Doi", "6").replaceAll(",$", "")
                + "]}]}");
    Ran ran = rig.run("sync", "stock");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(ran.out()).contains("quantity is not a number", "the same code");
    assertThat(listed("P-1")).isEqualTo(8);
    assertThat(listed("P-2")).isZero();
    assertThat(listed("P-3")).isEqualTo(5);
    assertThat(rig.run("stock", "why", "D").out()).doesNotContain("offered");
  }

  @Test
  void a_warehouse_that_falls_silent_or_is_renamed_is_believed_the_second_time() {
    rig.company.warehouse("Magazin").stock("Magazin", "P-1", 5);
    rig.run("sync", "stock");
    assertThat(listed("P-1")).isEqualTo(13);
    String depot = row("P-1", "Produs 1", "10") + row("P-2", "Produs 2", "10");
    answers(warehouse("Depozit", depot + row("P-3", "Produs 3", "10")));
    Ran ran = rig.run("sync", "stock");
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    assertThat(ran.out()).contains("warehouse Magazin");
    assertThat(listed("P-1")).isEqualTo(13);
    assertThat(rig.run("sync", "stock").code()).isEqualTo(Exit.DONE);
    assertThat(listed("P-1")).isEqualTo(8);
    answers(warehouse("Depozit Nou", depot + row("P-3", "Produs 3", "10")));
    assertThat(rig.run("sync", "stock").out()).contains("warehouse Depozit");
    assertThat(rig.run("sync", "stock").code()).isEqualTo(Exit.DONE);
    assertThat(listed("P-2")).isEqualTo(8);
  }

  private void answers(String warehouses) {
    rig.smartBill.faults().clear();
    rig.smartBill
        .faults()
        .on(FakeCall.STOCKS)
        .always()
        .answer(200, "application/json", "{\"errorText\":\"\",\"list\":[" + warehouses + "]}");
  }

  private static String warehouse(String name, String rows) {
    return "{\"warehouse\":{\"warehouseName\":\""
        + name
        + "\"},\"products\":["
        + rows.replaceAll(",$", "")
        + "]}";
  }

  private static String row(String code, String name, String quantity) {
    return "{\"productCode\":\""
        + code
        + "\",\"productName\":\""
        + name
        + "\",\"measuringUnit\":\"buc\",\"quantity\":"
        + quantity
        + "},";
  }
}
