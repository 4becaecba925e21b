package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.Intent;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link OrderStore} promises of claims, locks, fences and histories. */
public abstract class OrderStoreContract extends StoreContract {
  private OrderStore orders() {
    return store().orders();
  }

  private Orders order(String id) {
    return Orders.sample(OrderKey.of(link, id)).line("A", 2, "10.50").transport("15");
  }

  private OrderLock claimed() {
    orders().claim(List.of(order("1001").claim()), NOW);
    return orders().lock(key, "node-1", LONG).orElseThrow();
  }

  private static OrderWrite to(OrderState state, OrderLock lock) {
    return OrderWrite.of(in(state, lock.order()), state.name().toLowerCase(), "");
  }

  @Test
  void a_claim_inserts_the_order_its_reservations_and_its_first_event() {
    assertThat(orders().claim(List.of(order("1001").claim()), NOW)).containsExactly(key);

    TrackedOrder expected = TrackedOrder.claimed(order("1001").channel(), NOW);
    assertThat(orders().find(key)).contains(expected);
    assertThat(store().reservations().reserved(link, NOW)).isEqualTo(Map.of(Sku.of("A"), 2));
    assertThat(orders().events(key))
        .containsExactly(
            new OrderEvent(
                1, NOW, OrderState.NEW, OrderState.NEW, "claimed", "", Recording.none()));
  }

  @Test
  void a_replayed_claim_inserts_nothing() {
    orders().claim(List.of(order("1001").claim()), NOW);

    Claim other = order("1001").line("B", 1, "1").claim();
    assertThat(orders().claim(List.of(other, order("1002").claim()), NOW.plusSeconds(1)))
        .containsExactly(OrderKey.of(link, "1002"));
    assertThat(orders().find(key).orElseThrow().channel()).isEqualTo(order("1001").channel());
    assertThat(store().reservations().reserved(link, NOW)).isEqualTo(Map.of(Sku.of("A"), 4));
    assertThat(orders().events(key)).hasSize(1);
  }

  @Test
  void of_two_claims_of_one_order_in_a_page_the_first_counts() {
    Claim second = order("1001").line("B", 1, "1").claim();
    assertThat(orders().claim(List.of(order("1001").claim(), second), NOW)).containsExactly(key);
    assertThat(store().reservations().of(key)).hasSize(1);
  }

  @Test
  void an_empty_page_claims_nothing() {
    assertThat(orders().claim(List.of(), NOW)).isEmpty();
  }

  @Test
  void a_page_that_breaks_half_way_claims_nothing() {
    List<Claim> page =
        new AbstractList<>() {
          @Override
          public Claim get(int index) {
            if (index == 1) {
              throw new IllegalStateException("broken");
            }
            return order("1001").claim();
          }

          @Override
          public int size() {
            return 2;
          }
        };
    assertThatThrownBy(() -> orders().claim(page, NOW)).hasMessage("broken");
    assertThat(orders().find(key)).isEmpty();
    assertThat(store().reservations().of(key)).isEmpty();
  }

  @Test
  void a_claim_can_be_held_from_the_start() {
    Hold hold =
        new Hold(HoldReason.UNKNOWN_PRODUCT, "product X", List.of(RecordRef.of("PF", "0012")));
    orders().claim(List.of(order("1001").held(hold)), NOW);

    TrackedOrder found = orders().find(key).orElseThrow();
    assertThat(found.state()).isEqualTo(OrderState.HELD);
    assertThat(found.hold()).isEqualTo(hold);
    assertThat(orders().events(key).get(0).detail()).isEqualTo("product X");
  }

  @Test
  void orders_of_two_links_with_one_id_are_two_orders() {
    OrderKey other = OrderKey.of(otherLink, "1001");
    Claim theirs = Orders.sample(other).line("A", 7, "1").claim();
    assertThat(orders().claim(List.of(order("1001").claim(), theirs), NOW)).hasSize(2);
    assertThat(store().reservations().reserved(otherLink, NOW)).isEqualTo(Map.of(Sku.of("A"), 7));
    assertThat(orders().known(link, List.of("1001", "1002", "1001"))).containsExactly(key);
  }

  @Test
  void nothing_is_known_of_no_ids() {
    assertThat(orders().known(link, List.of())).isEmpty();
  }

