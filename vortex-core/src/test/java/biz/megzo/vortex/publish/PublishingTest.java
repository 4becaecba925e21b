package biz.megzo.vortex.publish;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.PlainRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a heartbeat pushes, and above all what it does not. */
class PublishingTest {
  private static final LinkId LINK = LinkId.of("shop-1");

  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final MemoryErp erp = new MemoryErp();
  private final MemoryChannel channel = new MemoryChannel();
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Vortex vortex = vortex(0);

  private Vortex vortex(int reconcilePages) {
    return Vortex.create(store)
        .clock(clock)
        .rules(new PlainRules())
        .link(
            Link.builder("shop-1")
                .erp(context -> erp)
                .channel(context -> channel)
                .stock(StockSettings.builder().buffer(StockBuffer.units(2)).build())
                .publish(PublishSettings.builder().reconcilePages(reconcilePages).build())
                .build())
        .build();
  }

  private HeartbeatReport beat() {
    clock.advance(Duration.ofMinutes(5));
    return vortex.heartbeat(LINK);
  }

  private FlowReport stockReport() {
    return beat().flow(Flow.STOCK).orElseThrow();
  }

  @Test
  void a_new_product_is_published_and_its_stock_follows_less_the_buffer() {
    erp.product("A", "Lamp", "10.00").stock("A", "7");
    beat();
    assertThat(channel.waiting()).containsExactly(Sku.of("A"));
    channel.approve();
    beat();
    beat();
    assertThat(channel.stock("A")).isEqualTo(5);
    erp.stock("A", "4");
    beat();
    assertThat(channel.stock("A")).isEqualTo(2);
  }

  @Test
  void what_was_listed_before_is_adopted_and_not_published_again() {
    erp.product("A", "Lamp", "10.00").stock("A", "7");
    channel.list("A", "9.00", 50);
    beat();
    assertThat(channel.waiting()).isEmpty();
    assertThat(channel.stock("A")).isEqualTo(5);
    assertThat(channel.offer("A").price()).isEqualTo(Money.ron("10.00"));
  }

  @Test
  void price_and_stock_of_one_product_travel_in_one_item_of_one_call() {
    erp.product("A", "Lamp", "10.00").stock("A", "7");
    channel.list("A", "9.00", 50);
    beat();
    assertThat(channel.pushes()).hasSize(1);
    OfferUpdate item = channel.pushes().get(0).get(0);
    assertThat(item.stock()).isEqualTo(5);
    assertThat(item.price()).isNotNull();
  }

  @Test
  void nothing_changed_means_no_write_at_all() {
    list(250, "10");
    beat();
    beat();
    int writes = channel.writes();
    for (int i = 0; i < 5; i++) {
      assertThat(beat().result()).isEqualTo(HeartbeatReport.Result.DONE);
    }
    assertThat(channel.writes()).isEqualTo(writes);
  }

  @Test
  void the_number_of_writes_follows_the_number_of_changes() {
    list(250, "10");
    beat();
    int writes = channel.writes();
    for (int i = 0; i < 150; i++) {
      erp.stock("P" + i, "9");
    }
    beat();
    assertThat(channel.writes() - writes).isEqualTo(2);
  }

  @Test
  void what_takes_units_away_is_pushed_before_what_adds_units() {
    channel.batch(1);
    list(6, "10");
    beat();
    for (int i = 0; i < 6; i++) {
      erp.stock("P" + i, i % 2 == 0 ? "20" : "5");
    }
    int before = channel.pushes().size();
    beat();
    List<Integer> pushed =
        channel.pushes().subList(before, channel.pushes().size()).stream()
            .map(push -> push.get(0).stock())
            .toList();
    assertThat(pushed).containsExactly(3, 3, 3, 18, 18, 18);
  }

  @Test
  void a_stock_read_that_fails_pushes_nothing_and_says_so() {
    list(3, "10");
    beat();
    erp.stock("P0", "50");
    erp.broken(true);
    int writes = channel.writes();
    assertThat(stockReport().state()).isEqualTo(FlowReport.State.FAILED);
    assertThat(channel.writes()).isEqualTo(writes);
    erp.broken(false);
    beat();
    assertThat(channel.stock("P0")).isEqualTo(48);
  }

  @Test
  void absence_is_not_zero_in_a_read_that_ended_early() {
    list(10, "10");
    beat();
    erp.truncated(true);
    beat();
    beat();
    beat();
    assertThat(channel.stock("P9")).isEqualTo(8);
  }

