package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.ShipmentStore.ShipmentLock;
import biz.megzo.vortex.store.ShipmentStore.Written;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store promises of shipments. */
public abstract class ShipmentStoreContract extends StoreContract {
  private final OrderKey second = OrderKey.of(link, "1002");

  private ShipmentStore shipments() {
    return store().shipments();
  }

  private ShipmentLock lock(OrderKey order) {
    return shipments().lock(order, "node-1", LONG).orElseThrow();
  }

  private static Shipment numbered(Shipment shipment, String number) {
    Awb awb = Awb.of("fan-courier", number, NOW);
    return shipment.to(ShipmentState.MADE, NOW).withAwb(awb);
  }

  @Test
  void one_order_has_one_shipment() {
    assertThat(shipments().find(key)).isEmpty();
    assertThat(shipments().open(Shipment.watched(key, NOW))).isTrue();
    assertThat(shipments().open(Shipment.planned(key, ShipmentWish.usual(), NOW))).isFalse();
    assertThat(shipments().find(key)).contains(Shipment.watched(key, NOW));
  }

  @Test
  void of_many_who_open_one_wins() {
    List<Boolean> won =
        Race.of(8, node -> shipments().open(Shipment.planned(key, ShipmentWish.usual(), NOW)));
    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  void everything_that_is_written_comes_back() {
    ShipmentWish wish =
        new ShipmentWish("fan", new Parcels(2, 1, Parcels.one("2.5").weightKg()), Money.ron("9.5"));
    Shipment planned = Shipment.planned(key, wish, NOW);
    assertThat(shipments().open(planned)).isTrue();
    ShipmentLock lock = lock(key);
    Shipment sent =
        planned
            .on(ShipmentState.MAKING, NOW.plusSeconds(60), 3)
            .with(
                planned
                    .making()
                    .without("7")
                    .sending("VX01234567", NOW.minusSeconds(1), Money.ron("319.80"))
                    .sending("VX01234567", NOW, Money.ron("319.80")))
            .withAwb(
                Awb.of("fan", "2000", NOW)
                    .told(NOW)
                    .at(new Track(Track.Phase.IN_TRANSIT, "H10", "în tranzit ș🎁"), NOW));
    Shipment held =
        sent.held(
            new ShipmentHold(ShipmentHoldReason.IN_DOUBT, "ș — \"două\"", List.of("1", "2")), NOW);
    assertThat(shipments().write(lock, sent)).isEqualTo(Written.WRITTEN);
    assertThat(shipments().find(key)).contains(sent);
    assertThat(shipments().write(lock, held)).isEqualTo(Written.WRITTEN);
    assertThat(shipments().find(key)).contains(held);
    assertThat(shipments().unlock(lock)).isTrue();
    assertThat(lock(key).shipment()).isEqualTo(held);
  }

  @Test
  void one_holder_at_a_time_and_an_earlier_one_writes_nothing() {
    assertThat(shipments().lock(key, "node-1", LONG)).isEmpty();
    shipments().open(Shipment.watched(key, NOW));
    ShipmentLock first = shipments().lock(key, "node-1", SHORT).orElseThrow();
    ShipmentLock next = eventually(() -> shipments().lock(key, "node-2", LONG));
    assertThat(next.fence()).isGreaterThan(first.fence());
    assertThat(shipments().lock(key, "node-3", LONG)).isEmpty();
    Shipment later = first.shipment().later(NOW, "stale");
    assertThat(shipments().write(first, later)).isEqualTo(Written.LOCK_LOST);
    assertThat(shipments().renew(first, LONG)).isFalse();
    assertThat(shipments().unlock(first)).isFalse();
    assertThat(shipments().find(key)).contains(Shipment.watched(key, NOW));
    assertThat(shipments().renew(next, LONG)).isTrue();
    assertThat(shipments().unlock(next)).isTrue();
    assertThat(shipments().write(next, later)).isEqualTo(Written.LOCK_LOST);
  }

  @Test
  void a_write_of_another_order_is_a_mistake() {
    shipments().open(Shipment.watched(key, NOW));
    ShipmentLock lock = lock(key);
    assertThatThrownBy(() -> shipments().write(lock, Shipment.watched(second, NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_number_belongs_to_the_first_order_that_writes_it() {
    shipments().open(Shipment.watched(key, NOW));
    shipments().open(Shipment.watched(second, NOW));
    ShipmentLock one = lock(key);
    ShipmentLock two = lock(second);
    Shipment mine = numbered(one.shipment(), "AB123");
    assertThat(shipments().write(one, mine)).isEqualTo(Written.WRITTEN);
    assertThat(shipments().write(one, mine)).isEqualTo(Written.WRITTEN);
    assertThat(shipments().write(two, numbered(two.shipment(), " ab123 ")))
        .isEqualTo(Written.NUMBER_TAKEN);
    assertThat(shipments().find(second)).contains(Shipment.watched(second, NOW));
    assertThat(shipments().byNumber(link, "ab123 ")).contains(mine);
    assertThat(shipments().byNumber(otherLink, "AB123")).isEmpty();
    assertThat(shipments().write(one, mine.withAwb(null))).isEqualTo(Written.WRITTEN);
    assertThat(shipments().write(two, numbered(two.shipment(), "AB123")))
        .isEqualTo(Written.NUMBER_TAKEN);
  }

  @Test
  void of_two_orders_that_race_for_a_number_one_gets_it() {
    List<Written> results =
        Race.of(
            8,
            node -> {
              OrderKey order = OrderKey.of(link, "2" + node);
              shipments().open(Shipment.watched(order, NOW));
              ShipmentLock lock = lock(order);
              return shipments().write(lock, numbered(lock.shipment(), "777"));
            });
    assertThat(results).containsOnlyOnce(Written.WRITTEN);
    assertThat(results).filteredOn(one -> one == Written.NUMBER_TAKEN).hasSize(7);
  }

  @Test
  void due_ones_come_oldest_first_and_resting_ones_never() {
    OrderKey third = OrderKey.of(link, "1003");
    OrderKey fourth = OrderKey.of(link, "1004");
    shipments().open(Shipment.watched(key, NOW.minusSeconds(1)));
    shipments().open(Shipment.watched(second, NOW.minusSeconds(2)));
    shipments().open(Shipment.watched(third, NOW.plusSeconds(1)));
    shipments().open(Shipment.watched(fourth, NOW.minusSeconds(9)));
    shipments().open(Shipment.watched(OrderKey.of(otherLink, "1"), NOW));
    ShipmentLock lock = lock(fourth);
    ShipmentHold hold = ShipmentHold.of(ShipmentHoldReason.LOST, "x");
    shipments().write(lock, lock.shipment().held(hold, NOW.minusSeconds(9)));
    shipments().unlock(lock);
    assertThat(shipments().due(link, NOW, 9)).containsExactly(second, key);
    assertThat(shipments().due(link, NOW, 1)).containsExactly(second);
    lock(second);
    assertThat(shipments().due(link, NOW, 9)).containsExactly(key);
  }

  @Test
  void recorded_orders_without_a_shipment_are_listed() {
    Instant now = NOW;
    for (String id : List.of("1001", "1002", "1003")) {
      store()
          .orders()
          .claim(
              List.of(
                  new Claim(
                      Orders.sample(link, id).line("A", 1, "10").channel(),
                      OrderState.NEW,
                      null,
                      Map.of())),
              now);
    }
    assertThat(shipments().unopened(link, 9)).isEmpty();
    record("1001");
    record("1003");
    assertThat(shipments().unopened(link, 9)).containsExactly(key, OrderKey.of(link, "1003"));
    assertThat(shipments().unopened(link, 1)).containsExactly(key);
    shipments().open(Shipment.watched(key, NOW));
    assertThat(shipments().unopened(link, 9)).containsExactly(OrderKey.of(link, "1003"));
    assertThat(store().payments().unopened(link, 9))
        .containsExactly(key, OrderKey.of(link, "1003"));
  }

  private void record(String id) {
    OrderLock lock = store().orders().lock(OrderKey.of(link, id), "n", LONG).orElseThrow();
    store()
        .orders()
        .write(lock, OrderWrite.of(in(OrderState.RECORDED, lock.order()), "recorded", ""), NOW);
    store().orders().unlock(lock);
  }

  @Test
  void pages_and_counts_are_by_state() {
    shipments().open(Shipment.watched(key, NOW));
    shipments().open(Shipment.planned(second, ShipmentWish.by("fan"), NOW));
    shipments().open(Shipment.watched(OrderKey.of(otherLink, "1"), NOW));
    assertThat(shipments().list(link, null, null, 9)).hasSize(2);
    assertThat(shipments().list(link, null, key, 9)).extracting("order").containsExactly(second);
    assertThat(shipments().list(link, ShipmentState.PLANNED, null, 9)).hasSize(1);
    assertThat(shipments().list(link, null, null, 1)).extracting("order").containsExactly(key);
    assertThat(shipments().counts(link))
        .isEqualTo(Map.of(ShipmentState.WATCHED, 1L, ShipmentState.PLANNED, 1L));
  }
}
