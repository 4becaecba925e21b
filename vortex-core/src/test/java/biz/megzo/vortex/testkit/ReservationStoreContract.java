package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ReservationStore;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link ReservationStore} promises. */
public abstract class ReservationStoreContract extends StoreContract {
  private static final Sku A = Sku.of("A");
  private static final Sku B = Sku.of("B");
  private static final Instant LATER = NOW.plusSeconds(60);

  private ReservationStore reservations() {
    return store().reservations();
  }

  private void claim(String id, Map<Sku, Integer> units, Instant at) {
    OrderKey order = OrderKey.of(link, id);
    Claim claim = Orders.sample(order).claim();
    store().orders().claim(List.of(new Claim(claim.channel(), claim.state(), null, units)), at);
  }

  private void reserve(Map<Sku, Integer> units) {
    OrderLock lock = store().orders().lock(key, "node-1", LONG).orElseThrow();
    OrderWrite write = OrderWrite.of(lock.order(), "amended", "").reserving(units);
    assertThat(store().orders().write(lock, write, LATER)).isTrue();
    store().orders().unlock(lock);
  }

  private Map<Sku, Integer> open() {
    return reservations().reserved(link, Instant.parse("2100-01-01T00:00:00Z"));
  }

  @Test
  void open_units_are_summed_per_sku_and_link() {
    claim("1", Map.of(A, 2, B, 1), NOW);
    claim("2", Map.of(A, 3), NOW);
    assertThat(open()).isEqualTo(Map.of(A, 5, B, 1));
    assertThat(reservations().reserved(otherLink, NOW)).isEmpty();
    assertThat(reservations().open(otherLink)).isEmpty();
  }

  @Test
  void sales_are_counted_by_when_they_were_opened_whatever_became_of_them() {
    claim("1", Map.of(A, 2, B, 1), NOW);
    claim("2", Map.of(A, 3), LATER);
    reservations().close(OrderKey.of(link, "1"), LATER, "invoiced");
    assertThat(reservations().sold(link, NOW, LATER.plusSeconds(1)))
        .isEqualTo(
            Map.of(
                A, new ReservationStore.Sold(A, 5, 2, NOW),
                B, new ReservationStore.Sold(B, 1, 1, NOW)));
    assertThat(reservations().sold(link, NOW, LATER).get(A))
        .isEqualTo(new ReservationStore.Sold(A, 2, 1, NOW));
    assertThat(reservations().sold(link, NOW.plusSeconds(1), LATER)).isEmpty();
    assertThat(reservations().sold(otherLink, NOW, LATER)).isEmpty();
  }

  @Test
  void open_reservations_come_oldest_first() {
    claim("1", Map.of(A, 2, B, 1), LATER);
    claim("2", Map.of(A, 3), NOW);
    Reservation oldest = new Reservation(OrderKey.of(link, "2"), A, 3, NOW, null, null);
    Reservation second = new Reservation(OrderKey.of(link, "1"), A, 2, LATER, null, null);
    Reservation third = new Reservation(OrderKey.of(link, "1"), B, 1, LATER, null, null);
    assertThat(reservations().open(link)).containsExactly(oldest, second, third);
    assertThat(reservations().open(link, A)).containsExactly(oldest, second);
  }

  @Test
  void units_closed_at_or_after_the_snapshot_began_still_count() {
    claim("1001", Map.of(A, 2), NOW);
    assertThat(reservations().close(key, LATER, "invoiced")).isEqualTo(1);
    assertThat(reservations().close(key, LATER.plusSeconds(1), "invoiced")).isZero();

    assertThat(reservations().reserved(link, LATER.minusSeconds(1))).isEqualTo(Map.of(A, 2));
    assertThat(reservations().reserved(link, LATER)).isEqualTo(Map.of(A, 2));
    assertThat(reservations().reserved(link, LATER.plusNanos(1000))).isEmpty();
    assertThat(reservations().of(key))
        .containsExactly(new Reservation(key, A, 2, NOW, LATER, "invoiced"));
    assertThat(reservations().open(link, A)).isEmpty();
  }

  @Test
  void a_write_opens_what_is_new_and_closes_what_is_no_longer_needed() {
    claim("1001", Map.of(A, 2), NOW);
    reserve(Map.of(A, 2, B, 3));
    assertThat(open()).isEqualTo(Map.of(A, 2, B, 3));

    reserve(Map.of(A, 1));
    assertThat(open()).isEqualTo(Map.of(A, 1));
    assertThat(reservations().reserved(link, LATER)).isEqualTo(Map.of(A, 2, B, 3));
    assertThat(reservations().of(key))
        .containsExactlyInAnyOrder(
            new Reservation(key, A, 1, NOW, null, null),
            new Reservation(key, A, 1, NOW, LATER, "amended"),
            new Reservation(key, B, 3, LATER, LATER, "amended"));

    reserve(Map.of(A, 4, B, 0));
    assertThat(open()).isEqualTo(Map.of(A, 4));
    reserve(Map.of());
    assertThat(open()).isEmpty();
    assertThat(reservations().open(link)).isEmpty();
  }

  @Test
  void a_write_that_says_nothing_of_units_leaves_them() {
    claim("1001", Map.of(A, 2), NOW);
    OrderLock lock = store().orders().lock(key, "node-1", LONG).orElseThrow();
    store().orders().write(lock, OrderWrite.of(lock.order(), "noted", ""), LATER);
    assertThat(open()).isEqualTo(Map.of(A, 2));
  }

  @Test
  void the_same_units_again_change_nothing() {
    claim("1001", Map.of(A, 2), NOW);
    reserve(Map.of(A, 2));
    assertThat(reservations().of(key)).containsExactly(new Reservation(key, A, 2, NOW, null, null));
  }

  @Test
  void zero_units_reserve_nothing_and_fewer_are_refused() {
    claim("1001", Map.of(A, 0), NOW);
    assertThat(reservations().of(key)).isEmpty();
    Claim claim = Orders.sample(key).claim();
    assertThatThrownBy(() -> new Claim(claim.channel(), claim.state(), null, Map.of(A, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A");
  }

  @Test
  void closing_an_unknown_order_closes_nothing() {
    assertThat(reservations().close(key, NOW, "invoiced")).isZero();
    assertThat(reservations().of(key)).isEmpty();
  }
}