  @Test
  void a_product_that_vanished_becomes_zero_after_two_whole_reads() {
    list(10, "10");
    beat();
    erp.unlist("P3");
    beat();
    assertThat(channel.stock("P3")).isEqualTo(8);
    beat();
    assertThat(channel.stock("P3")).isZero();
    erp.stock("P3", "6");
    beat();
    assertThat(channel.stock("P3")).isEqualTo(4);
  }

  @Test
  void a_row_that_can_not_be_used_is_shown_and_its_stock_is_unknown_not_zero() {
    list(10, "10");
    beat();
    erp.unlist("P3").unlist("P4");
    erp.unusableRow("P3", "quantity 'abc' is no number; correct it in the ERP");
    beat();
    FlowReport report = stockReport();
    assertThat(report.notices()).anyMatch(notice -> notice.message().contains("'abc'"));
    assertThat(channel.stock("P3")).isEqualTo(8);
    assertThat(channel.stock("P4")).isZero();
  }

  @Test
  void taking_many_offers_to_zero_at_once_stops_and_asks_and_the_rest_goes_on() {
    list(100, "10");
    beat();
    for (int i = 0; i < 30; i++) {
      erp.stock("P" + i, "0");
    }
    erp.stock("P50", "5");
    FlowReport report = stockReport();
    assertThat(report.state()).isEqualTo(FlowReport.State.HELD);
    assertThat(channel.stock("P0")).isEqualTo(8);
    assertThat(channel.stock("P50")).isEqualTo(3);
  }

  @Test
  void offers_whose_last_push_was_not_answered_count_as_live_when_many_go_to_zero() {
    list(100, "10");
    beat();
    for (int i = 0; i < 100; i++) {
      erp.stock("P" + i, "9");
    }
    channel.loseAnswers(true);
    beat();
    channel.loseAnswers(false);
    for (int i = 0; i < 100; i++) {
      erp.stock("P" + i, "0");
    }
    assertThat(stockReport().state()).isEqualTo(FlowReport.State.HELD);
    assertThat(channel.stock("P0")).isEqualTo(7);
  }

  @Test
  void a_change_of_content_that_is_approved_late_does_not_bring_old_units_back() {
    erp.product("A", "Lamp", "10.00").stock("A", "10");
    channel.list("A", "10.00", 1);
    beat();
    erp.product("A", "Desk lamp", "10.00");
    beat();
    assertThat(channel.waiting()).containsExactly(Sku.of("A"));
    erp.stock("A", "3");
    channel.approve(); // with the 8 units of a pass ago
    assertThat(channel.stock("A")).isEqualTo(8);
    beat();
    assertThat(channel.stock("A")).isEqualTo(1);
    assertThat(channel.waiting()).isEmpty();
    int writes = channel.writes();
    int reads = channel.reads();
    beat();
    assertThat(channel.writes()).isEqualTo(writes);
    assertThat(channel.reads()).isEqualTo(reads);
  }

  @Test
  void a_change_of_content_that_waits_with_too_many_units_is_replaced_before_it_is_listed() {
    erp.product("A", "Lamp", "10.00").stock("A", "10");
    channel.list("A", "10.00", 1);
    beat();
    erp.product("A", "Desk lamp", "10.00");
    beat();
    erp.stock("A", "3");
    beat();
    assertThat(channel.stock("A")).isEqualTo(1);
    beat(); // price and stock follow changed content
    int writes = channel.writes();
    beat();
    assertThat(channel.writes()).as("once is enough").isEqualTo(writes);
    erp.stock("A", "6");
    beat();
    assertThat(channel.stock("A")).isEqualTo(4);
    channel.approve();
    assertThat(channel.stock("A")).as("as it waited").isEqualTo(1);
    beat();
    assertThat(channel.stock("A")).isEqualTo(4);
  }

