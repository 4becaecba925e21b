package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OrderStore} promises of snapshots that come while an order is worked on. */
public abstract class SnapshotContract extends StoreContract {
  private final ChannelOrder first = order(null);
  private final ChannelOrder second = order("second");
  private final ChannelOrder third = order("third");

  private ChannelOrder order(String note) {
    Orders sample = Orders.sample(key).line("A", 1, "10");
    return note == null ? sample.channel() : sample.note(note).channel();
  }

  private OrderStore orders() {
    return store().orders();
  }

  private OrderLock lock() {
    return orders().lock(key, "node-1", LONG).orElseThrow();
  }

  private ChannelOrder pending() {
    return orders().find(key).orElseThrow().pending();
  }

  private static OrderWrite with(ChannelOrder channel, OrderLock lock) {
    TrackedOrder order = lock.order();
    return OrderWrite.of(
        new TrackedOrder(
            channel,
            order.state(),
            order.hold(),
            order.recording(),
            order.attempts(),
            order.dueAt(),
            null),
        "looked",
        "");
  }

  @BeforeEach
  void claim() {
    orders().claim(List.of(Orders.sample(key).line("A", 1, "10").claim()), NOW);
  }

  @Test
  void a_snapshot_like_the_claimed_one_is_no_news() {
    assertThat(orders().observe(first, NOW)).isFalse();
    assertThat(pending()).isNull();
    assertThat(orders().withPending(link, 9)).isEmpty();
  }

  @Test
  void a_newer_snapshot_waits_and_a_still_newer_one_takes_its_place() {
    assertThat(orders().observe(second, NOW)).isTrue();
    assertThat(orders().observe(second, NOW)).isFalse();
    assertThat(pending()).isEqualTo(second);
    assertThat(orders().observe(third, NOW)).isTrue();
    assertThat(pending()).isEqualTo(third);
    assertThat(orders().find(key).orElseThrow().channel()).isEqualTo(first);
  }

  @Test
  void a_snapshot_of_an_unknown_order_is_no_news() {
    ChannelOrder unknown = Orders.sample(OrderKey.of(link, "2")).channel();
    assertThat(orders().observe(unknown, NOW)).isFalse();
    assertThat(orders().find(unknown.order().key())).isEmpty();
  }

  @Test
  void a_snapshot_that_was_worked_in_no_longer_waits() {
    orders().observe(second, NOW);
    OrderLock lock = lock();
    assertThat(lock.order().pending()).isEqualTo(second);
    orders().write(lock, with(second, lock).settling(), NOW);

    assertThat(pending()).isNull();
    assertThat(orders().find(key).orElseThrow().channel()).isEqualTo(second);
    assertThat(orders().observe(second, NOW)).isFalse();
    assertThat(orders().observe(first, NOW)).isTrue();
  }

  @Test
  void a_snapshot_seen_between_lock_and_settling_survives() {
    orders().observe(second, NOW);
    OrderLock lock = lock();
    assertThat(orders().observe(third, NOW)).isTrue();
    assertThat(orders().write(lock, with(second, lock).settling(), NOW)).isTrue();

    assertThat(pending()).isEqualTo(third);
    assertThat(orders().find(key).orElseThrow().channel()).isEqualTo(second);
  }

  @Test
  void a_first_snapshot_seen_after_the_lock_survives_too() {
    OrderLock lock = lock();
    assertThat(orders().observe(second, NOW)).isTrue();
    orders().write(lock, with(first, lock).settling(), NOW);
    assertThat(pending()).isEqualTo(second);
  }

  @Test
  void a_write_that_does_not_settle_leaves_the_snapshot_waiting() {
    orders().observe(second, NOW);
    OrderLock lock = lock();
    orders().write(lock, with(first, lock), NOW);
    assertThat(pending()).isEqualTo(second);
  }

  @Test
  void a_snapshot_that_was_dismissed_does_not_come_back() {
    orders().observe(second, NOW);
    OrderLock lock = lock();
    orders().write(lock, with(first, lock).settling(), NOW);
    assertThat(pending()).isNull();
    assertThat(orders().observe(second, NOW)).isFalse();
    assertThat(orders().observe(third, NOW)).isTrue();
  }

  @Test
  void a_snapshot_written_directly_is_the_newest_one() {
    OrderLock lock = lock();
    orders().write(lock, with(second, lock), NOW);
    assertThat(orders().observe(second, NOW)).isFalse();
    assertThat(orders().observe(first, NOW)).isTrue();
  }

  @Test
  void changed_orders_come_longest_waiting_first_without_those_that_are_locked() {
    for (String id : List.of("1", "2", "3")) {
      OrderKey one = OrderKey.of(link, id);
      orders().claim(List.of(Orders.sample(one).claim()), NOW);
      orders()
          .observe(Orders.sample(one).note("new").channel(), NOW.minusSeconds(Long.parseLong(id)));
    }
    orders().lock(OrderKey.of(link, "2"), "node-1", LONG);
    assertThat(orders().withPending(link, 9))
        .extracting(OrderKey::orderId)
        .containsExactly("3", "1");
    assertThat(orders().withPending(link, 1)).hasSize(1);
    assertThat(orders().withPending(otherLink, 9)).isEmpty();
  }

  @Test
  void unsettled_orders_are_those_with_news_and_those_that_may_sell_more_than_is_counted() {
    for (String id : List.of("1", "2", "3", "4", "5")) {
      orders().claim(List.of(Orders.sample(OrderKey.of(link, id)).claim()), NOW);
    }
    orders().observe(Orders.sample(OrderKey.of(link, "2")).note("new").channel(), NOW);
    hold("1", HoldReason.CHANGED_AFTER_INVOICE, "was \"RECORD_GONE\"");
    hold("3", HoldReason.MAPPING, "{\"reason\":\"RECORD_GONE\"");
    hold("4", HoldReason.RECORD_GONE, "");
    orders().observe(Orders.sample(OrderKey.of(link, "4")).note("new").channel(), NOW);
    orders().lock(OrderKey.of(link, "2"), "node-1", LONG);
    assertThat(orders().unsettled(link, null, 9))
        .extracting(order -> order.key().orderId())
        .containsExactly("1", "2", "4");
    assertThat(orders().unsettled(link, null, 2)).hasSize(2);
    assertThat(orders().unsettled(link, OrderKey.of(link, "2"), 9))
        .extracting(order -> order.key().orderId())
        .containsExactly("4");
    assertThat(orders().unsettled(otherLink, null, 9)).isEmpty();
  }

  private void hold(String id, HoldReason reason, String detail) {
    OrderLock lock = orders().lock(OrderKey.of(link, id), "node-1", LONG).orElseThrow();
    TrackedOrder row = lock.order();
    TrackedOrder held =
        new TrackedOrder(
            row.channel(), OrderState.HELD, Hold.of(reason, detail), row.recording(), 0, NOW, null);
    assertThat(orders().write(lock, OrderWrite.of(held, "held", ""), NOW)).isTrue();
    orders().unlock(lock);
  }
}
