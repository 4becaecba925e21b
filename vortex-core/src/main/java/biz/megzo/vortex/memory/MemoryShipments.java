package biz.megzo.vortex.memory;

import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Making;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryShipments implements ShipmentStore {
  private static final Set<ShipmentState> RESTING =
      EnumSet.of(ShipmentState.HELD, ShipmentState.DONE, ShipmentState.CANCELLED);

  private final Object lock;
  private final InstantSource clock;
  private final MemoryOrders orders;
  private final Map<OrderKey, Row> rows = new TreeMap<>();
  private final Map<NumberKey, OrderKey> owners = new HashMap<>();

  private record NumberKey(LinkId link, String number) {}

  private static final class Row {
    private Shipment shipment;
    private long fence;
    private @Nullable Instant lockedUntil;

    private Row(Shipment shipment) {
      this.shipment = shipment;
    }

    private boolean free(Instant now) {
      Instant until = lockedUntil;
      return until == null || !until.isAfter(now);
    }

    private boolean under(ShipmentLock held) {
      return fence == held.fence() && lockedUntil != null;
    }
  }

  MemoryShipments(Object lock, InstantSource clock, MemoryOrders orders) {
    this.lock = lock;
    this.clock = clock;
    this.orders = orders;
  }

  @Override
  public boolean open(Shipment shipment) {
    synchronized (lock) {
      return rows.putIfAbsent(shipment.order(), new Row(stored(shipment))) == null;
    }
  }

  @Override
  public Optional<Shipment> find(OrderKey order) {
    synchronized (lock) {
      return row(order).map(row -> row.shipment);
    }
  }

  @Override
  public Optional<Shipment> byNumber(LinkId link, String number) {
    synchronized (lock) {
      OrderKey owner = owners.get(new NumberKey(link, ShipmentStore.sameNumber(number)));
      return owner == null ? Optional.empty() : find(owner);
    }
  }

  @Override
  public Optional<ShipmentLock> lock(OrderKey order, String owner, Duration ttl) {
    Duration time = Stored.ttl(ttl);
    synchronized (lock) {
      Instant now = clock.instant();
      return row(order)
          .filter(row -> row.free(now))
          .map(
              row -> {
                row.fence++;
                row.lockedUntil = now.plus(time);
                return new ShipmentLock(row.shipment, Stored.text(owner), row.fence);
              });
    }
  }

  @Override
  public boolean renew(ShipmentLock held, Duration ttl) {
    Duration time = Stored.ttl(ttl);
    synchronized (lock) {
      Optional<Row> mine = mine(held);
      mine.ifPresent(row -> row.lockedUntil = clock.instant().plus(time));
      return mine.isPresent();
    }
  }

  @Override
  public boolean unlock(ShipmentLock held) {
    synchronized (lock) {
      Optional<Row> mine = mine(held);
      mine.ifPresent(row -> row.lockedUntil = null);
      return mine.isPresent();
    }
  }

  @Override
  public Written write(ShipmentLock held, Shipment next) {
    OrderKey key = held.shipment().order();
    if (!key.equals(next.order())) {
      throw new IllegalArgumentException(
          "the lock is of order " + key + ", the write of " + next.order());
    }
    synchronized (lock) {
      Optional<Row> mine = mine(held);
      if (mine.isEmpty()) {
        return Written.LOCK_LOST;
      }
      if (next.awb() != null) {
        NumberKey number = new NumberKey(key.link(), ShipmentStore.sameNumber(next.number()));
        if (!owners.computeIfAbsent(number, n -> key).equals(key)) {
          return Written.NUMBER_TAKEN;
        }
      }
      mine.get().shipment = stored(next);
      return Written.WRITTEN;
    }
  }

  @Override
  public List<OrderKey> due(LinkId link, Instant now, int limit) {
    Instant at = Stored.instant(now);
    synchronized (lock) {
      Instant clockNow = clock.instant();
      return of(link)
          .filter(row -> row.free(clockNow) && !RESTING.contains(row.shipment.state()))
          .map(row -> row.shipment)
          .filter(shipment -> !shipment.pace().dueAt().isAfter(at))
          .sorted(
              Comparator.comparing((Shipment shipment) -> shipment.pace().dueAt())
                  .thenComparing(Shipment::order))
          .limit(limit)
          .map(Shipment::order)
          .toList();
    }
  }

  @Override
  public List<OrderKey> unopened(LinkId link, int limit) {
    synchronized (lock) {
      return orders.recorded(link).filter(key -> !rows.containsKey(key)).limit(limit).toList();
    }
  }

  @Override
  public List<Shipment> list(
      LinkId link, @Nullable ShipmentState state, @Nullable OrderKey after, int limit) {
    synchronized (lock) {
      return of(link)
          .map(row -> row.shipment)
          .filter(shipment -> state == null || shipment.state() == state)
          .filter(shipment -> after == null || shipment.order().compareTo(after) > 0)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Map<ShipmentState, Long> counts(LinkId link) {
    synchronized (lock) {
      Map<ShipmentState, Long> counts = new EnumMap<>(ShipmentState.class);
      of(link).forEach(row -> counts.merge(row.shipment.state(), 1L, Long::sum));
      return counts;
    }
  }

  private static Shipment stored(Shipment shipment) {
    Making making = shipment.making();
    Awb awb = shipment.awb();
    ShipmentHold hold = shipment.hold();
    return new Shipment(
        shipment.order(),
        shipment.state(),
        shipment.wish(),
        new Making(
            making.revision(),
            making.sends(),
            making.reference(),
            instant(making.firstSentAt()),
            instant(making.sentAt()),
            making.cashOnDelivery(),
            making.dropped()),
        awb == null
            ? null
            : new Awb(
                Stored.text(awb.courier()),
                Stored.text(awb.number()),
                Stored.instant(awb.since()),
                instant(awb.told()),
                awb.track(),
                Stored.instant(awb.newsAt())),
        hold == null
            ? null
            : new ShipmentHold(hold.reason(), Stored.text(hold.detail()), hold.candidates()),
        new Shipment.Pace(
            shipment.pace().tries(),
            Stored.instant(shipment.pace().dueAt()),
            Stored.text(shipment.pace().note())));
  }

  private static @Nullable Instant instant(@Nullable Instant instant) {
    return instant == null ? null : Stored.instant(instant);
  }

  private Optional<Row> mine(ShipmentLock held) {
    return row(held.shipment().order()).filter(row -> row.under(held));
  }

  private Optional<Row> row(OrderKey key) {
    return Optional.ofNullable(rows.get(key));
  }

  private Stream<Row> of(LinkId link) {
    return rows.values().stream().filter(row -> row.shipment.order().link().equals(link));
  }
}