  @Test
  void a_change_of_content_that_the_channel_refuses_later_is_held_with_its_words() {
    erp.product("A", "Lamp", "10.00").stock("A", "10");
    channel.list("A", "10.00", 1);
    beat();
    erp.product("A", "Desk lamp", "10.00");
    beat();
    channel.disapprove("A", "Imagine lipsa");
    HeartbeatReport report = beat();
    assertThat(report.result()).isEqualTo(HeartbeatReport.Result.HELD);
    assertThat(store.offers().find(LINK, Sku.of("A")).orElseThrow().hold())
        .contains("Imagine lipsa");
    int writes = channel.writes();
    beat();
    assertThat(channel.writes()).isEqualTo(writes);
    erp.product("A", "Desk lamp, black", "10.00");
    beat();
    channel.approve();
    beat();
    assertThat(store.offers().find(LINK, Sku.of("A")).orElseThrow().hold()).isNull();
  }

  @Test
  void of_two_passes_that_pushed_one_offer_nobody_knows_which_came_last() {
    list(1, "10");
    beat();
    erp.stock("P0", "7");
    channel.afterCall( // another node took the link over, pushed and noted it
        () -> {
          channel.list("P0", "10.00", 9);
          Entry now = store.offers().find(LINK, Sku.of("P0")).orElseThrow();
          FieldRecord nine = FieldRecord.builder().whole("stock", 9).build();
          Facet stock = new Facet(nine, -1, clock.instant(), true);
          Entry theirs =
              new Entry(now.sku(), now.listing(), now.content(), now.price(), stock, null, null);
          store.offers().write(LINK, List.of(theirs));
          channel.afterCall(() -> {});
        });
    beat();
    beat();
    assertThat(channel.stock("P0")).isEqualTo(5);
  }

  @Test
  void after_a_lost_answer_nothing_more_is_pushed_and_what_is_unsure_goes_first_next_time() {
    list(4, "10");
    beat();
    channel.batch(1);
    erp.stock("P0", "20").stock("P3", "5");
    int calls = channel.pushes().size();
    channel.loseAnswers(true);
    beat();
    assertThat(channel.stock("P0")).isEqualTo(8);
    channel.loseAnswers(false);
    erp.stock("P1", "30");
    beat();
    assertThat(channel.pushes().subList(calls, channel.pushes().size()))
        .extracting(push -> push.get(0).sku().value())
        .containsExactly("P3", "P3", "P0", "P1");
  }

  @Test
  void after_a_lost_answer_no_other_part_of_a_refused_batch_is_sent() {
    list(4, "10");
    beat();
    erp.stock("P0", "5").stock("P1", "5").stock("P2", "20").stock("P3", "20");
    channel.refuse("P1", true);
    int calls = channel.writes();
    channel.afterCall(() -> channel.loseAnswers(true));
    beat();
    assertThat(channel.writes() - calls).isEqualTo(3);
    assertThat(channel.stock("P2")).isEqualTo(8);
  }

  @Test
  void one_bad_item_of_a_refused_batch_is_found_and_the_others_go_through() {
    list(100, "10");
    beat();
    channel.refuse("P42", true);
    for (int i = 0; i < 100; i++) {
      erp.stock("P" + i, "7");
    }
    FlowReport report = stockReport();
    assertThat(report.count("refused")).isEqualTo(1);
    assertThat(report.notices()).anyMatch(notice -> notice.subject().equals("sku P42"));
    assertThat(channel.stock("P41")).isEqualTo(5);
    assertThat(channel.stock("P43")).isEqualTo(5);
    assertThat(channel.stock("P42")).isEqualTo(8);
    channel.forgive(); // too much may be listed, so that it is tried until it is taken
    beat();
    assertThat(channel.stock("P42")).isEqualTo(5);
  }

  @Test
  void of_price_and_stock_that_are_refused_together_each_is_told_and_tried_on_its_own() {
    list(1, "10");
    beat();
    channel.refusePrice("P0", "20.00");
    erp.product("P0", "Product 0", "20.00").stock("P0", "7");
    FlowReport stock = stockReport();
    assertThat(stock.count("refused")).isZero();
    assertThat(channel.stock("P0")).isEqualTo(5);
    assertThat(store.offers().find(LINK, Sku.of("P0")).orElseThrow().hold()).startsWith("price: ");
    int writes = channel.writes();
    beat();
    assertThat(channel.writes()).as("a refused price is not repeated").isEqualTo(writes);

    erp.product("P0", "Product 0", "11.00").stock("P0", "6");
    channel.refuse("P0", true);
    beat();
    assertThat(store.offers().find(LINK, Sku.of("P0")).orElseThrow().hold()).startsWith("stock: ");
    channel.forgive();
    beat();
    assertThat(channel.stock("P0")).isEqualTo(4);
    assertThat(channel.offer("P0").price()).isEqualTo(Money.ron("11.00"));
    assertThat(store.offers().find(LINK, Sku.of("P0")).orElseThrow().hold()).isNull();
  }

