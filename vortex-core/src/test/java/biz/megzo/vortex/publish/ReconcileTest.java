package biz.megzo.vortex.publish;

import static biz.megzo.vortex.publish.Scene.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.OfferDesk.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the channel shows is compared with what it acknowledged. */
class ReconcileTest {
  private Scene scene = new Scene(PublishSettings.builder().reconcilePages(2));

  private List<Drift> drift() {
    return scene.vortex.offers(LINK).drift(null, 99);
  }

  private FlowReport stockReport() {
    return scene.beat().flow(Flow.STOCK).orElseThrow();
  }

  @Test
  void stock_that_somebody_changed_there_is_reported_since_when_and_set_back() {
    scene.listed(3, "10");
    scene.beat();
    scene.channel.list("P1", "10.00", 99);
    assertThat(stockReport().count("drift")).isEqualTo(1);
    Instant since = scene.clock.instant();
    assertThat(drift())
        .containsExactly(
            new Drift(
                Sku.of("P1"),
                "stock",
                Drift.State.CHANGED_THERE,
                "8",
                "99",
                new Drift.Seen(since, since, 0)));
    scene.beat();
    assertThat(scene.channel.stock("P1")).isEqualTo(8);
    scene.beat();
    assertThat(drift()).isEmpty();
  }

  @Test
  void a_price_that_somebody_changed_there_is_set_back() {
    scene.listed(3, "10");
    scene.beat();
    scene.channel.list("P1", "3.00", 8);
    scene.beat();
    assertThat(drift()).extracting(Drift::field).containsExactly("price");
    scene.beat();
    assertThat(java.util.Objects.requireNonNull(scene.channel.offer("P1")).price())
        .isEqualTo(biz.megzo.vortex.model.Money.ron("10.00"));
  }

  @Test
  void the_price_with_vat_of_what_was_pushed_without_it_is_no_drift() {
    scene.listed(3, "10");
    scene.beat();
    scene.channel.list("P1", "12.10", 8);
    scene.beat();
    assertThat(drift()).isEmpty();
  }

  @Test
  void a_change_there_may_stay_until_our_own_value_changes_but_never_more_stock() {
    scene =
        new Scene(
            PublishSettings.builder()
                .foreignPrice(ForeignChange.ADOPT)
                .foreignStock(ForeignChange.ADOPT));
    scene.listed(3, "10");
    scene.beat();
    scene.channel.list("P0", "9.00", 8).list("P1", "10.00", 2).list("P2", "10.00", 99);
    for (int i = 0; i < 4; i++) {
      scene.beat();
    }
    assertThat(scene.channel.stock("P1")).isEqualTo(2);
    assertThat(scene.channel.stock("P2")).isEqualTo(8);
    assertThat(drift()).extracting(Drift::state).containsOnly(Drift.State.ADOPTED).hasSize(2);
    scene.channel.list("P1", "10.00", 99); // fewer were left there; more are not
    scene.beat();
    scene.beat();
    assertThat(scene.channel.stock("P1")).isEqualTo(8);
    scene.erp.stock("P1", "7");
    scene.beat();
    assertThat(scene.channel.stock("P1")).isEqualTo(5);
  }

