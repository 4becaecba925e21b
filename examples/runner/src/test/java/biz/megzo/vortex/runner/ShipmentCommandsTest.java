package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.runner.demo.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipmentCommandsTest {
  private static final int READY = 12;
  private static final int FINISHED = 20;

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig =
        new Rig(Clocks.moving(), folder)
            .products(1, 10)
            .with(Key.CELRO_COURIER_ACCOUNT, "123")
            .with(Key.CELRO_COURIER_CONTACT, "5")
            .with(Key.CELRO_COURIER_ADDRESS, "9")
            .published();
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private String recorded() {
    long id = rig.celRo.market().order().payment("Ramburs").line("P-1", 2).place();
    rig.run("sync", "orders");
    return Long.toString(id);
  }

  @Test
  void a_waybill_is_made_shown_labelled_and_followed() throws IOException {
    String id = recorded();
    Ran made = rig.run("shipments", "create", id);
    assertThat(made.code()).as(made.all()).isZero();
    assertThat(made.out()).contains("order " + id + ": underway, waybill ", "of celro-123");
    assertThat(rig.celRo.market().order(Long.parseLong(id)).awbs())
        .singleElement()
        .satisfies(awb -> assertThat(awb.sent()).containsEntry("repayment", "20"));
    Path label = folder.resolve("label.pdf");
    assertThat(rig.run("shipments", "label", id, "--to", label.toString()).code()).isZero();
    assertThat(Files.readAllBytes(label)).startsWith('%', 'P', 'D', 'F');
    rig.celRo.market().courierSays(Long.parseLong(id), "Livrat");
    Ran tracked = rig.run("shipments", "track", id);
    assertThat(tracked.out()).as(tracked.all()).contains("once the invoice is attached");
    rig.company.invoice(Rig.SERIES, "0001");
    assertThat(rig.run("invoices", "check", id).out()).contains("FCT0001  attached");
    Ran after = rig.run("shipments", "track", id);
    assertThat(after.out()).as(after.all()).contains("done");
    assertThat(rig.run("shipments", "list", "--json").out()).contains("\"state\":\"done\"");
    Ran again = rig.run("shipments", "create", id);
    assertThat(again.code()).isEqualTo(Exit.USAGE);
    assertThat(rig.celRo.market().order(Long.parseLong(id)).awbs()).hasSize(1);
  }

  @Test
  void a_waybill_made_elsewhere_is_reported_once() {
    String id = recorded();
    Ran ran = rig.run("shipments", "report", id, "1", "555000111");
    assertThat(ran.code()).as(ran.all()).isZero();
    rig.run("shipments", "report", id, "1", "555000111");
    assertThat(rig.celRo.market().order(Long.parseLong(id)).awbs())
        .singleElement()
        .satisfies(awb -> assertThat(awb.number()).isEqualTo("555000111"));
    assertThat(rig.run("shipments", "report", "1", "1", "5").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("shipments", "label", "1").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void what_is_reported_of_a_parcel_moves_its_order() {
    String id = recorded();
    Ran told = rig.run("shipments", "report", id, "1", "555000111");
    assertThat(told.out()).contains("shipments track " + id + " --phase PHASE");
    assertThat(rig.run("shipments", "track", id).out()).contains("track " + id + " --phase PHASE");
    assertThat(rig.run("shipments", "track", id, "--json").out()).doesNotContain("--phase");
    rig.company.invoice(Rig.SERIES, "0001");
    assertThat(rig.run("invoices", "check", id).out()).contains("FCT0001  attached");

    Ran way = rig.run("shipments", "track", id, "--phase", "in_transit", "--lang", "ro");
    assertThat(way.code()).as(way.all()).isZero();
    assertThat(way.out()).contains("AWB 555000111", "raportați unde este coletul");
    assertThat(order(id).status()).isEqualTo(READY);
    Ran there =
        rig.run(
            "shipments",
            "track",
            id,
            "--phase",
            "Delivered",
            "--words",
            "livrat",
            "--by",
            "ana",
            "--json");
    assertThat(there.out()).as(there.all()).contains("\"state\":\"done\"", "\"label\":\"livrat\"");
    assertThat(order(id).status()).isEqualTo(FINISHED);
    assertThat(rig.run("shipments", "track", id, "--phase", "lost").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void a_phase_that_there_is_not_is_named_with_those_there_are() {
    String id = recorded();
    Ran ran = rig.run("shipments", "track", id, "--phase", "flying");
    assertThat(ran.code()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains("--phase", "flying", "PICKED_UP", "DELIVERED", "RETURNED");
    Ran words = rig.run("shipments", "track", id, "--words", "livrat");
    assertThat(words.code()).isEqualTo(Exit.USAGE);
    assertThat(words.err()).contains("--words needs --phase");
    Ran asked = rig.run("shipments", "track", id, "--phase", "delivered");
    assertThat(asked.err()).contains("order " + id + " has no shipment");
    rig.run("shipments", "create", id);
    Ran own = rig.run("shipments", "track", id, "--phase", "delivered", "--lang", "ro");
    assertThat(own.code()).isEqualTo(Exit.USAGE);
    assertThat(own.err()).contains("este întrebat automat");
  }

  private PlacedOrder order(String id) {
    return rig.celRo.market().order(Long.parseLong(id));
  }

  @Test
  void a_held_shipment_is_explained_in_romanian_and_goes_on_when_a_person_says_so() {
    String id = recorded();
    rig.celRo
        .faults()
        .next(
            "orders/generateAwb",
            Fault.answer(
                200,
                "application/json",
                "{\"error\":1,\"tokenStatus\":1,\"message\":\"Localitate necunoscuta\"}"));
    assertThat(rig.run("shipments", "create", id).code()).isEqualTo(Exit.HELD);
    assertThat(rig.run("shipments", "list", "--lang", "ro").out())
        .contains("Curierul a refuzat expedierea", "Localitate necunoscuta", "reîncercați");
    assertThat(rig.run("shipments", "track", id).code()).isEqualTo(Exit.HELD);
    assertThat(rig.celRo.market().order(Long.parseLong(id)).awbs()).isEmpty();

    assertThat(rig.run("shipments", "resolve", id, "--absent").code()).isEqualTo(Exit.USAGE);
    assertThat(rig.run("shipments", "retry", id, "--by", "ana").out()).contains("waybill ");
    assertThat(rig.celRo.market().order(Long.parseLong(id)).awbs()).hasSize(1);
    Ran cancel = rig.run("shipments", "cancel", id, "--lang", "ro");
    assertThat(cancel.err()).contains("nu i se poate cere anularea");
    assertThat(rig.run("shipments", "dismiss", id).code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void payments_are_checked_and_a_month_is_reconciled() {
    long id = rig.celRo.market().order().paidByCard().line("P-1", 1).place();
    rig.run("sync", "orders");
    Ran check = rig.run("payments", "check", Long.toString(id));
    assertThat(check.out()).as(check.all()).contains("card", "paid");
    Ran wrong = rig.run("payments", "reconcile", "October");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    String month = rig.clock.instant().toString().substring(0, 7);
    Ran agreed = rig.run("payments", "reconcile", month);
    assertThat(agreed.code()).as(agreed.all()).isZero();
    assertThat(agreed.out()).contains("1 orders in the reports, 1 agree");
    assertThat(rig.run("payments", "list", "--state", "paid").out()).contains(Long.toString(id));
  }

  @Test
  void a_bad_setting_is_named() {
    Ran ran = rig.with(Key.SHIPMENTS_MAKE, "always").run("shipments");
    assertThat(ran.code()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains("vortex.shipments.make");
  }
}
