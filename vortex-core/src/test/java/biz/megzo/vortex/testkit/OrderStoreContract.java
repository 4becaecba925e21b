package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link biz.megzo.vortex.store.OrderStore} promises. */
public abstract class OrderStoreContract {
  static final Instant NOW = Instant.parse("2026-10-02T08:00:00.123456Z");
  static final LinkId LINK = LinkId.of("shop-1");
  static final OrderKey KEY = OrderKey.of(LINK, "1001");
  static final Duration TTL = Duration.ofMinutes(5);

  protected abstract VortexStore store();

  @Test
  void a_replayed_claim_inserts_nothing() {
    Orders order = Orders.sample(KEY).line("A", 2, "10");
    assertThat(store().orders().claim(List.of(order.claim()), NOW)).containsExactly(KEY);
    assertThat(store().orders().claim(List.of(order.line("B", 1, "1").claim()), NOW)).isEmpty();
    assertThat(store().reservations().reserved(LINK, NOW)).isEqualTo(Map.of(Sku.of("A"), 2));
    assertThat(store().orders().find(KEY).orElseThrow().channel()).isEqualTo(order.channel());
  }

  @Test
  void a_lock_that_was_given_back_writes_nothing() {
    store().orders().claim(List.of(Orders.sample(KEY).line("A", 2, "10").claim()), NOW);
    OrderLock lock = store().orders().lock(KEY, "n1", TTL).orElseThrow();
    assertThat(store().orders().lock(KEY, "n2", TTL)).isEmpty();
    var held =
        new biz.megzo.vortex.order.TrackedOrder(
            lock.order().channel(),
            OrderState.CANCELLED,
            null,
            lock.order().recording(),
            1,
            NOW,
            null);
    assertThat(store().orders().write(lock, OrderWrite.of(held, "x", ""), NOW)).isTrue();
    assertThat(store().orders().unlock(lock)).isTrue();
    assertThat(store().orders().write(lock, OrderWrite.of(held, "x", ""), NOW)).isFalse();
    assertThat(store().orders().events(KEY)).hasSize(2);
  }
}