  @Test
  void a_push_that_is_taken_and_not_applied_is_repeated_then_held_and_shown() {
    scene.listed(3, "10");
    scene.beat();
    scene.channel.dropWrites(true);
    scene.erp.stock("P1", "5");
    int writes = scene.channel.writes();
    for (int i = 0; i < 20; i++) {
      scene.beat();
    }
    assertThat(scene.channel.writes() - writes).isBetween(3, 6);
    assertThat(drift()).extracting(Drift::state).containsExactly(Drift.State.NOT_APPLIED);
    assertThat(scene.vortex.offers(LINK).list(Filter.HELD, null, 9))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(OfferHold.parse(String.valueOf(entry.hold())).guard())
                    .isEqualTo(Guard.NOT_APPLIED));
    assertThat(scene.beat().result()).isEqualTo(HeartbeatReport.Result.HELD);
    scene.channel.dropWrites(false);
    assertThat(scene.vortex.offers(LINK).release(Sku.of("P1"), "ana")).isTrue();
    scene.beat();
    assertThat(scene.channel.stock("P1")).isEqualTo(3);
    scene.beat();
    assertThat(drift()).isEmpty();
    assertThat(scene.vortex.offers(LINK).list(Filter.HELD, null, 9)).isEmpty();
  }

  @Test
  void a_price_that_the_channel_refused_is_sent_once_and_waits_with_the_channels_reason() {
    scene.listed(3, "10");
    scene.beat();
    scene.channel.refusePrice("P1", "13.00");
    scene.erp.product("P1", "Product 1", "13.00");
    int writes = scene.channel.writes();
    for (int i = 0; i < 8; i++) {
      scene.beat();
      assertThat(scene.vortex.offers(LINK).list(Filter.HELD, null, 9))
          .singleElement()
          .satisfies(entry -> assertThat(entry.hold()).contains("CHANNEL_REFUSED", "bad item"));
      assertThat(drift()).isEmpty();
    }
    assertThat(scene.channel.writes() - writes).as("sends of the refused price").isEqualTo(1);
    scene.erp.product("P1", "Product 1", "10.50");
    scene.beat();
    assertThat(scene.channel.writes() - writes).isEqualTo(2);
    assertThat(scene.vortex.offers(LINK).list(Filter.HELD, null, 9)).isEmpty();
    assertThat(java.util.Objects.requireNonNull(scene.channel.offer("P1")).price())
        .isEqualTo(biz.megzo.vortex.model.Money.ron("10.50"));
  }

  @Test
  void a_refused_price_that_the_channel_shows_after_all_waits_for_nobody() {
    scene.listed(2, "10");
    scene.beat();
    scene.channel.refusePrice("P1", "13.00");
    scene.erp.product("P1", "Product 1", "13.00");
    scene.beat();
    scene.channel.list("P1", "13.00", 8);
    scene.beat();
    assertThat(scene.vortex.offers(LINK).list(Filter.HELD, null, 9)).isEmpty();
  }

  @Test
  void an_offer_that_nobody_in_the_erp_knows_is_reported() {
    scene.listed(3, "10");
    scene.channel.list("GHOST", "10.00", 4);
    assertThat(stockReport().state()).isEqualTo(FlowReport.State.HELD);
    assertThat(drift()).extracting(Drift::state).containsExactly(Drift.State.NOT_IN_ERP);
  }

  @Test
  void an_offer_that_the_channel_lost_is_published_again_after_two_rounds() {
    scene.listed(3, "10");
    scene.beat();
    scene.channel.unlist("P1");
    scene.beat();
    scene.beat();
    assertThat(drift()).extracting(Drift::state).contains(Drift.State.GONE);
    for (int i = 0; i < 4; i++) {
      scene.beat();
    }
    assertThat(scene.channel.waiting()).containsExactly(Sku.of("P1"));
  }

  @Test
  void what_is_not_ours_is_neither_pushed_nor_counted() {
    scene = new Scene(PublishSettings.builder().notOurs("price"));
    scene.listed(3, "10");
    scene.channel.list("P1", "3.00", 8);
    scene.erp.product("P2", "Product 2", "12.00");
    scene.beat();
    scene.beat();
    assertThat(drift()).isEmpty();
    assertThat(scene.channel.pushes())
        .allSatisfy(push -> assertThat(push).allMatch(one -> one.price() == null));
  }

  @Test
  void the_whole_listing_is_compared_within_a_day_by_slices_and_at_once_on_demand() {
    scene.listed(1200, "10");
    scene.beat();
    for (int i = 0; i < 30; i++) {
      scene.beat();
    }
    scene.channel.list("P999", "10.00", 77);
    int reads = scene.channel.reads();
    scene.clock.advance(Duration.ofHours(8));
    for (int i = 0; i < 3; i++) {
      scene.clock.advance(Duration.ofHours(8));
      scene.vortex.heartbeat(LINK);
    }
    assertThat(scene.channel.reads() - reads).isGreaterThan(24);
    scene.beat();
    assertThat(scene.channel.stock("P999")).isEqualTo(8);
    scene.channel.list("P999", "10.00", 66);
    scene.clock.advance(Duration.ofMinutes(5));
    assertThat(scene.vortex.reconcile(LINK).orElseThrow().count("compared")).isEqualTo(1200);
    assertThat(drift()).extracting(Drift::theirs).contains("66");
  }

  @Test
  void what_was_listed_at_a_moment_and_why_can_be_asked() {
    scene.listed(1, "10");
    Instant moment = scene.clock.instant();
    scene.erp.stock("P0", "6").product("P0", "Product 0", "11.00");
    scene.beat();
    var then = scene.vortex.offers(LINK).at(Sku.of("P0"), moment);
    assertThat(java.util.Objects.requireNonNull(then.get("stock.pushed")).detail())
        .contains("-> 8", "on hand 10 - reserved 0 - buffer 2", "stock read at 2026-10-02T08:05");
    var now = scene.vortex.offers(LINK).at(Sku.of("P0"), scene.clock.instant());
    assertThat(java.util.Objects.requireNonNull(now.get("price.pushed")).detail())
        .contains("price=11", "price rules version 0");
    assertThat(scene.vortex.offers(LINK).view(Sku.of("none"))).isEmpty();
  }
}