  @Test
  void every_value_of_a_snapshot_comes_back() {
    ChannelOrder sample = order("1001").note("🎁 \u0000 \ud800 cadou \"șț\" \\ \u2028").channel();
    FieldRecord fields =
        sample.fields().toBuilder()
            .decimal("exact", new BigDecimal("12345678901234567890.123456789"))
            .decimal("small", new BigDecimal("1E-12"))
            .whole("whole", Long.MIN_VALUE)
            .bool("yes", true)
            .date("day", LocalDate.parse("2024-02-29"))
            .text("empty", "")
            .records("none", List.of())
            .build();
    ChannelOrder rich = new ChannelOrder(sample.order(), fields, "é🎁\u0000".repeat(400_000));
    orders().claim(List.of(new Claim(rich, OrderState.NEW, null, Map.of())), NOW);

    assertThat(orders().find(key).orElseThrow().channel()).isEqualTo(rich);
    assertThat(orders().find(key).orElseThrow().channel().fields().names())
        .containsExactlyElementsOf(fields.names());
  }

  @Test
  void a_lock_keeps_others_out_until_it_is_given_back() {
    OrderLock lock = claimed();
    assertThat(lock.order()).isEqualTo(TrackedOrder.claimed(order("1001").channel(), NOW));
    assertThat(orders().lock(key, "node-2", LONG)).isEmpty();

    assertThat(orders().unlock(lock)).isTrue();
    assertThat(orders().unlock(lock)).isFalse();
    OrderLock next = orders().lock(key, "node-2", LONG).orElseThrow();
    assertThat(next.fence()).isGreaterThan(lock.fence());
    assertThat(next.owner()).isEqualTo("node-2");
  }

  @Test
  void an_order_that_is_not_there_can_not_be_locked() {
    assertThat(orders().lock(key, "node-1", LONG)).isEmpty();
    assertThat(orders().find(key)).isEmpty();
    assertThat(orders().events(key)).isEmpty();
  }

