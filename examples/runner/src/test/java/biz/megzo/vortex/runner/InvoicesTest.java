package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoices issued by a person, on both fakes, through the program alone. */
class InvoicesTest {
  private static final int FINISHED = 20;

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig =
        new Rig(Clocks.moving(), folder)
            .products(2, 10)
            .with(Key.ORDERS_CONFIRM, "true")
            .with(Key.CELRO_STEPS, "lines,ready,finish")
            .published();
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private String recorded() {
    long id = rig.celRo.market().order().line("P-1", 2).transport("19.99").place();
    assertThat(rig.run("heartbeat", "--once").code()).isZero();
    return Long.toString(id);
  }

  private PlacedOrder shown(String id) {
    return rig.celRo.market().order(Long.parseLong(id));
  }

  private void later() {
    Clocks.advance(rig.clock, Duration.ofMinutes(10));
  }

  @Test
  void an_invoice_is_attached_and_its_order_finished() {
    String id = recorded();
    assertThat(rig.run("invoices", "pending").out()).contains(id, "waiting");
    rig.company.invoice(Rig.SERIES, "0001");
    Ran ran = rig.run("invoices", "check", id);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("FCT0001  attached", "sha256", "finish");
    assertThat(shown(id).invoices()).hasSize(1);
    assertThat(shown(id).status()).isEqualTo(FINISHED);
    assertThat(rig.run("invoices", "show", id, "--json").out()).contains("\"state\":\"attached\"");
    assertThat(rig.smartBill.fiscalCalls()).isEmpty();
  }

  @Test
  void an_upload_whose_answer_is_lost_is_looked_up_and_not_repeated() {
    String id = recorded();
    rig.company.invoice(Rig.SERIES, "0001");
    rig.celRo.faults().next("orders/addOrderInvoice", Fault.reset().afterCommit());
    assertThat(rig.run("invoices", "check", id).out()).contains("FCT0001  uncertain");
    later();
    assertThat(rig.run("heartbeat", "--once").code()).isZero();
    assertThat(shown(id).invoices()).hasSize(1);
    assertThat(rig.celRo.journal().count("orders/addOrderInvoice")).isEqualTo(1);
    assertThat(shown(id).status()).isEqualTo(FINISHED);
  }

  @Test
  void an_invoice_that_is_cancelled_and_reissued_is_replaced() {
    String id = recorded();
    rig.company.invoice(Rig.SERIES, "0001");
    rig.run("invoices", "check", id);
    later();
    rig.company.cancelInvoice("FCT", "0001");
    rig.company.invoice(Rig.SERIES, "0001");
    rig.run("invoices", "check", id);
    later();
    Ran ran = rig.run("invoices", "check", id);
    assertThat(shown(id).invoices())
        .as(ran.all())
        .singleElement()
        .satisfies(one -> assertThat(one.number()).isEqualTo("0002"));
  }

  @Test
  void a_missing_pdf_is_held_with_a_remedy_and_attached_when_it_is_there() {
    String id = recorded();
    rig.company.invoice(Rig.SERIES, "0001");
    rig.smartBill.faults().on(FakeCall.INVOICE_PDF).times(1).badGateway();
    Ran ran = rig.run("invoices", "check", id);
    assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.HELD);
    Ran held = rig.run("invoices", "held");
    assertThat(held.code()).isEqualTo(Exit.HELD);
    assertThat(held.out()).contains("order " + id, "502", "remedy");
    Ran again = rig.run("invoices", "attach", id);
    assertThat(again.code()).as(again.all()).isZero();
    assertThat(shown(id).invoices()).hasSize(1);
    assertThat(rig.run("invoices", "show", "1").code()).isEqualTo(Exit.USAGE);
  }
}
