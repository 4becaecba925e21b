package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Due;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.PrintedFile;
import biz.megzo.vortex.fulfil.Sending;
import biz.megzo.vortex.fulfil.Steps;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store promises of what follows recorded orders. */
public abstract class FollowUpStoreContract extends StoreContract {
  private static final InvoiceRef ONE = new InvoiceRef("FCT", "0107");
  private static final InvoiceRef TWO = new InvoiceRef("", "0108 ș");
  private static final Instant LATER = NOW.plusSeconds(60);

  private TrackedOrder recorded(OrderLock lock) {
    TrackedOrder order = lock.order();
    return new TrackedOrder(
        order.channel(),
        OrderState.RECORDED,
        null,
        order.recording().recordedAs(RecordRef.of("VX", "0001")),
        0,
        NOW,
        null);
  }

  /** Claims and records an order; its lock is held. */
  private OrderLock record(OrderKey order, Instant at) {
    store().orders().claim(List.of(Orders.sample(order).line("A", 1, "10").claim()), at);
    OrderLock lock = store().orders().lock(order, "n", LONG).orElseThrow();
    assertThat(store().orders().write(lock, OrderWrite.of(recorded(lock), "created", ""), at))
        .isTrue();
    return lock;
  }

  private FollowUp row(OrderKey order) {
    return store().followUps().find(order).orElseThrow();
  }

  private static Attachment rich() {
    return Attachment.seen(ONE, AttachmentState.FOUND, NOW)
        .totalling(Money.ron("319.80"))
        .printed(new PrintedFile("ab12", 4321, NOW))
        .sending(new Sending(2, LATER))
        .missing(LATER)
        .accepting(FollowHoldReason.NO_TEXT)
        .accepting(FollowHoldReason.TOTAL_DIFFERS)
        .held(new FollowHold(FollowHoldReason.REFUSED, "Fișier prea mare"));
  }

  @Test
  void an_order_is_followed_from_the_write_that_gives_it_a_record() {
    store().orders().claim(List.of(Orders.sample(key).line("A", 1, "10").claim()), NOW);
    OrderLock lock = store().orders().lock(key, "n", LONG).orElseThrow();
    store().orders().write(lock, OrderWrite.of(lock.order(), "waiting", ""), NOW);
    assertThat(store().followUps().find(key)).isEmpty();
    assertThat(store().followUps().toLook(link, LATER, 9)).isEmpty();

    store().orders().write(lock, OrderWrite.of(recorded(lock), "created", ""), NOW);
    store().orders().unlock(lock);
    assertThat(row(key).since()).isEqualTo(NOW);
    assertThat(row(key).stage()).isEqualTo(Stage.WAITING);
    assertThat(store().followUps().toLook(link, NOW, 9)).containsExactly(key);
    assertThat(store().followUps().toWork(link, NOW, 9)).containsExactly(key);
    assertThat(store().followUps().toLook(otherLink, NOW, 9)).isEmpty();
  }

  @Test
  void a_row_comes_back_as_it_was_written() {
    OrderLock lock = record(key, NOW);
    Steps steps =
        Steps.none()
            .with(ChannelStep.CONFIRM)
            .with(ChannelStep.LINES_READY)
            .sending(ChannelStep.FINISH, NOW)
            .held(
                ChannelStep.FINISH,
                new FollowHold(FollowHoldReason.STEP_REFUSED, "fără AWB"),
                LATER);
    FollowUp next =
        row(key)
            .with(rich())
            .with(Attachment.seen(TWO, AttachmentState.ATTACHED, LATER))
            .with(steps)
            .with(new Due(LATER, FollowUp.NEVER, true));
    assertThat(store().followUps().write(lock, next)).isTrue();
    assertThat(row(key)).isEqualTo(next);
    FollowUp after = next.with(next.attachments().get(0).in(AttachmentState.REMOVED));
    assertThat(store().followUps().write(lock, after)).isTrue();
    assertThat(row(key)).isEqualTo(after);
  }

