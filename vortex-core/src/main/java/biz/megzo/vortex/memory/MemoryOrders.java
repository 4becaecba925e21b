package biz.megzo.vortex.memory;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryOrders implements OrderStore {
  private static final Comparator<OrderRow> NEWEST_FIRST =
      Comparator.comparing((OrderRow row) -> row.claimedAt)
          .thenComparing(row -> row.key)
          .reversed();

  private final Object lock;
  private final InstantSource clock;
  private final MemoryLeases leases;
  private final MemoryReservations reservations;
  private final Map<OrderKey, OrderRow> rows = new HashMap<>();
  private final MemoryFollowUps followUps;

  MemoryOrders(
      Object lock, InstantSource clock, MemoryLeases leases, MemoryReservations reservations) {
    this.lock = lock;
    this.clock = clock;
    this.leases = leases;
    this.reservations = reservations;
    this.followUps = new MemoryFollowUps(lock, this::isHeld, this::isFree);
  }

  MemoryFollowUps followUps() {
    return followUps;
  }

  private boolean isHeld(OrderLock held) {
    return row(held.order().key()).filter(row -> row.under(held)).isPresent();
  }

  private boolean isFree(OrderKey key) {
    return row(key).filter(row -> row.free(clock.instant())).isPresent();
  }

  @Override
  public Set<OrderKey> claim(List<Claim> claims, Instant now) {
    Instant at = Stored.instant(now);
    synchronized (lock) {
      Map<OrderRow, Claim> won = new LinkedHashMap<>();
      Set<OrderKey> keys = new LinkedHashSet<>();
      for (Claim claim : claims) {
        OrderRow row = new OrderRow(claim, at);
        if (!rows.containsKey(row.key) && keys.add(row.key)) {
          won.put(row, claim);
        }
      }
      won.forEach(
          (row, claim) -> {
            rows.put(row.key, row);
            reservations.become(row.key, claim.reserve(), at, "claimed");
          });
      return keys;
    }
  }

  @Override
  public Set<OrderKey> known(LinkId link, List<String> orderIds) {
    synchronized (lock) {
      Set<OrderKey> keys = new LinkedHashSet<>();
      orderIds.forEach(id -> keys.add(new OrderKey(link, id)));
      keys.retainAll(rows.keySet());
      return keys;
    }
  }

  @Override
  public Optional<TrackedOrder> find(OrderKey key) {
    synchronized (lock) {
      return row(key).map(row -> row.order);
    }
  }

  @Override
  public Optional<OrderLock> lock(OrderKey key, String owner, Duration ttl) {
    Duration time = Stored.ttl(ttl);
    synchronized (lock) {
      Instant now = clock.instant();
      return row(key)
          .filter(row -> row.free(now))
          .map(
              row -> {
                row.fence++;
                row.lockedUntil = now.plus(time);
                return new OrderLock(row.order, Stored.text(owner), row.fence);
              });
    }
  }

  @Override
  public boolean renew(OrderLock held, Duration ttl) {
    Duration time = Stored.ttl(ttl);
    synchronized (lock) {
      Optional<OrderRow> mine = row(held.order().key()).filter(row -> row.under(held));
      mine.ifPresent(row -> row.lockedUntil = clock.instant().plus(time));
      return mine.isPresent();
    }
  }

  @Override
  public boolean unlock(OrderLock held) {
    synchronized (lock) {
      Optional<OrderRow> mine = row(held.order().key()).filter(row -> row.under(held));
      mine.ifPresent(row -> row.lockedUntil = null);
      return mine.isPresent();
    }
  }

  @Override
  public boolean write(OrderLock held, OrderWrite write, Instant now) {
    OrderKey key = held.order().key();
    if (!key.equals(write.order().key())) {
      throw new IllegalArgumentException(
          "the lock is of order " + key + ", the write of " + write.order().key());
    }
    Instant at = Stored.instant(now);
    synchronized (lock) {
      Optional<OrderRow> mine = row(key).filter(row -> row.under(held));
      if (mine.isEmpty() || (write.series() != null && !leases.holds(write.series()))) {
        return false;
      }
      mine.get().write(held, write, at);
      if (write.reserve() != null) {
        reservations.become(key, write.reserve(), at, write.what());
      }
      if (write.order().recording().record() != null) {
        followUps.written(key, at);
      }
      return true;
    }
  }

  @Override
  public boolean observe(ChannelOrder snapshot, Instant now) {
    synchronized (lock) {
      return row(snapshot.order().key())
          .map(row -> row.observe(snapshot, Stored.instant(now)))
          .orElse(false);
    }
  }

  @Override
  public List<OrderKey> due(LinkId link, OrderState state, Instant now, int limit) {
    Instant at = Stored.instant(now);
    synchronized (lock) {
      Instant clockNow = clock.instant();
      return of(link)
          .filter(row -> row.order.state() == state && row.free(clockNow))
          .filter(row -> !row.order.dueAt().isAfter(at))
          .sorted(
              Comparator.comparing((OrderRow row) -> row.order.dueAt())
                  .thenComparing(row -> row.key))
          .limit(limit)
          .map(row -> row.key)
          .toList();
    }
  }

  @Override
  public List<OrderKey> withPending(LinkId link, int limit) {
    synchronized (lock) {
      Instant clockNow = clock.instant();
      return of(link)
          .filter(row -> row.order.pending() != null && row.free(clockNow))
          .sorted(
              Comparator.comparing((OrderRow row) -> row.pendingAt).thenComparing(row -> row.key))
          .limit(limit)
          .map(row -> row.key)
          .toList();
    }
  }

  @Override
  public List<TrackedOrder> unsettled(LinkId link, @Nullable OrderKey after, int limit) {
    synchronized (lock) {
      return of(link)
          .map(row -> row.order)
          .filter(MemoryOrders::unsettled)
          .sorted(Comparator.comparing(TrackedOrder::key))
          .filter(order -> after == null || order.key().compareTo(after) > 0)
          .limit(limit)
          .toList();
    }
  }

  private static boolean unsettled(TrackedOrder order) {
    Hold hold = order.hold();
    return order.pending() != null || (hold != null && hold.reason().unitsMayDiffer());
  }

  @Override
  public List<TrackedOrder> list(
      LinkId link, @Nullable OrderState state, @Nullable OrderKey after, int limit) {
    synchronized (lock) {
      OrderRow last = after == null ? null : rows.get(after);
      if (after != null && last == null) {
        return List.of();
      }
      return of(link)
          .filter(row -> state == null || row.order.state() == state)
          .filter(row -> last == null || NEWEST_FIRST.compare(row, last) > 0)
          .sorted(NEWEST_FIRST)
          .limit(limit)
          .map(row -> row.order)
          .toList();
    }
  }

  @Override
  public Map<OrderState, Long> counts(LinkId link) {
    synchronized (lock) {
      Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
      of(link).forEach(row -> counts.merge(row.order.state(), 1L, Long::sum));
      return counts;
    }
  }

  @Override
  public List<OrderEvent> events(OrderKey key) {
    synchronized (lock) {
      return row(key).map(row -> List.copyOf(row.events)).orElse(List.of());
    }
  }

  @Override
  public int forgetBuyers(LinkId link, Set<OrderState> states, Instant changedBefore) {
    Instant before = Stored.instant(changedBefore);
    synchronized (lock) {
      Instant now = clock.instant();
      List<OrderRow> old =
          of(link)
              .filter(row -> states.contains(row.order.state()) && row.free(now))
              .filter(row -> row.changedAt.isBefore(before))
              .toList();
      return (int) old.stream().filter(OrderRow::forget).count();
    }
  }

  /** Recorded orders by id; called under the lock. */
  Stream<OrderKey> recorded(LinkId link) {
    return of(link)
        .filter(row -> row.order.state() == OrderState.RECORDED)
        .map(row -> row.key)
        .sorted();
  }

  private Optional<OrderRow> row(OrderKey key) {
    return Optional.ofNullable(rows.get(key));
  }

  private Stream<OrderRow> of(LinkId link) {
    return rows.values().stream().filter(row -> row.key.link().equals(link));
  }
}