  @Test
  void a_ttl_of_nothing_or_of_years_is_refused() {
    claimed();
    for (String ttl : List.of("PT0S", "PT-1S", "PT0.0000001S", "P366D")) {
      assertThatThrownBy(() -> orders().lock(key, "n", java.time.Duration.parse(ttl)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ttl");
    }
  }

  @Test
  void a_lock_whose_time_is_over_can_be_taken_and_its_holder_writes_nothing_any_more() {
    orders().claim(List.of(order("1001").claim()), NOW);
    OrderLock late = orders().lock(key, "node-1", SHORT).orElseThrow();
    OrderLock taken = eventually(() -> orders().lock(key, "node-2", LONG));

    assertThat(orders().write(late, to(OrderState.RECORDED, late).reserving(Map.of()), NOW))
        .isFalse();
    assertThat(orders().renew(late, LONG)).isFalse();
    assertThat(orders().unlock(late)).isFalse();
    assertThat(orders().find(key).orElseThrow().state()).isEqualTo(OrderState.NEW);
    assertThat(orders().events(key)).hasSize(1);
    assertThat(store().reservations().reserved(link, NOW)).isEqualTo(Map.of(Sku.of("A"), 2));
    assertThat(orders().write(taken, to(OrderState.SENDING, taken), NOW)).isTrue();
  }

  @Test
  void a_lock_that_expired_and_was_not_taken_writes_and_renews() {
    orders().claim(List.of(order("1001").claim()), NOW);
    OrderLock lock = orders().lock(key, "node-1", SHORT).orElseThrow();
    eventually(() -> orders().due(link, OrderState.NEW, NOW, 1).stream().findFirst());

    assertThat(orders().write(lock, to(OrderState.SENDING, lock), NOW)).isTrue();
    assertThat(orders().renew(lock, LONG)).isTrue();
    assertThat(orders().lock(key, "node-2", LONG)).isEmpty();
  }

  @Test
  void a_lock_that_was_given_back_writes_nothing() {
    OrderLock lock = claimed();
    orders().unlock(lock);
    assertThat(orders().write(lock, to(OrderState.SENDING, lock), NOW)).isFalse();
    assertThat(orders().renew(lock, LONG)).isFalse();
  }

  @Test
  void a_write_keeps_every_value_and_tells_it_in_the_history() {
    OrderLock lock = claimed();
    Intent intent =
        new Intent(Marker.of(key, 0), Series.of("PF"), 41, "abc", lock.fence(), NOW.plusNanos(1));
    FieldRecord frozen = FieldRecord.builder().decimal("rate", new BigDecimal("4.97")).build();
    Recording sending = Recording.none().mapped(3, frozen, Money.ron("36.00")).intending(intent);
    Recording recorded = sending.recordedAs(RecordRef.of("PF", "0042"));
    Hold hold = Hold.of(HoldReason.CHANGED, "price");
    Instant later = NOW.plusSeconds(5);

    assertThat(orders().write(lock, write(lock, OrderState.SENDING, sending, null), NOW)).isTrue();
    assertThat(orders().write(lock, write(lock, OrderState.HELD, recorded, hold), later)).isTrue();

    TrackedOrder found = orders().find(key).orElseThrow();
    assertThat(found).isEqualTo(write(lock, OrderState.HELD, recorded, hold).order());
    List<OrderEvent> events = orders().events(key);
    assertThat(events.get(1))
        .isEqualTo(
            new OrderEvent(2, NOW, OrderState.NEW, OrderState.SENDING, "what", "d", sending));
    assertThat(events.get(2))
        .isEqualTo(
            new OrderEvent(3, later, OrderState.SENDING, OrderState.HELD, "what", "d", recorded));
    assertThat(OrderStore.fold(events)).isEqualTo(found.recording());
  }

  private static OrderWrite write(
      OrderLock lock, OrderState state, Recording recording, Hold hold) {
    return OrderWrite.of(
        new TrackedOrder(
            lock.order().channel(), state, hold, recording, 2, NOW.plusSeconds(60), null),
        "what",
        "d");
  }

  @Test
  void a_lock_writes_its_own_order_only() {
    OrderLock lock = claimed();
    TrackedOrder other = TrackedOrder.claimed(order("1002").channel(), NOW);
    assertThatThrownBy(() -> orders().write(lock, OrderWrite.of(other, "x", ""), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1002");
  }

  @Test
  void a_write_under_a_series_lease_needs_the_lease_too() {
    OrderLock lock = claimed();
    String name = "series/" + link;
    var lease = store().leases().acquire(name, "node-1", LONG).orElseThrow();
    assertThat(orders().write(lock, to(OrderState.SENDING, lock).under(lease), NOW)).isTrue();

    store().leases().release(lease);
    var write = to(OrderState.RECORDED, lock).under(lease).reserving(Map.of());
    assertThat(orders().write(lock, write, NOW)).isFalse();
    store().leases().acquire(name, "node-2", LONG);
    assertThat(orders().write(lock, write, NOW)).isFalse();
    assertThat(orders().find(key).orElseThrow().state()).isEqualTo(OrderState.SENDING);
    assertThat(orders().events(key)).hasSize(2);
    assertThat(store().reservations().open(link)).hasSize(1);
  }

  @Test
  void a_write_under_an_expired_series_lease_writes_nothing() {
    OrderLock lock = claimed();
    String name = "series/" + link;
    var lease = store().leases().acquire(name, "node-1", SHORT).orElseThrow();
    eventually(() -> store().leases().holder(name).isEmpty() ? Optional.of(1) : Optional.empty());
    assertThat(orders().write(lock, to(OrderState.SENDING, lock).under(lease), NOW)).isFalse();
  }

  @Test
  void due_orders_come_oldest_first_without_those_that_are_locked_or_not_yet_due() {
    orders().claim(List.of(order("1").claim()), NOW.plusSeconds(2));
    orders().claim(List.of(order("2").claim(), order("3").claim()), NOW);
    orders().claim(List.of(order("4").claim()), NOW.plusSeconds(9));
    orders().lock(OrderKey.of(link, "2"), "node-1", LONG);

    assertThat(orders().due(link, OrderState.NEW, NOW.plusSeconds(5), 10))
        .extracting(OrderKey::orderId)
        .containsExactly("3", "1");
    assertThat(orders().due(link, OrderState.NEW, NOW.plusSeconds(5), 1)).hasSize(1);
    assertThat(orders().due(link, OrderState.HELD, NOW.plusSeconds(5), 10)).isEmpty();
  }

  @Test
  void an_order_can_be_put_off_for_ever() {
    OrderLock lock = claimed();
    orders().write(lock, OrderWrite.of(due(Instant.MAX, lock.order()), "later", ""), NOW);
    orders().unlock(lock);
    assertThat(orders().due(link, OrderState.NEW, Instant.parse("2200-01-01T00:00:00Z"), 9))
        .isEmpty();
    assertThat(orders().find(key).orElseThrow().dueAt())
        .isAfter(Instant.parse("9999-01-01T00:00:00Z"));
  }

  @Test
  void instants_are_kept_to_the_microsecond_and_compared_alike() {
    Instant fine = Instant.parse("2026-10-02T08:00:00.123456999Z");
    orders().claim(List.of(order("1001").claim()), fine);
    assertThat(orders().find(key).orElseThrow().dueAt()).isEqualTo(NOW);
    assertThat(orders().events(key).get(0).at()).isEqualTo(NOW);
    assertThat(orders().due(link, OrderState.NEW, fine, 9)).containsExactly(key);
    assertThat(orders().due(link, OrderState.NEW, NOW.minusNanos(1000), 9)).isEmpty();
  }

  @Test
  void texts_of_a_history_lose_only_what_databases_can_not_keep() {
    OrderLock lock = claimed();
    orders().write(lock, OrderWrite.of(lock.order(), "șters", "a\u0000b🎁\udc00"), NOW);
    assertThat(orders().events(key).get(1).detail()).isEqualTo("a\ufffdb🎁\ufffd");
  }

  @Test
  void pages_list_every_order_once_newest_first() {
    for (int i = 10; i < 17; i++) {
      orders().claim(List.of(order("" + i).claim()), NOW.plusSeconds(i / 2));
    }
    List<TrackedOrder> first = orders().list(link, null, null, 3);
    List<TrackedOrder> second = orders().list(link, null, first.get(2).key(), 3);
    List<TrackedOrder> third = orders().list(link, null, second.get(2).key(), 3);
    assertThat(List.of(first, second, third))
        .flatMap(page -> page)
        .extracting(order -> order.key().orderId())
        .containsExactly("16", "15", "14", "13", "12", "11", "10");
    assertThat(orders().list(link, OrderState.HELD, null, 3)).isEmpty();
    assertThat(orders().list(link, null, OrderKey.of(link, "99"), 3)).isEmpty();
  }

  @Test
  void a_page_goes_on_behind_an_order_that_left_the_state() {
    orders().claim(List.of(order("1").claim(), order("2").claim()), NOW);
    OrderLock lock = orders().lock(OrderKey.of(link, "2"), "node-1", LONG).orElseThrow();
    orders().write(lock, to(OrderState.CLOSED, lock), NOW);
    assertThat(orders().list(link, OrderState.NEW, OrderKey.of(link, "2"), 9))
        .extracting(order -> order.key().orderId())
        .containsExactly("1");
    assertThat(orders().counts(link)).isEqualTo(Map.of(OrderState.NEW, 1L, OrderState.CLOSED, 1L));
    assertThat(orders().counts(otherLink)).isEmpty();
  }

  @Test
  void forgetting_buyers_leaves_keys_lines_and_amounts_alone() {
    OrderLock lock = claimed();
    orders().write(lock, to(OrderState.CLOSED, lock), NOW);
    orders().observe(order("1001").note("late").channel(), NOW);
    Set<OrderState> done = Set.of(OrderState.CLOSED, OrderState.CANCELLED);
    assertThat(orders().forgetBuyers(link, done, NOW.plusSeconds(1))).isZero();
    orders().unlock(lock);

    assertThat(orders().forgetBuyers(link, done, NOW)).isZero();
    assertThat(orders().forgetBuyers(otherLink, done, NOW.plusSeconds(1))).isZero();
    assertThat(orders().forgetBuyers(link, Set.of(), NOW.plusSeconds(1))).isZero();
    assertThat(orders().forgetBuyers(link, done, NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(orders().forgetBuyers(link, done, NOW.plusSeconds(1))).isZero();

    TrackedOrder left = orders().find(key).orElseThrow();
    assertThat(left.channel()).isEqualTo(OrderStore.forgotten(order("1001").channel()));
    assertThat(left.channel().order().total()).isEqualTo(Money.ron("36"));
    assertThat(left.pending()).isNull();
    assertThat(orders().withPending(link, 9)).isEmpty();
  }

  @Test
  void a_forgotten_buyer_does_not_come_back_with_an_old_snapshot() {
    OrderLock lock = claimed();
    orders().write(lock, to(OrderState.CLOSED, lock), NOW);
    orders().unlock(lock);
    orders().forgetBuyers(link, Set.of(OrderState.CLOSED), NOW.plusSeconds(1));
    assertThat(orders().observe(order("1001").channel(), NOW)).isFalse();
    assertThat(orders().find(key).orElseThrow().pending()).isNull();
  }
}
