package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.FakeRecorder.Document;
import biz.megzo.vortex.testkit.FakeRecorder.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole engine on four nodes over one database, four threads each: heartbeats, pushes,
 * backfills, changes on the channel and acts of people, all on the same orders, while the ERP
 * refuses, loses answers and drops requests. When it is quiet every total is exact. Extend this
 * class and give the four stores.
 */
public abstract class EngineRaces {
  private static final int NODES = 4;
  private static final int THREADS = 4;
  private static final int ORDERS = 24;
  private static final int ROUNDS = 8;
  private static final int CALM = 40;

  private final LinkId link = StoreContract.fresh();
  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final FakeRecorder erp = new FakeRecorder();
  private final FakeChannel channel = new FakeChannel(clock);
  private final SimpleRules rules = new SimpleRules();
  private final List<Vortex> nodes = new ArrayList<>();

  /** The store of one of the nodes, on a pool of its own where it has one. */
  protected abstract VortexStore node(int node);

  @BeforeEach
  void open() {
    for (int node = 0; node < NODES; node++) {
      nodes.add(
          Vortex.create(node(node))
              .link(
                  Link.builder(link.value())
                      .erp(context -> Joined.of("erp", erp))
                      .channel(context -> Joined.of("channel", channel))
                      .orders(OrderSettings.builder().confirm(true).build())
                      .build())
              .rules(rules)
              .clock(clock)
              .node("node-" + node)
              .build());
    }
  }

  private OrderKey key(long id) {
    return OrderKey.of(link, Long.toString(id));
  }

  /** Some are cancelled later, some change, some can not be mapped at first. */
  private Orders placed(long id) {
    Orders order = Orders.sample(key(id)).line("A", 2, "10").line("B", 1, "3.33");
    return id % 6 == 0 ? order.note("unmappable") : order;
  }

  private Orders changed(long id) {
    if (id % 4 == 1) {
      return placed(id).status(OrderStatus.CANCELLED);
    }
    return id % 4 == 2 ? placed(id).line("C", 1, "1.01") : placed(id);
  }

  @Test
  void each_order_ends_with_one_record_whatever_nodes_threads_and_people_do() {
    LongStream.rangeClosed(1, ORDERS / 2).forEach(id -> channel.put(placed(id).channel()));
    erp.script(
        Fault.NONE,
        Fault.ANSWER_LOST,
        Fault.PUT_OFF,
        Fault.REFUSED,
        Fault.NEVER_ARRIVED,
        Fault.NONE,
        Fault.REFUSED,
        Fault.ANSWER_LOST,
        Fault.NONE,
        Fault.NEVER_ARRIVED);

    Race.of(NODES * THREADS, thread -> hammer(thread, new Random(thread)));
    calm();

    List<OrderKey> keys = LongStream.rangeClosed(1, ORDERS).mapToObj(this::key).toList();
    assertThat(
            new RestCheck(node(0), erp, channel, EnumSet.noneOf(ProtocolFault.class)).broken(keys))
        .isEmpty();
    assertTotals();
    keys.forEach(this::assertHistory);
  }

  private int hammer(int thread, Random dice) {
    Vortex node = nodes.get(thread % NODES);
    for (int round = 0; round < ROUNDS; round++) {
      switch (thread / NODES) {
        case 0 -> node.heartbeat(link);
        case 1 -> pushed(node, dice);
        case 2 -> shop(node, thread, round, dice);
        default -> desk(node, dice);
      }
    }
    return thread;
  }

  /** Pushes that repeat, name unknown orders, or come before the order is listed. */
  private void pushed(Vortex node, Random dice) {
    for (int i = 0; i < 3; i++) {
      node.wake(link, Flow.ORDERS, Integer.toString(1 + dice.nextInt(ORDERS + 4)));
    }
    node.runPending(link);
  }