  @Test
  void a_lock_that_was_lost_writes_nothing() {
    OrderLock lost = record(key, NOW);
    store().orders().unlock(lost);
    OrderLock mine = store().orders().lock(key, "m", LONG).orElseThrow();
    FollowUp next = row(key).with(rich());
    assertThat(store().followUps().write(lost, next)).isFalse();
    assertThat(row(key).attachments()).isEmpty();
    assertThat(store().followUps().write(mine, next)).isTrue();
    store().orders().unlock(mine);
    assertThat(store().followUps().write(mine, next.lookingAt(LATER))).isFalse();
  }

  @Test
  void a_wake_that_came_in_between_is_not_lost() {
    OrderLock lock = record(key, NOW);
    FollowUp read = row(key);
    assertThat(store().followUps().wake(link, List.of("1001", "1001", "none"))).isEqualTo(1);
    assertThat(store().followUps().wake(otherLink, List.of("1001"))).isZero();
    Due rest = new Due(FollowUp.NEVER, FollowUp.NEVER, false);
    store().followUps().write(lock, read.with(rest));
    assertThat(row(key).due()).isEqualTo(new Due(Instant.EPOCH, Instant.EPOCH, true));

    store().followUps().write(lock, row(key).with(rest));
    assertThat(row(key).due()).isEqualTo(rest);
    store().orders().write(lock, OrderWrite.of(recorded(lock), "amended", ""), LATER);
    assertThat(row(key).due()).isEqualTo(new Due(LATER, LATER, false));
  }

  @Test
  void what_is_due_longest_comes_first_and_what_is_locked_not_at_all() {
    OrderKey other = OrderKey.of(link, "1002");
    OrderKey third = OrderKey.of(link, "1003");
    OrderLock one = record(key, LATER);
    OrderLock two = record(other, NOW);
    OrderLock busy = record(third, NOW);
    store().orders().unlock(one);
    store().orders().unlock(two);
    assertThat(store().followUps().toLook(link, LATER, 9)).containsExactly(other, key);
    assertThat(store().followUps().toWork(link, LATER, 1)).containsExactly(other);
    assertThat(store().followUps().toWork(link, NOW, 9)).containsExactly(other);
    store().followUps().wake(link, List.of("1001"));
    assertThat(store().followUps().toLook(link, LATER, 9)).containsExactly(key, other);
    store().orders().unlock(busy);
    assertThat(store().followUps().toLook(link, LATER, 9)).containsExactly(key, other, third);
  }

  @Test
  void orders_are_found_by_an_invoice_that_counts() {
    OrderKey other = OrderKey.of(link, "1002");
    OrderLock one = record(key, NOW);
    OrderLock two = record(other, NOW);
    store().followUps().write(one, row(key).with(rich()));
    store()
        .followUps()
        .write(two, row(other).with(Attachment.seen(ONE, AttachmentState.REMOVED, NOW)));
    assertThat(store().followUps().having(link, ONE)).containsExactly(key);
    assertThat(store().followUps().having(link, TWO)).isEmpty();
    assertThat(store().followUps().having(otherLink, ONE)).isEmpty();
  }

  @Test
  void pages_and_counts_go_by_stage() {
    for (int i = 0; i < 5; i++) {
      OrderKey order = OrderKey.of(link, "200" + i);
      OrderLock lock = record(order, NOW.plusSeconds(i / 2));
      if (i % 2 == 0) {
        store().followUps().write(lock, row(order).with(rich()));
      }
    }
    assertThat(store().followUps().counts(link))
        .isEqualTo(Map.of(Stage.HELD, 3L, Stage.WAITING, 2L));
    List<FollowUp> first = store().followUps().list(link, null, null, 3);
    assertThat(first)
        .extracting(row -> row.order().orderId())
        .containsExactly("2004", "2003", "2002");
    assertThat(store().followUps().list(link, null, first.get(2).order(), 9))
        .extracting(row -> row.order().orderId())
        .containsExactly("2001", "2000");
    assertThat(store().followUps().list(link, Stage.HELD, null, 9))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.attachments()).containsExactly(rich()));
    assertThat(store().followUps().list(link, null, OrderKey.of(link, "none"), 9)).isEmpty();
    assertThat(Set.copyOf(store().followUps().counts(otherLink).keySet())).isEmpty();
  }
}
