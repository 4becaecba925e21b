package biz.megzo.vortex.fulfil;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.testkit.Boundaries.Killed;
import biz.megzo.vortex.testkit.Boundaries.Moment;
import biz.megzo.vortex.testkit.BrokenFulfilment;
import biz.megzo.vortex.testkit.FakeFulfilment.Fault;
import biz.megzo.vortex.testkit.FulfilScene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A node is killed before and after each of its calls to the store and the remotes, while answers
 * of the channel are given, lost, or come late. Whoever takes over ends with exactly one
 * attachment, and with every step made once.
 */
class CrashMatrixTest {
  private static final long ORDER = 1;
  private static final int UPLOAD = 0; // then ready, then finish
  private static final int FINISH = 2;

  /** A lease ends long before a late write lands, and the quiet period after it. */
  private static FulfilScene scene(BrokenFulfilment broken) {
    FulfilScene scene = new FulfilScene().allSteps();
    scene.orders =
        OrderSettings.builder()
            .confirm(true)
            .writeTimeout(Duration.ofSeconds(30))
            .leaseTime(Duration.ofMinutes(1))
            .build();
    scene.settings =
        InvoiceSettings.builder()
            .sendTimeout(Duration.ofSeconds(30))
            .quietPeriod(Duration.ofMinutes(5))
            .build();
    scene.recorded(ORDER);
    scene.invoices.issue(scene.record(ORDER), "0107", "319.80");
    broken.breakIn(scene);
    scene.clock.advance(Duration.ofMinutes(5));
    return scene;
  }

  private static void pass(FulfilScene scene) {
    Vortex node = scene.node();
    node.sync(FulfilScene.LINK, Flow.INVOICES);
  }

  /** How many calls a pass makes that attaches and finishes. */
  private static int calls(Fault fault, int write) {
    FulfilScene scene = scene(BrokenFulfilment.SOUND);
    script(scene, fault, write);
    scene.boundaries.count();
    pass(scene);
    return scene.boundaries.calls().size();
  }

  private static void script(FulfilScene scene, Fault fault, int write) {
    List<Fault> faults = new ArrayList<>(Collections.nCopies(write, Fault.NONE));
    faults.add(fault);
    scene.shop.script(faults.toArray(new Fault[0]));
  }

  /** One cell of the matrix; what it ends with, when that is wrong. */
  private static List<String> wrong(
      BrokenFulfilment broken, Fault fault, int write, int killAt, Moment moment) {
    FulfilScene scene = scene(broken);
    script(scene, fault, write);
    scene.boundaries.killAt(killAt, moment);
    try {
      pass(scene);
    } catch (Killed e) {
      // the next node takes over
    }
    scene.boundaries.restart();
    for (int beat = 0; beat < 16; beat++) {
      scene.clock.advance(Duration.ofSeconds(70));
      pass(scene);
    }
    return wrong(scene, fault + " at write " + write + ", killed " + moment + " " + killAt);
  }

  private static List<String> wrong(FulfilScene scene, String cell) {
    List<String> wrong = new ArrayList<>();
    List<InvoiceRef> standing = scene.shop.standing("1");
    if (standing.size() != 1 || scene.shop.effects().stream().distinct().count() != 4) {
      wrong.add(cell + ": " + standing + " " + scene.shop.effects());
    }
    if (scene.shop.status("1") != OrderStatus.FINISHED || !scene.holds(ORDER).isEmpty()) {
      wrong.add(cell + ": " + scene.shop.status("1") + " " + scene.row(ORDER).holds());
    }
    if (Collections.frequency(scene.shop.effects(), "attach FCT0107") != 1) {
      wrong.add(cell + ": " + scene.shop.effects());
    }
    return wrong;
  }

  private static List<String> matrix(BrokenFulfilment broken, Fault fault, int write) {
    List<String> wrong = new ArrayList<>();
    int calls = calls(fault, write);
    for (int killAt = 1; killAt <= calls; killAt++) {
      for (Moment moment : Moment.values()) {
        wrong.addAll(wrong(broken, fault, write, killAt, moment));
      }
    }
    return wrong;
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "REFUSED")
  void one_attachment_and_one_of_each_step_wherever_a_node_dies(Fault fault) {
    assertThat(matrix(BrokenFulfilment.SOUND, fault, UPLOAD)).isEmpty();
    if (fault != Fault.NONE) {
      assertThat(matrix(BrokenFulfilment.SOUND, fault, FINISH)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokenFulfilment.class,
      mode = Mode.EXCLUDE,
      names = {"SOUND", "RENEWED_BLINDLY"}) // nodes die here; PausedNodeTest has them stand still
  void an_engine_without_one_of_its_safeguards_attaches_twice(BrokenFulfilment broken) {
    List<String> wrong = new ArrayList<>();
    for (Fault fault : List.of(Fault.ANSWER_LOST, Fault.LATE)) {
      wrong.addAll(matrix(broken, fault, UPLOAD));
    }
    assertThat(wrong).anyMatch(cell -> cell.contains("[FCT0107, FCT0107"));
  }

  @Test
  void units_are_reserved_again_wherever_a_node_dies_before_the_invoice_is_cancelled() {
    int calls = calls(Fault.NONE, UPLOAD);
    for (int killAt = 1; killAt <= calls; killAt++) {
      for (Moment moment : Moment.values()) {
        FulfilScene scene = scene(BrokenFulfilment.SOUND);
        scene.boundaries.killAt(killAt, moment);
        try {
          pass(scene);
        } catch (Killed e) {
          // the next node takes over
        }
        scene.boundaries.restart();
        scene.invoices.cancel(new InvoiceRef("FCT", "0107"), false);
        for (int hour = 0; hour < 30; hour++) {
          scene.clock.advance(Duration.ofHours(1));
          pass(scene);
        }
        String cell = moment + " " + killAt + " " + scene.boundaries.calls();
        assertThat(scene.store.reservations().open(FulfilScene.LINK)).as(cell).hasSize(1);
        assertThat(scene.shop.standing("1")).as(cell).isEmpty();
      }
    }
  }

  @Test
  void the_matrix_reaches_every_kind_of_call() {
    FulfilScene scene = scene(BrokenFulfilment.SOUND);
    scene.boundaries.count();
    pass(scene);
    assertThat(scene.boundaries.calls())
        .contains(
            "LeaseStore.acquire",
            "OrderStore.lock",
            "OrderStore.renew",
            "FollowUpStore.write",
            "ReservationStore.close",
            "InvoiceSource.invoicesOf",
            "InvoiceSource.invoicePdf",
            "InvoiceSink.attached",
            "InvoiceSink.attach",
            "OrderUpdates.readyForDelivery",
            "OrderUpdates.finish",
            "AuditLog.append");
  }
}
