package biz.megzo.vortex.fulfil;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.connector.InvoiceSource.InvoiceFile;
import biz.megzo.vortex.event.FollowHeld;
import biz.megzo.vortex.event.InvoiceAttached;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.InvoiceDesk.Answer;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.testkit.FakeFulfilment.Fault;
import biz.megzo.vortex.testkit.FakeInvoices;
import biz.megzo.vortex.testkit.FulfilScene;
import biz.megzo.vortex.testkit.OrderScene;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoicesTest {
  private static final InvoiceRef OTHER = new InvoiceRef("ALT", "9");

  private final FulfilScene scene = new FulfilScene();
  private final List<Object> events = new ArrayList<>();

  InvoicesTest() {
    scene.listener =
        new VortexListener() {
          @Override
          public void invoiceAttached(InvoiceAttached event) {
            events.add(event.invoice());
          }

          @Override
          public void followHeld(FollowHeld event) {
            events.add(event.hold().reason());
          }
        };
  }

  private InvoiceRef issue(long order, String number, String total) {
    return scene.invoices.issue(scene.record(order), number, total);
  }

  private InvoiceRef invoiced(long order, String number) {
    scene.recorded(order);
    return issue(order, number, "319.80");
  }

  private List<InvoiceRef> standing(long order) {
    return scene.shop.standing(Long.toString(order));
  }

  private InvoiceDesk desk() {
    return scene.node().invoices(FulfilScene.LINK);
  }

  private static InvoiceFile.Pdf bytes(byte[] bytes, String text) {
    return new InvoiceFile.Pdf(bytes, text);
  }

  @Test
  void an_invoice_is_attached_once_and_its_hash_kept() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(5);
    assertThat(standing(1)).containsExactly(invoice);
    assertThat(scene.shop.effects()).containsExactly("attach FCT0107");
    Attachment kept = scene.attachment(1, invoice);
    assertThat(kept.state()).isEqualTo(AttachmentState.ATTACHED);
    assertThat(kept.total()).isEqualTo(Money.ron("319.80"));
    assertThat(kept.file()).isNotNull();
    assertThat(kept.file().sha256()).hasSize(64);
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).isEmpty();
    assertThat(scene.row(1).stage()).isEqualTo(Stage.ATTACHED);
    assertThat(events).containsExactly(invoice);
    assertThat(scene.store.audit().about(FulfilScene.LINK, "order:1", null, 9))
        .anyMatch(fact -> fact.action().equals("invoice.attached"));
  }

  @Test
  void nothing_more_is_asked_of_the_channel_once_it_is_attached() {
    invoiced(1, "0107");
    scene.beats(3);
    int calls = scene.shop.calls().size();
    scene.beats(20);
    assertThat(scene.shop.calls()).hasSize(calls);
  }

  @Test
  void the_erp_is_asked_often_while_an_order_is_fresh_and_seldom_when_it_is_old() {
    scene.recorded(1);
    for (int i = 0; i < 12; i++) {
      scene.after(Duration.ofMinutes(5));
    }
    int fresh = scene.invoices.calls().size();
    scene.after(Duration.ofDays(3));
    int before = scene.invoices.calls().size();
    for (int i = 0; i < 72; i++) {
      scene.after(Duration.ofMinutes(5));
    }
    assertThat(fresh).isEqualTo(12);
    assertThat(scene.invoices.calls().size() - before).isBetween(1, 3);
  }

  @Test
  void a_hint_checks_an_old_order_now() {
    RecordRef record = scene.recorded(1);
    scene.after(Duration.ofDays(20));
    scene.after(Duration.ofMinutes(1));
    InvoiceRef invoice = scene.invoices.issue(record, "0107", "319.80");
    scene.after(Duration.ofMinutes(1));
    assertThat(standing(1)).isEmpty();
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1", "none"));
    assertThat(standing(1)).containsExactly(invoice);
  }

  @Test
  void no_pass_asks_for_more_orders_than_it_may() {
    scene.settings = InvoiceSettings.builder().ordersPerPass(3).build();
    for (long order = 1; order <= 8; order++) {
      scene.channel.put(biz.megzo.vortex.testkit.OrderScene.lamps(order).channel());
    }
    scene.after(Duration.ZERO);
    for (int pass = 0; pass < 3; pass++) {
      int before = scene.invoices.calls().size();
      scene.after(Duration.ofMinutes(2));
      assertThat(scene.invoices.calls().size() - before).isEqualTo(3);
    }
    assertThat(scene.store.followUps().list(FulfilScene.LINK, null, null, 9))
        .allMatch(row -> row.due().lookAt().isAfter(row.since()));
  }

  @Test
  void several_invoices_that_sum_to_the_order_are_all_attached() {
    scene.recorded(1);
    InvoiceRef one = issue(1, "0107", "300.00");
    scene.beats(2);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.TOTAL_DIFFERS);
    InvoiceRef two = issue(1, "0108", "19.80");
    scene.beats(4);
    assertThat(standing(1)).containsExactlyInAnyOrder(one, two);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void a_storno_is_attached_beside_what_it_reverses() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(2);
    InvoiceRef storno = issue(1, "0108", "-319.80");
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(standing(1)).containsExactly(invoice, storno);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void another_total_is_held_until_a_person_releases_it() {
    scene.recorded(1);
    InvoiceRef invoice = issue(1, "0107", "319.79");
    scene.beats(3);
    assertThat(standing(1)).isEmpty();
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.TOTAL_DIFFERS);
    assertThat(scene.row(1).holds().get(0).detail()).contains("319.79", "319.80");
    assertThat(events).containsExactly(FollowHoldReason.TOTAL_DIFFERS);
    assertThat(desk().release("1", null, "ana")).isInstanceOf(Answer.Done.class);
    scene.beat();
    assertThat(standing(1)).containsExactly(invoice);
  }

  @Test
  void another_total_is_attached_when_the_link_says_so() {
    scene.settings = InvoiceSettings.builder().otherTotals(true).build();
    scene.recorded(1);
    InvoiceRef invoice = issue(1, "0107", "5.00");
    scene.beat();
    assertThat(standing(1)).containsExactly(invoice);
    assertThat(scene.invoices.calls()).doesNotContain("invoicePaid");
  }

  @Test
  void each_bad_file_is_a_hold_of_its_own_and_heals_by_itself() {
    InvoiceRef invoice = invoiced(1, "0107");
    byte[] html = "<html>502</html>".getBytes(StandardCharsets.UTF_8);
    Map<FollowHoldReason, InvoiceFile> bad =
        Map.of(
            FollowHoldReason.NO_PDF, new InvoiceFile.Unavailable("HTTP 502"),
            FollowHoldReason.NOT_A_PDF, bytes(html, "FacturaseriaFCTnr.0107"),
            FollowHoldReason.TOO_LARGE,
                bytes(
                    ("%PDF-" + "x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8),
                    "FacturaseriaFCTnr.0107"),
            FollowHoldReason.NO_TEXT, FakeInvoices.pdf(""),
            FollowHoldReason.OTHER_INVOICE, FakeInvoices.pdf("FacturaseriaFCTnr.0108"));
    bad.forEach(
        (reason, file) -> {
          scene.invoices.prints(invoice, file);
          scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
          assertThat(scene.holds(1)).containsExactly(reason);
          assertThat(scene.row(1).holds().get(0).detail()).contains("FCT0107");
        });
    assertThat(standing(1)).isEmpty();
    assertThat(scene.beat().state()).isEqualTo(FlowReport.State.HELD);
    scene.invoices.prints(invoice);
    scene.beats(3);
    assertThat(standing(1)).containsExactly(invoice);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void an_invoice_of_two_orders_is_held_for_both_till_released() {
    InvoiceRef invoice = invoiced(1, "0107");
    RecordRef second = scene.recorded(2);
    scene.invoices.covers(invoice, second);
    scene.beats(3);
    assertThat(standing(1).size() + standing(2).size()).isEqualTo(1);
    long held = standing(1).isEmpty() ? 1 : 2;
    assertThat(scene.holds(held)).containsExactly(FollowHoldReason.OTHER_ORDER);
    assertThat(desk().release("" + held, invoice, "ana")).isInstanceOf(Answer.Done.class);
    scene.beats(2);
    assertThat(standing(1)).containsExactly(invoice);
    assertThat(standing(2)).containsExactly(invoice);
  }

  @Test
  void what_somebody_attached_already_is_not_attached_again() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.shop.attachByHand("1", new InvoiceRef("", "fct 107"));
    scene.beats(2);
    assertThat(scene.shop.effects()).isEmpty();
    assertThat(scene.attachment(1, invoice).state()).isEqualTo(AttachmentState.ATTACHED);
  }

  @Test
  void somebody_elses_invoice_holds_ours_until_it_is_gone() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.shop.attachByHand("1", OTHER);
    scene.beats(2);
    assertThat(standing(1)).containsExactly(OTHER);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.OTHER_ATTACHED);
    assertThat(scene.row(1).holds().get(0).detail()).contains("ALT9");
    scene.shop.takeOff("1", OTHER);
    scene.beats(3);
    assertThat(standing(1)).containsExactly(invoice);
  }

  @Test
  void a_refusal_is_held_and_not_sent_again_until_retried() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.shop.script(Fault.REFUSED);
    scene.beats(10);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.REFUSED);
    assertThat(Collections.frequency(scene.shop.calls(), "attach FCT0107")).isEqualTo(1);
    assertThat(desk().release("1", null, "ana")).isInstanceOf(Answer.Refused.class);
    assertThat(desk().retry("1", "ana")).isInstanceOf(Answer.Done.class);
    scene.beat();
    assertThat(standing(1)).containsExactly(invoice);
  }

  @Test
  void a_refusal_of_what_is_there_already_is_no_hold() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.shop.script(Fault.NEVER_ARRIVED, Fault.REFUSED);
    scene.beat();
    scene.shop.attachByHand("1", invoice);
    scene.beats(3);
    assertThat(standing(1)).containsExactly(invoice);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void an_upload_that_is_taken_but_never_shown_is_sent_once_and_held() {
    invoiced(1, "0107");
    scene.shop.hides(true);
    scene.beats(40);
    assertThat(Collections.frequency(scene.shop.calls(), "attach FCT0107")).isEqualTo(1);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.IN_DOUBT);
    scene.shop.hides(false);
    scene.beats(40);
    assertThat(scene.holds(1)).isEmpty();
    assertThat(scene.shop.effects()).hasSize(1);
  }

  @Test
  void an_upload_that_never_arrives_is_given_up_after_three() {
    invoiced(1, "0107");
    scene.shop.script(Fault.NEVER_ARRIVED, Fault.NEVER_ARRIVED, Fault.NEVER_ARRIVED);
    scene.beats(30);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.IN_DOUBT);
    assertThat(Collections.frequency(scene.shop.calls(), "attach FCT0107")).isEqualTo(3);
  }

  @Test
  void an_invoice_that_is_cancelled_and_reissued_is_replaced() {
    for (boolean staysListed : new boolean[] {true, false}) {
      long order = staysListed ? 1 : 2;
      InvoiceRef old = invoiced(order, "010" + order);
      scene.beats(2);
      scene.invoices.cancel(old, staysListed);
      InvoiceRef fresh = issue(order, "020" + order, "319.80");
      for (int i = 0; i < 30; i++) {
        scene.after(Duration.ofMinutes(30));
      }
      assertThat(standing(order)).as("stays listed: %s", staysListed).containsExactly(fresh);
      assertThat(scene.attachment(order, old).state()).isEqualTo(AttachmentState.REMOVED);
      assertThat(scene.holds(order)).isEmpty();
    }
  }

  @Test
  void an_invoice_that_is_cancelled_alone_comes_off_and_its_units_are_reserved_again() {
    InvoiceRef old = invoiced(1, "0107");
    scene.beats(2);
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).isEmpty();
    scene.invoices.cancel(old, true);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(standing(1)).isEmpty();
    assertThat(scene.store.reservations().open(FulfilScene.LINK))
        .singleElement()
        .satisfies(one -> assertThat(one.units()).isEqualTo(2));
    issue(1, "0108", "319.80");
    scene.beats(20);
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).isEmpty();
    assertThat(standing(1)).hasSize(1);
  }

  @Test
  void units_of_an_order_that_waits_because_it_changed_are_reserved_again_too() {
    InvoiceRef old = invoiced(1, "0107");
    scene.beats(2);
    scene.channel.put(OrderScene.lamps(1).line("LAMP", 1, "1.00").channel());
    scene.beats(2);
    assertThat(scene.store.orders().find(FulfilScene.key(1)).orElseThrow().hold().reason())
        .isEqualTo(HoldReason.CHANGED_AFTER_INVOICE);
    scene.invoices.cancel(old, true);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).hasSize(1);
  }

  @Test
  void one_answer_without_the_invoice_takes_nothing_off() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(2);
    scene.invoices.unlist(invoice);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    scene.invoices.covers(invoice, scene.record(1));
    scene.beats(10);
    assertThat(standing(1)).containsExactly(invoice);
    assertThat(scene.shop.effects()).hasSize(1);
  }

  @Test
  void an_invoice_whose_proforma_was_deleted_stays_where_it_is() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(2);
    scene.invoices.delete(scene.record(1));
    for (int look = 0; look < 4; look++) {
      scene.after(Duration.ofHours(13));
    }
    assertThat(standing(1)).containsExactly(invoice);
    assertThat(scene.shop.effects()).hasSize(1);
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).isEmpty();
  }

  @Test
  void an_invoiced_order_whose_proforma_was_deleted_is_not_released_into_another() {
    invoiced(1, "0107");
    scene.beats(2);
    scene.recorder.deleteLast();
    scene.after(Duration.ofMinutes(61));
    assertThat(scene.store.orders().find(FulfilScene.key(1)).orElseThrow().hold().reason())
        .isEqualTo(HoldReason.RECORD_GONE);
    assertThat(scene.node().orders(FulfilScene.LINK).release("1", "ana"))
        .isInstanceOfSatisfying(
            OrderDesk.Answer.Refused.class,
            refused -> assertThat(refused.english()).contains("FCT0107"));
    assertThat(scene.recorder.documents()).isEmpty();
  }

  @Test
  void a_cancelled_invoice_is_never_attached() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.invoices.cancel(invoice, true);
    scene.beats(3);
    assertThat(scene.shop.effects()).isEmpty();
    assertThat(scene.row(1).stage()).isEqualTo(Stage.WAITING);
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).hasSize(1);
  }

  @Test
  void what_somebody_took_off_is_not_put_back_without_a_person() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(2);
    scene.shop.takeOff("1", invoice);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.TAKEN_OFF);
    scene.beats(5);
    assertThat(standing(1)).isEmpty();
    desk().retry("1", "ana");
    scene.beat();
    assertThat(standing(1)).containsExactly(invoice);
  }

  @Test
  void an_invoice_shown_twice_is_held() {
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(2);
    scene.shop.attachByHand("1", invoice);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.LISTED_TWICE);
    scene.shop.takeOff("1", invoice);
    scene.beats(30);
    assertThat(scene.holds(1)).isEmpty();
  }

  @Test
  void a_person_can_say_that_an_invoice_does_not_count() {
    InvoiceRef one = invoiced(1, "0107");
    scene.beats(2);
    InvoiceRef two = issue(1, "0108", "319.80");
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.TOTAL_DIFFERS);
    assertThat(desk().remove("1", one, "ana")).isInstanceOf(Answer.Done.class);
    scene.beats(4);
    assertThat(standing(1)).containsExactly(two);
    assertThat(desk().remove("1", one, "ana")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_removal_that_is_refused_is_held_and_one_that_is_lost_is_looked_up() {
    InvoiceRef old = invoiced(1, "0107");
    scene.beats(2);
    scene.shop.script(Fault.REFUSED, Fault.ANSWER_LOST);
    desk().remove("1", old, "ana");
    scene.beats(3);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.REMOVAL_REFUSED);
    desk().retry("1", "ana");
    scene.beats(3);
    assertThat(scene.holds(1)).isEmpty();
    assertThat(standing(1)).isEmpty();
    assertThat(Collections.frequency(scene.shop.calls(), "detach FCT0107")).isEqualTo(2);
  }

  @Test
  void a_link_that_attaches_nothing_still_closes_reservations() {
    scene.settings = InvoiceSettings.builder().attach(false).build();
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(3);
    assertThat(scene.shop.calls()).doesNotContain("attached");
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).isEmpty();
    scene.settings = InvoiceSettings.ofDefaults();
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(standing(1)).containsExactly(invoice);
  }

  @Test
  void an_order_that_waits_for_a_person_itself_gets_nothing_attached() {
    invoiced(1, "0107");
    scene.channel.put(
        biz.megzo.vortex.testkit.OrderScene.lamps(1)
            .status(biz.megzo.vortex.model.OrderStatus.RETURNED)
            .channel());
    scene.clock.advance(Duration.ofMinutes(5));
    scene.node().sync(FulfilScene.LINK, biz.megzo.vortex.Flow.ORDERS);
    scene.beats(2);
    assertThat(scene.store.orders().find(FulfilScene.key(1)).orElseThrow().state())
        .isEqualTo(OrderState.HELD);
    assertThat(standing(1)).isEmpty();
    assertThat(scene.store.reservations().open(FulfilScene.LINK)).isEmpty();
  }

  @Test
  void a_settled_order_is_closed() {
    invoiced(1, "0107");
    scene.beats(2);
    for (int day = 0; day < 32; day++) {
      scene.after(Duration.ofDays(1));
    }
    assertThat(scene.store.orders().find(FulfilScene.key(1)).orElseThrow().state())
        .isEqualTo(OrderState.CLOSED);
    int calls = scene.invoices.calls().size();
    for (int day = 0; day < 5; day++) {
      scene.after(Duration.ofDays(1));
    }
    assertThat(scene.invoices.calls().size() - calls).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_remote_that_fails_on_one_order_does_not_keep_the_others_waiting(long spoilt) {
    scene.settings = InvoiceSettings.builder().ordersPerPass(1).build();
    scene.recorded(1);
    scene.recorded(2);
    Map<Long, InvoiceRef> invoices =
        Map.of(1L, issue(1, "0107", "319.80"), 2L, issue(2, "0108", "319.80"));
    scene.sink = failingFor(Long.toString(spoilt), unreadable());
    scene.beats(6);
    assertThat(standing(3 - spoilt)).containsExactly(invoices.get(3 - spoilt));
    scene.sink = scene.shop;
    scene.beats(6);
    assertThat(standing(spoilt)).containsExactly(invoices.get(spoilt));
  }

  @Test
  void a_copy_goes_to_the_host_and_its_trouble_is_its_own() {
    List<String> copies = new ArrayList<>();
    scene.settings =
        InvoiceSettings.builder()
            .copies(
                (order, invoice, pdf) -> {
                  copies.add(order.orderId() + " " + invoice + " " + pdf.length);
                  throw new IllegalStateException("disk full");
                })
            .build();
    InvoiceRef invoice = invoiced(1, "0107");
    scene.beats(2);
    assertThat(copies).hasSize(1).allMatch(copy -> copy.startsWith("1 FCT0107 "));
    assertThat(standing(1)).containsExactly(invoice);
  }

  @Test
  void a_cancelled_invoice_that_the_order_still_shows_comes_off_before_another_goes_on() {
    InvoiceRef old = invoiced(1, "0107");
    scene.beats(2);
    scene.shop.attachByHand("1", old);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.LISTED_TWICE);
    scene.shop.takeOff("1", old);
    scene.invoices.cancel(old, true);
    InvoiceRef fresh = issue(1, "0108", "319.80");
    desk().retry("1", "ana");
    scene.beats(20);
    assertThat(standing(1)).containsExactly(fresh);
    assertThat(scene.shop.effects()).endsWith("detach FCT0107", "attach FCT0108");
  }

  private static ConnectorException unreadable() {
    return new ConnectorException("shop", ConnectorException.Kind.UNREADABLE, "no list", null);
  }

  private InvoiceSink failingFor(String spoilt, RuntimeException failure) {
    return new InvoiceSink() {
      @Override
      public List<InvoiceRef> attached(String orderId) {
        if (orderId.equals(spoilt)) {
          throw failure;
        }
        return scene.shop.attached(orderId);
      }

      @Override
      public Done attach(String orderId, InvoiceRef invoice, byte[] pdf) {
        return scene.shop.attach(orderId, invoice, pdf);
      }

      @Override
      public Done detach(String orderId, InvoiceRef invoice) {
        return scene.shop.detach(orderId, invoice);
      }
    };
  }

  @Test
  void an_order_that_can_not_be_read_does_not_keep_the_others_of_its_pass_waiting() {
    scene.recorded(1);
    scene.recorded(2);
    issue(1, "0107", "319.80");
    InvoiceRef two = issue(2, "0108", "319.80");
    scene.sink = failingFor("1", unreadable());
    assertThat(scene.beat().state()).isEqualTo(FlowReport.State.FAILED);
    assertThat(standing(2)).containsExactly(two);
  }

  @Test
  void a_connector_that_throws_for_one_order_does_not_keep_the_others_waiting() {
    InvoiceRef one = invoiced(1, "0107");
    InvoiceRef two = invoiced(2, "0108");
    scene.sink = failingFor("1", new IllegalStateException("a bug in the connector"));
    scene.beats(2);
    assertThat(standing(2)).containsExactly(two);
    scene.sink = scene.shop;
    scene.beats(6);
    assertThat(standing(1)).containsExactly(one);
  }

  @Test
  void an_invoice_goes_on_only_once_it_is_certain_that_the_cancelled_one_is_off() {
    InvoiceRef old = invoiced(1, "0107");
    scene.beats(2);
    scene.invoices.cancel(old, true);
    InvoiceRef fresh = issue(1, "0108", "319.80");
    scene.shop.script(Fault.NEVER_ARRIVED);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    assertThat(standing(1)).as("the removal may be under way").containsExactly(old);
    scene.beats(3);
    assertThat(standing(1)).containsExactly(fresh);
  }

  @Test
  void an_order_that_a_remote_will_not_speak_of_does_not_keep_the_others_waiting() {
    scene.recorded(1);
    scene.recorded(2);
    issue(1, "0107", "319.80");
    InvoiceRef two = issue(2, "0108", "319.80");
    scene.sink =
        failingFor(
            "1",
            new ConnectorException("shop", ConnectorException.Kind.REFUSED, "not yours", null));
    assertThat(scene.beat().state()).isEqualTo(FlowReport.State.FAILED);
    scene.beats(2);
    assertThat(standing(2)).containsExactly(two);
  }

  @Test
  void a_removal_that_is_never_answered_is_for_a_person_and_keeps_no_invoice_waiting() {
    InvoiceRef old = invoiced(1, "0107");
    scene.beats(2);
    scene.invoices.cancel(old, true);
    InvoiceRef fresh = issue(1, "0108", "319.80");
    scene.shop.script(Fault.NEVER_ARRIVED, Fault.NEVER_ARRIVED, Fault.NEVER_ARRIVED);
    scene.node().checkInvoices(FulfilScene.LINK, List.of("1"));
    scene.beats(6);
    assertThat(scene.holds(1)).containsExactly(FollowHoldReason.REMOVAL_REFUSED);
    assertThat(Collections.frequency(scene.shop.calls(), "detach FCT0107")).isEqualTo(3);
    assertThat(standing(1)).contains(fresh);
    desk().retry("1", "ana");
    scene.beats(2);
    assertThat(standing(1)).containsExactly(fresh);
  }
}
