package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.testkit.OrderScene.key;
import static biz.megzo.vortex.testkit.OrderScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.internal.order.OrderPass.Ending;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.testkit.OrderScene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderIntakeTest {
  private final OrderScene scene = new OrderScene();

  private Instant soon() {
    return scene.clock.instant().plusSeconds(300);
  }

  @Test
  void each_order_is_claimed_once_over_all_pages() {
    scene.channel.pageSize(2);
    for (int id = 98; id <= 103; id++) {
      scene.channel.put(lamps(id).channel());
    }

    assertThat(scene.poll().count("claimed")).isEqualTo(6);
    assertThat(scene.poll().count("claimed")).isZero();
    scene.channel.put(lamps(104).channel());
    assertThat(scene.poll().count("claimed")).isEqualTo(1);
  }

  @Test
  void a_claim_reserves_the_parts_of_kits() {
    scene.kits =
        sku ->
            sku.equals(Sku.of("LAMP")) ? Map.of(Sku.of("BULB"), 2, Sku.of("STAND"), 1) : Map.of();
    scene.channel.put(lamps(1).channel());
    scene.poll();

    assertThat(scene.store.reservations().reserved(OrderScene.LINK, soon()))
        .containsOnly(Map.entry(Sku.of("BULB"), 4), Map.entry(Sku.of("STAND"), 2));
  }

  @Test
  void a_claim_reserves_all_units_of_a_code_and_of_a_part() {
    scene.kits = sku -> sku.equals(Sku.of("SET")) ? Map.of(Sku.of("LAMP"), 3) : Map.of();
    scene.channel.put(lamps(1).line("LAMP", 1, "99").line("SET", 2, "10").channel());
    scene.poll();

    assertThat(scene.store.reservations().reserved(OrderScene.LINK, soon()))
        .containsOnly(Map.entry(Sku.of("LAMP"), 2 + 1 + 2 * 3));
  }

  @Test
  void an_order_with_a_lower_id_that_shows_up_late_is_found_by_the_look_back() {
    scene.channel.put(lamps(105).channel());
    scene.poll();
    scene.clock.advance(Duration.ofMinutes(10));
    scene.channel.put(lamps(104).channel());
    scene.poll();

    assertThat(scene.order(104).state()).isEqualTo(OrderState.NEW);
  }

  @Test
  void an_order_that_can_not_be_read_is_held_and_read_again() {
    scene.channel.put(lamps(1).channel());
    scene.channel.put(lamps(2).channel());
    scene.channel.readable("1", false);
    scene.pass();
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.UNREADABLE);
    assertThat(scene.order(2).state()).isEqualTo(OrderState.RECORDED);

    scene.channel.readable("1", true);
    scene.passAfter(Duration.ofHours(5));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.store.reservations().reserved(OrderScene.LINK, soon()))
        .containsEntry(Sku.of("LAMP"), 4);
  }

  @Test
  void a_change_that_can_not_be_read_is_not_forgotten() {
    scene.pass(lamps(1));
    scene.channel.put(lamps(1).status(OrderStatus.CANCELLED).channel());
    scene.channel.readable("1", false);
    scene.pass();
    scene.channel.readable("1", true);
    scene.passAfter(Duration.ofHours(5));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.CANCELLED);
  }

  @Test
  void an_order_that_the_channel_chokes_on_does_not_stop_those_behind_it() {
    scene.channel.failing("1", true);
    scene.pass(lamps(1), lamps(2));
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.UNREADABLE);
    assertThat(scene.order(2).state()).isEqualTo(OrderState.RECORDED);

    scene.channel.failing("1", false);
    scene.passAfter(Duration.ofMinutes(1));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
  }

  @Test
  void a_last_order_that_the_channel_chokes_on_is_held_after_three_polls() {
    scene.channel.failing("1", true);
    scene.channel.put(lamps(1).channel());

    assertThat(scene.poll().ending()).isEqualTo(Ending.FAILED);
    assertThat(scene.store.orders().find(key(1))).isEmpty();
    scene.poll();
    scene.poll();

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.UNREADABLE);
  }

  @Test
  void when_the_channel_is_down_the_next_poll_goes_on() {
    scene.channel.put(lamps(1).channel());
    scene.channel.down(true);
    assertThat(scene.poll().ending()).isEqualTo(Ending.FAILED);
    scene.channel.down(false);

    assertThat(scene.poll().count("claimed")).isEqualTo(1);
  }

  @Test
  void an_order_first_seen_cancelled_is_in_the_ledger_without_reservation() {
    scene.pass(lamps(1).status(OrderStatus.CANCELLED));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(scene.store.reservations().of(key(1))).isEmpty();
    assertThat(scene.erp.documents()).isEmpty();
  }

  @Test
  void an_order_first_seen_returned_waits_for_a_person() {
    scene.pass(lamps(1).status(OrderStatus.RETURNED));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.RETURNED);
  }

  @Test
  void orders_from_before_the_start_are_left_to_backfills() {
    Instant placed = lamps(1).order().placedAt();
    scene.settings = OrderSettings.builder().placedSince(placed.plusSeconds(1)).build();
    scene.channel.put(lamps(1).channel());
    scene.channel.put(lamps(2).channel());
    assertThat(scene.poll().count("claimed")).isZero();

    OrderIntake intake = new OrderIntake(scene.setup());
    assertThat(intake.backfill(List.of("2"), soon()).count("claimed")).isEqualTo(1);
    OrderPass pass = intake.backfill(placed, placed.plusSeconds(1), soon());

    assertThat(pass.count("claimed")).isEqualTo(1);
    assertThat(scene.order(1).state()).isEqualTo(OrderState.NEW);
  }

  @Test
  void a_backfill_reads_only_what_is_not_known() {
    Instant placed = lamps(1).order().placedAt();
    scene.pass(lamps(1));
    scene.channel.put(lamps(2).channel());
    int before = scene.channel.calls().size();

    new OrderIntake(scene.setup()).backfill(placed, placed, soon());

    assertThat(scene.channel.calls().subList(before, scene.channel.calls().size()))
        .containsExactly("orders", "order 2");
  }

  @Test
  void a_backfill_by_ids_takes_what_exists_and_is_safe_to_repeat() {
    scene.channel.put(lamps(7).channel());
    OrderIntake intake = new OrderIntake(scene.setup());

    OrderPass first = intake.backfill(List.of("7", "8"), soon());
    OrderPass second = intake.backfill(List.of("7", "8"), soon());

    assertThat(first.count("claimed")).isEqualTo(1);
    assertThat(first.notices()).anyMatch(notice -> notice.subject().equals("order 8"));
    assertThat(second.count("claimed")).isZero();
    assertThat(scene.store.orders().find(key(8))).isEmpty();
  }

  @Test
  void a_poll_beside_another_one_does_nothing() {
    scene.store.leases().acquire("orders/shop/intake", "node-2", Duration.ofMinutes(1));

    assertThat(scene.poll().ending()).isEqualTo(Ending.BUSY);
    assertThat(scene.channel.calls()).isEmpty();
  }

  @Test
  void a_poll_ends_at_its_deadline_and_loses_nothing() {
    scene.channel.put(lamps(1).channel());
    OrderPass pass = new OrderIntake(scene.setup()).poll(scene.clock.instant());
    assertThat(pass.ending()).isEqualTo(Ending.OUT_OF_TIME);

    assertThat(scene.poll().count("claimed")).isEqualTo(1);
  }
}
