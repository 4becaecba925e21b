package biz.megzo.vortex.fulfil;

import static biz.megzo.vortex.testkit.ShipmentScene.LINK;
import static biz.megzo.vortex.testkit.ShipmentScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.event.PaymentChanged;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.Reconciliation.Difference;
import biz.megzo.vortex.fulfil.Reconciliation.Kind;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Payment.Method;
import biz.megzo.vortex.model.Payment.State;
import biz.megzo.vortex.testkit.FakePayments;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.Orders;
import biz.megzo.vortex.testkit.ShipmentScene;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of payments, and how a month is reconciled. */
class PaymentsTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 10);

  private final ShipmentScene scene = new ShipmentScene();

  private static Orders card(long id) {
    return lamps(id).payment(new Payment(Method.CARD, State.UNKNOWN, "Card"));
  }

  private FlowReport pay() {
    return scene.vortex().sync(LINK, Flow.PAYMENTS).flow(Flow.PAYMENTS).orElseThrow();
  }

  private PaymentDesk desk() {
    return scene.vortex().payments(LINK);
  }

  private State known(String id) {
    return desk().known(id).orElseThrow().payment().state();
  }

  @Test
  void a_link_where_nobody_knows_of_payments_says_so() {
    scene.joined = Joined.of("channel", scene.orders);
    assertThat(scene.placed(card(1)).vortex().sync(LINK, Flow.PAYMENTS).flow(Flow.PAYMENTS))
        .hasValueSatisfying(flow -> assertThat(flow.state()).isEqualTo(FlowReport.State.ABSENT));
  }

  @Test
  void a_card_order_is_asked_for_until_it_is_paid_and_then_no_more() {
    List<PaymentChanged> told = new ArrayList<>();
    scene.listener =
        new VortexListener() {
          @Override
          public void paymentChanged(PaymentChanged event) {
            told.add(event);
          }
        };
    scene.placed(card(1));
    pay();
    assertThat(known("1")).isEqualTo(State.UNKNOWN);
    scene.channel.pay("1", new Payment(Method.CARD, State.PAID, "Card"));
    scene.clock.advance(Duration.ofMinutes(30));
    pay();
    assertThat(known("1")).isEqualTo(State.PAID);
    scene.channel.pay("1", new Payment(Method.CARD, State.UNPAID, "Card"));
    scene.clock.advance(Duration.ofDays(3));
    assertThat(pay().counts()).isEmpty();
    assertThat(known("1")).isEqualTo(State.PAID);
    assertThat(told)
        .extracting(event -> event.payment().state())
        .containsExactly(State.UNKNOWN, State.PAID);
  }

  @Test
  void a_host_that_knows_of_a_refund_is_believed() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(card(1));
    scene.channel.pay("1", new Payment(Method.CARD, State.PAID, "Card"));
    host.reach(OrderKey.of(LINK, "1"), State.REFUNDED, Money.ron("319.80"));
    KnownPayment known = desk().check("1").orElseThrow();
    assertThat(known.payment().state()).isEqualTo(State.REFUNDED);
    assertThat(known.source()).isEqualTo("shop-bank");
    assertThat(desk().check("99")).isEmpty();
  }

  @Test
  void a_refunded_order_is_not_sent_and_one_the_host_knows_paid_is_sent_without_cash() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(lamps(1), lamps(2));
    host.reach(OrderKey.of(LINK, "1"), State.PAID, Money.ron("319.80"));
    host.reach(OrderKey.of(LINK, "2"), State.REFUNDED, Money.ron("319.80"));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.desk().create("2", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.courier.live()).hasSize(1);
    assertThat(scene.courier.live().get(0).cashOnDelivery().isZero()).isTrue();
    assertThat(scene.shipment(2).pace().note()).contains("refunded");
  }

  @Test
  void money_that_was_set_aside_and_given_back_is_not_paid_for_an_order_that_is_sent() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(card(1));
    host.reach(OrderKey.of(LINK, "1"), State.AUTHORISED, Money.ron("319.80"));
    pay();
    assertThat(known("1")).isEqualTo(State.AUTHORISED);
    scene.channel.pay("1", new Payment(Method.CARD, State.UNPAID, "Card"));
    assertThat(desk().check("1").orElseThrow().payment().state())
        .as("another system that knows nothing of it says nothing against it")
        .isEqualTo(State.AUTHORISED);

    host.reach(OrderKey.of(LINK, "1"), State.UNPAID, Money.ron("319.80"));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.courier.live()).isEmpty();
    assertThat(known("1")).isEqualTo(State.UNPAID);
    assertThat(scene.shipment(1).pace().note()).contains("waits for payment");
  }

  @Test
  void a_system_out_of_reach_fails_the_flow_and_keeps_what_was_known() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(card(1));
    pay();
    host.reachable(false);
    scene.clock.advance(Duration.ofHours(1));
    assertThat(pay().state()).isEqualTo(FlowReport.State.FAILED);
    assertThat(known("1")).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_month_names_every_kind_of_difference() {
    scene.placed(card(1), card(2), card(3), card(4), lamps(5));
    scene.placed(card(4).status(OrderStatus.CANCELLED));
    scene.channel.report(
        MONTH,
        new CardOrder("1", Money.ron("319.80")),
        new CardOrder("2", Money.ron("300.00")),
        new CardOrder("4", Money.ron("319.80")),
        new CardOrder("99", Money.ron("10.00")));
    Reconciliation result = desk().reconcile(MONTH);
    assertThat(result.reported()).isEqualTo(4);
    assertThat(result.agreed()).isEqualTo(1);
    assertThat(result.differences())
        .extracting(Difference::orderId, Difference::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2", Kind.AMOUNT_DIFFERS),
            org.assertj.core.groups.Tuple.tuple("3", Kind.RECORDED_NOT_PAID),
            org.assertj.core.groups.Tuple.tuple("4", Kind.PAID_BUT_CANCELLED),
            org.assertj.core.groups.Tuple.tuple("99", Kind.PAID_NOT_RECORDED));
    assertThat(result.differences().get(0).paid()).isEqualTo(Money.ron("300.00"));
    assertThat(result.differences().get(0).recorded()).isEqualTo(Money.ron("319.80"));
    assertThat(desk().reconcile(MONTH.minusMonths(1)).differences()).isEmpty();
  }

  @Test
  void an_order_that_is_settled_in_the_month_after_is_paid() {
    scene.placed(card(1));
    scene.channel.report(MONTH);
    assertThat(desk().reconcile(MONTH).differences())
        .singleElement()
        .satisfies(one -> assertThat(one.detail()).contains("so far"));
    scene.channel.report(MONTH.plusMonths(1), new CardOrder("1", Money.ron("319.80")));
    assertThat(desk().reconcile(MONTH).differences()).as("not begun").hasSize(1);
    scene.clock.advance(Duration.ofDays(40));
    assertThat(desk().reconcile(MONTH).differences()).isEmpty();
    assertThat(desk().reconcile(MONTH.plusMonths(1)).agreed()).isEqualTo(1);
  }

  @Test
  void two_reports_that_disagree_are_a_difference() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(card(1));
    scene.channel.report(MONTH, new CardOrder("1", Money.ron("319.80")));
    host.reach(OrderKey.of(LINK, "1"), State.PAID, Money.ron("319.00"));
    assertThat(desk().reconcile(MONTH).differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.REPORTS_DIFFER);
  }

  @Test
  void without_any_monthly_report_nothing_can_be_reconciled() {
    scene.joined = Joined.of("channel", scene.orders);
    assertThatThrownBy(() -> desk().reconcile(MONTH)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_order_at_the_door_that_is_paid_by_card_instead_is_not_collected_again() {
    scene.placed(lamps(1));
    pay();
    scene.placed(card(1));
    scene.channel.pay("1", new Payment(Method.CARD, State.PAID, "Card"));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.courier.live())
        .singleElement()
        .satisfies(one -> assertThat(one.cashOnDelivery().isZero()).isTrue());
  }

  @Test
  void an_order_at_the_door_that_a_card_system_calls_unpaid_is_collected() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(lamps(1));
    host.reach(OrderKey.of(LINK, "1"), State.UNPAID, Money.ron("319.80"));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.courier.live())
        .singleElement()
        .satisfies(one -> assertThat(one.cashOnDelivery()).isEqualTo(Money.ron("319.80")));
  }

  @Test
  void a_card_order_that_is_paid_at_the_door_instead_is_collected() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(card(1), card(2));
    host.reach(OrderKey.of(LINK, "2"), State.AUTHORISED, Money.ron("319.80"));
    pay();
    assertThat(known("2")).isEqualTo(State.AUTHORISED);
    scene.payments.clear();
    scene.placed(lamps(1), lamps(2));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    scene.desk().create("2", ShipmentWish.usual(), "ana");
    scene.ship();
    assertThat(scene.courier.live())
        .extracting(one -> one.cashOnDelivery())
        .containsExactly(Money.ron("319.80"), Money.ron("319.80"));
  }

  @Test
  void one_order_that_nobody_answers_for_does_not_keep_the_others_waiting() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    scene.placed(card(1), card(2));
    host.spoil(OrderKey.of(LINK, "1"));
    host.reach(OrderKey.of(LINK, "2"), State.PAID, Money.ron("319.80"));
    for (int pass = 0; pass < 2; pass++) {
      assertThat(pay().state()).isEqualTo(FlowReport.State.FAILED);
      assertThat(known("1")).isEqualTo(State.UNKNOWN);
      assertThat(known("2")).isEqualTo(State.PAID);
      scene.clock.advance(Duration.ofMinutes(21));
    }
  }

  @Test
  void an_order_that_comes_back_is_asked_for_again() {
    scene.placed(card(1));
    pay();
    scene.placed(card(1).status(OrderStatus.CANCELLED));
    scene.clock.advance(Duration.ofHours(1));
    pay();
    scene.placed(card(1));
    scene.channel.pay("1", new Payment(Method.CARD, State.PAID, "Card"));
    scene.clock.advance(Duration.ofDays(2));
    pay();
    assertThat(known("1")).isEqualTo(State.PAID);
  }

  @Test
  void several_orders_that_nobody_ever_answers_for_do_not_keep_the_others_waiting() {
    FakePayments host = new FakePayments("shop-bank");
    scene.payments.add(host);
    for (long id = 1; id <= 9; id++) {
      scene.placed(card(id));
      if (id < 9) {
        host.spoil(OrderKey.of(LINK, Long.toString(id)));
      }
    }
    host.reach(OrderKey.of(LINK, "9"), State.PAID, Money.ron("319.80"));
    for (int pass = 0; pass < 4; pass++) {
      pay();
      scene.clock.advance(Duration.ofMinutes(5));
    }
    assertThat(known("9")).isEqualTo(State.PAID);
  }
}