  @Test
  void offers_that_are_refused_for_good_cost_few_calls_and_none_is_forgotten() {
    list(200, "10");
    beat();
    for (int i = 0; i < 60; i++) {
      channel.refuse("P" + i, true);
      erp.stock("P" + i, "7");
    }
    erp.stock("P150", "7");
    while (stockReport().count("refused") > 20) {
      assertThat(channel.stock("P150")).isEqualTo(5);
    }
    int calls = channel.writes();
    beat();
    assertThat(channel.writes() - calls).isEqualTo(20);
    channel.forgive();
    calls = channel.writes();
    beat();
    assertThat(channel.writes() - calls).isEqualTo(6); // 1, 2, 4, 8, 16 and the rest
    for (int i = 0; i < 60; i++) {
      assertThat(channel.stock("P" + i)).isEqualTo(5);
    }
  }

  @Test
  void a_channel_that_refuses_everything_is_not_asked_for_every_offer_in_one_pass() {
    list(500, "10");
    beat();
    for (int i = 0; i < 500; i++) {
      channel.refuse("P" + i, true);
      erp.stock("P" + i, "7");
    }
    int calls = channel.writes();
    FlowReport report = stockReport();
    assertThat(report.state()).isEqualTo(FlowReport.State.FAILED);
    assertThat(channel.writes() - calls).isLessThan(200);
    channel.forgive();
    beat();
    for (int i = 0; i < 500; i++) {
      assertThat(channel.stock("P" + i)).isEqualTo(5);
    }
  }

  @Test
  void a_push_whose_answer_is_lost_is_repeated_by_the_next_pass() {
    list(3, "10");
    beat();
    erp.stock("P1", "20");
    channel.loseAnswers(true);
    assertThat(stockReport().state()).isEqualTo(FlowReport.State.FAILED);
    channel.loseAnswers(false);
    erp.stock("P1", "10");
    beat();
    assertThat(channel.stock("P1")).isEqualTo(8);
  }

  @Test
  void drift_on_the_channel_is_seen_and_set_right() {
    list(3, "10");
    beat();
    channel.list("P1", "10.00", 99);
    clock.advance(Duration.ofMinutes(5));
    FlowReport report = vortex(2).heartbeat(LINK).flow(Flow.STOCK).orElseThrow();
    assertThat(report.count("drift")).isEqualTo(1);
    beat();
    assertThat(channel.stock("P1")).isEqualTo(8);
  }

  @Test
  void a_product_that_can_not_be_mapped_is_held_and_does_not_stop_the_others() {
    erp.product("A", "?", "10.00").stock("A", "7");
    erp.product("B", "Chair", "10.00").stock("B", "7");
    HeartbeatReport report = beat();
    assertThat(report.result()).isEqualTo(HeartbeatReport.Result.HELD);
    assertThat(channel.waiting()).containsExactly(Sku.of("B"));
    erp.product("A", "Lamp", "10.00");
    beat();
    assertThat(channel.waiting()).contains(Sku.of("A"));
  }

  @Test
  void a_second_node_is_told_that_the_link_is_busy() {
    store.leases().acquire("link:shop-1", "other", Duration.ofMinutes(3));
    assertThat(vortex.heartbeat(LINK).result()).isEqualTo(HeartbeatReport.Result.BUSY);
    clock.advance(Duration.ofMinutes(4));
    assertThat(vortex.heartbeat(LINK).result()).isEqualTo(HeartbeatReport.Result.DONE);
  }

  @Test
  void what_was_listed_and_why_can_be_asked_later() {
    list(1, "10");
    beat();
    assertThat(vortex.stock(LINK).history(Sku.of("P0"), clock.instant(), 10))
        .anyMatch(
            fact ->
                fact.action().equals("stock.pushed")
                    && fact.detail()
                        .contains(
                            "on hand 10 - reserved 0 - buffer 2 (2 units, default in code) ="
                                + " offered 8"));
  }

  private void list(int products, String quantity) {
    for (int i = 0; i < products; i++) {
      erp.product("P" + i, "Product " + i, "10.00").stock("P" + i, quantity);
      channel.list("P" + i, "10.00", 1);
    }
  }
}