  /** Buyers buy and change; nodes backfill what they know already. */
  private void shop(Vortex node, int thread, int round, Random dice) {
    long id = 1 + (round * NODES + thread % NODES) % ORDERS;
    channel.put((round < ROUNDS / 2 ? placed(id) : changed(id)).channel());
    node.backfill(link, List.of(Long.toString(id), Integer.toString(1 + dice.nextInt(ORDERS))));
    Instant placed = placed(1).order().placedAt();
    node.backfill(link, placed, placed);
    clock.advance(Duration.ofSeconds(20));
  }

  /** People act on whatever is there, sensible or not. */
  private void desk(Vortex node, Random dice) {
    OrderDesk desk = node.orders(link);
    for (int i = 0; i < 4; i++) {
      String id = Integer.toString(1 + dice.nextInt(ORDERS));
      switch (dice.nextInt(4)) {
        case 0 -> desk.retry(id, "Ana");
        case 1 -> desk.release(id, "Ana");
        case 2 -> desk.applyChange(id, "Ana");
        default -> desk.find(id).ifPresent(order -> assertFolds(order, desk.history(id)));
      }
    }
  }

  /** A row read before its history may be behind it, never ahead. */
  private static void assertFolds(TrackedOrder row, List<OrderEvent> history) {
    assertThat(history)
        .anyMatch(e -> e.after() == row.state() && e.recording().equals(row.recording()));
  }

  /** The buyers and the people are done; heartbeats go on until nothing is left to do. */
  private void calm() {
    LongStream.rangeClosed(1, ORDERS).forEach(id -> channel.put(changed(id).channel()));
    rules.curedBy(0);
    Vortex node = nodes.get(0);
    for (int beat = 0; beat < CALM && !quiet(); beat++) {
      clock.advance(Duration.ofMinutes(10));
      for (Map.Entry<HoldReason, List<TrackedOrder>> held :
          node.orders(link).held(ORDERS).entrySet()) {
        held.getValue().forEach(order -> node.orders(link).retry(order.key().orderId(), "Ana"));
      }
      node.heartbeat(link);
    }
  }

  private boolean quiet() {
    Map<OrderState, Long> counts = node(0).orders().counts(link);
    long rest =
        counts.getOrDefault(OrderState.RECORDED, 0L)
            + counts.getOrDefault(OrderState.CANCELLED, 0L);
    return rest == ORDERS
        && node(0).orders().withPending(link, 1).isEmpty()
        && node(0).orders().due(link, OrderState.CANCELLED, clock.instant(), 1).isEmpty()
        && clock.instant().isAfter(Instant.parse("2026-10-02T11:00:00Z"));
  }

  /** Counted over all orders, from the outside. */
  private void assertTotals() {
    Map<Sku, Integer> sold = new HashMap<>();
    Money total = Money.zero();
    int orders = 0;
    for (long id = 1; id <= ORDERS; id++) {
      if (changed(id).order().status().meaning() != OrderStatus.CANCELLED) {
        orders++;
        total = total.plus(changed(id).order().total());
        changed(id).order().unitsBySku().forEach((sku, n) -> sold.merge(sku, n, Integer::sum));
      }
    }
    List<Document> live = erp.documents().stream().filter(one -> !one.cancelled()).toList();
    assertThat(live).hasSize(orders);
    assertThat(live.stream().map(Document::total).reduce(Money.zero(), Money::plus))
        .isEqualTo(total);
    assertThat(node(1).reservations().reserved(link, clock.instant())).isEqualTo(sold);
  }

  private void assertHistory(OrderKey key) {
    List<OrderEvent> history = node(2).orders().events(key);
    assertThat(history)
        .extracting(OrderEvent::sequence)
        .isEqualTo(IntStream.rangeClosed(1, history.size()).boxed().toList());
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).before()).isEqualTo(history.get(i - 1).after());
    }
    assertThat(history.stream().filter(event -> event.what().equals("claimed"))).hasSize(1);
  }
}
