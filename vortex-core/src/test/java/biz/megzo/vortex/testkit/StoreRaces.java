package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.store.HintStore.Waiting;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.RuleStore.Activation;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.wake.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Races that any store must survive: eight threads over two stores on one database. To prove a
 * store, extend this class and give the two.
 */
public abstract class StoreRaces {
  private static final int THREADS = 8;
  private static final Instant NOW = Instant.parse("2026-10-02T08:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final LinkId link = StoreContract.fresh();
  private final OrderKey key = OrderKey.of(link, "1001");

  /**
   * A store of one of the nodes.
   *
   * @param node 0 or 1; the same store where two can not share one memory
   */
  protected abstract VortexStore node(int node);

  private VortexStore of(int thread) {
    return node(thread % 2);
  }

  private void claim() {
    node(0).orders().claim(List.of(Orders.sample(key).line("A", 1, "10").claim()), NOW);
  }

  @Test
  void of_all_that_claim_the_same_page_exactly_one_gets_each_order() {
    List<Claim> page =
        IntStream.range(0, 50)
            .mapToObj(i -> Orders.sample(link, "" + i).line("A", 2, "1").line("B", 1, "1").claim())
            .toList();
    List<Set<OrderKey>> won =
        Race.of(
            THREADS,
            thread -> {
              List<Claim> shuffled = new ArrayList<>(page);
              Collections.shuffle(shuffled, new Random(thread));
              return of(thread).orders().claim(shuffled, NOW);
            });

    assertThat(won.stream().flatMap(Set::stream).toList()).hasSize(50).doesNotHaveDuplicates();
    assertThat(node(0).reservations().reserved(link, NOW))
        .isEqualTo(Map.of(Sku.of("A"), 100, Sku.of("B"), 50));
    assertThat(node(1).orders().counts(link)).isEqualTo(Map.of(OrderState.NEW, 50L));
    assertThat(page)
        .allSatisfy(
            claim -> assertThat(node(1).orders().events(claim.channel().order().key())).hasSize(1));
  }

  @Test
  void a_lease_never_has_two_holders_and_its_tokens_rise() {
    String name = "race/" + link;
    AtomicInteger holders = new AtomicInteger();
    List<Long> tokens = Collections.synchronizedList(new ArrayList<>());
    Race.of(
        THREADS,
        thread -> {
          for (int i = 0; i < 60; i++) {
            Optional<Lease> lease = of(thread).leases().acquire(name, "t" + thread, LONG);
            if (lease.isPresent()) {
              assertThat(holders.incrementAndGet()).isEqualTo(1);
              tokens.add(lease.get().token());
              holders.decrementAndGet();
              assertThat(of(thread).leases().release(lease.get())).isTrue();
            }
          }
          return thread;
        });
    assertThat(tokens).isNotEmpty().isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_lease_that_runs_out_gives_each_holder_a_token_of_its_own() {
    String name = "race/" + link;
    List<List<Long>> tokens =
        Race.of(
            THREADS,
            thread -> {
              List<Long> mine = new ArrayList<>();
              for (int i = 0; i < 60; i++) {
                of(thread)
                    .leases()
                    .acquire(name, "t" + thread, SHORT)
                    .ifPresent(lease -> mine.add(lease.token()));
              }
              return mine;
            });
    assertThat(tokens).allSatisfy(mine -> assertThat(mine).isSorted());
    assertThat(tokens.stream().flatMap(List::stream).toList()).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void only_the_current_fence_writes_so_that_no_write_is_lost() {
    claim();
    List<Integer> written =
        Race.of(
            THREADS,
            thread -> {
              int mine = 0;
              for (int i = 0; i < 40; i++) {
                Optional<OrderLock> lock = of(thread).orders().lock(key, "t" + thread, SHORT);
                if (lock.isPresent()
                    && of(thread).orders().write(lock.get(), counted(lock.get()), NOW)) {
                  mine++;
                }
              }
              return mine;
            });
    int total = written.stream().mapToInt(Integer::intValue).sum();
    assertThat(total).isPositive();
    assertThat(node(0).orders().find(key).orElseThrow().attempts()).isEqualTo(total);
    assertThat(node(1).orders().events(key)).hasSize(total + 1);
    assertThat(node(1).orders().events(key))
        .extracting(event -> event.sequence())
        .isEqualTo(IntStream.rangeClosed(1, total + 1).boxed().toList());
  }

  private static OrderWrite counted(OrderLock lock) {
    TrackedOrder order = lock.order();
    TrackedOrder next =
        new TrackedOrder(
            order.channel(),
            order.state(),
            null,
            order.recording(),
            order.attempts() + 1,
            order.dueAt(),
            null);
    return OrderWrite.of(next, "counted", "");
  }

  @Test
  void a_write_under_a_lost_series_lease_never_happens() {
    claim();
    String name = "series/" + link;
    OrderLock lock = node(0).orders().lock(key, "node-1", LONG).orElseThrow();
    List<Long> tokens = Collections.synchronizedList(new ArrayList<>());
    Race.of(
        THREADS,
        thread -> {
          for (int i = 0; i < 30; i++) {
            Optional<Lease> lease = of(thread).leases().acquire(name, "t" + thread, SHORT);
            if (lease.isPresent()) {
              String token = Long.toString(lease.get().token());
              OrderWrite write = OrderWrite.of(lock.order(), "sent", token).under(lease.get());
              if (of(thread).orders().write(lock, write, NOW)) {
                tokens.add(lease.get().token());
              }
            }
          }
          return thread;
        });
    assertThat(
            node(1).orders().events(key).stream()
                .skip(1)
                .map(event -> Long.parseLong(event.detail())))
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(tokens);
  }

  @Test
  void the_newest_snapshot_is_never_lost_while_others_are_worked_in() {
    claim();
    ChannelOrder last = Orders.sample(key).note("last").channel();
    Race.of(
        THREADS,
        thread -> {
          for (int i = 0; i < 15; i++) {
            if (thread < THREADS / 2) {
              String note = thread + "/" + i;
              of(thread).orders().observe(Orders.sample(key).note(note).channel(), NOW);
            } else {
              settle(of(thread));
            }
          }
          return thread;
        });
    assertThat(node(0).orders().observe(last, NOW)).isTrue();
    settle(node(1));
    TrackedOrder order = node(0).orders().find(key).orElseThrow();
    assertThat(order.pending()).isNull();
    assertThat(order.channel()).isEqualTo(last);
  }

  private void settle(VortexStore store) {
    Optional<OrderLock> taken = store.orders().lock(key, "settler", LONG);
    if (taken.isEmpty()) {
      return;
    }
    TrackedOrder order = taken.get().order();
    ChannelOrder next = order.pending() == null ? order.channel() : order.pending();
    TrackedOrder settled =
        new TrackedOrder(next, order.state(), null, order.recording(), 0, NOW, null);
    assertThat(
            store
                .orders()
                .write(taken.get(), OrderWrite.of(settled, "settled", "").settling(), NOW))
        .isTrue();
    assertThat(store.orders().unlock(taken.get())).isTrue();
  }

  @Test
  void an_audit_log_that_all_append_to_is_whole() {
    Race.of(
        THREADS,
        thread -> {
          for (int i = 0; i < 10; i++) {
            Fact fact = new Fact(NOW, "t" + thread, "sku:A", "x", "" + i);
            of(thread).audit().append(link, List.of(fact, fact));
          }
          return thread;
        });
    assertThat(node(0).audit().latest(link, 1000)).hasSize(THREADS * 20);
    assertThat(node(1).audit().verify(link)).isEmpty();
  }

  @Test
  void no_hint_is_lost_between_those_that_tell_and_those_that_take() {
    Hint hint = Hint.of(Flow.STOCK, "A");
    int each = 25;
    List<Long> taken =
        Race.of(
            THREADS,
            thread -> {
              HintStore hints = of(thread).hints();
              long sum = 0;
              for (int i = 0; i < each; i++) {
                if (thread >= 3) {
                  hints.add(link, List.of(hint, Hint.of(Flow.ORDERS, "" + i)), NOW);
                } else {
                  sum += takeOne(hints, hint);
                }
              }
              return sum;
            });
    HintStore hints = node(0).hints();
    long sum = taken.stream().mapToLong(Long::longValue).sum();
    for (Waiting left : hints.waiting(link, 1000)) {
      sum += left.hint().equals(hint) ? left.count() : 0;
    }
    assertThat(sum).isEqualTo((THREADS - 3) * each);
    assertThat(hints.count(link)).isBetween((long) each, each + 1L);
  }

  /** How many hints the entry stood for that was taken out. */
  private long takeOne(HintStore hints, Hint hint) {
    long sum = 0;
    for (Waiting one : hints.waiting(link, 1000)) {
      if (one.hint().equals(hint) && hints.take(link, List.of(one)) == 1) {
        sum += one.count();
      }
    }
    return sum;
  }

  @Test
  void published_rules_get_numbers_of_their_own_and_one_activation_wins() {
    List<Integer> numbers =
        Race.of(
            THREADS,
            thread ->
                of(thread)
                    .rules()
                    .publish(link, Profile.PRICE, "text", "t" + thread, "", NOW)
                    .number());
    assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    List<Boolean> active =
        Race.of(
            THREADS,
            thread -> {
              Activation mine = new Activation(1, thread + 1, 0, 0, "t" + thread, "", NOW);
              Fact entry = new Fact(NOW, "t" + thread, "rules", "changed", "");
              return of(thread).rules().activate(link, Profile.PRICE, mine, entry);
            });
    assertThat(active).containsOnlyOnce(true);
    assertThat(node(0).rules().active(link, Profile.PRICE)).contains(active.indexOf(true) + 1);
  }

  @Test
  void all_can_write_the_same_new_rows_at_once() {
    List<Sku> skus = IntStream.range(0, 200).mapToObj(i -> Sku.of("S" + i)).toList();
    Race.of(
        THREADS,
        thread -> {
          List<Sku> mine = new ArrayList<>(skus);
          Collections.shuffle(mine, new Random(thread));
          VortexStore store = of(thread);
          store.offers().write(link, mine.stream().map(Entry::unlisted).toList());
          FieldRecord none = FieldRecord.empty();
          store
              .products()
              .write(
                  link,
                  mine.stream().map(sku -> new KnownProduct(sku, none, none, 0, NOW)).toList());
          store.cursors().put(link, "c", "" + thread);
          store.accounts().putToken("a" + link, "" + thread);
          return thread;
        });
    assertThat(node(0).offers().page(link, null, 1000)).hasSize(200);
    assertThat(node(0).products().page(link, null, 1000)).hasSize(200);
    assertThat(node(1).cursors().get(link, "c")).isPresent();
    assertThat(node(1).accounts().token("a" + link)).isPresent();
  }

  @Test
  void of_all_orders_that_race_for_one_waybill_number_one_gets_it() {
    List<ShipmentStore.Written> results =
        Race.of(
            THREADS,
            thread -> {
              OrderKey order = OrderKey.of(link, "9" + thread);
              ShipmentStore shipments = of(thread).shipments();
              shipments.open(Shipment.watched(order, NOW));
              ShipmentStore.ShipmentLock lock =
                  shipments.lock(order, "n" + thread, LONG).orElseThrow();
              Awb awb = Awb.of("fan", "777", NOW);
              return shipments.write(
                  lock, lock.shipment().to(ShipmentState.MADE, NOW).withAwb(awb));
            });
    assertThat(results).containsOnlyOnce(ShipmentStore.Written.WRITTEN);
    assertThat(results)
        .filteredOn(one -> one == ShipmentStore.Written.NUMBER_TAKEN)
        .hasSize(THREADS - 1);
  }

  @Test
  void of_all_nodes_that_lock_one_shipment_one_has_it() {
    node(0).shipments().open(Shipment.watched(key, NOW));
    List<Boolean> won =
        Race.of(
            THREADS, thread -> of(thread).shipments().lock(key, "n" + thread, LONG).isPresent());
    assertThat(won).containsOnlyOnce(true);
  }
}
