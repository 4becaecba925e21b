package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.ReservationStore;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

final class MemoryReservations implements ReservationStore {
  private final Object lock;
  private final Map<OrderKey, List<Reservation>> byOrder = new HashMap<>();

  MemoryReservations(Object lock) {
    this.lock = lock;
  }

  @Override
  public Map<Sku, Integer> reserved(LinkId link, Instant snapshotBegan) {
    Instant began = Stored.instant(snapshotBegan);
    synchronized (lock) {
      Map<Sku, Integer> units = new TreeMap<>();
      for (Reservation one : all(link)) {
        if (one.closedAt() == null || !one.closedAt().isBefore(began)) {
          units.merge(one.sku(), one.units(), Math::addExact);
        }
      }
      return units;
    }
  }

  @Override
  public List<Reservation> of(OrderKey order) {
    synchronized (lock) {
      return byOrder.getOrDefault(order, List.of()).stream()
          .sorted(Comparator.comparing(Reservation::sku).thenComparing(Reservation::openedAt))
          .toList();
    }
  }

  @Override
  public List<Reservation> open(LinkId link, Sku sku) {
    return open(link).stream().filter(one -> one.sku().equals(sku)).toList();
  }

  @Override
  public List<Reservation> open(LinkId link) {
    synchronized (lock) {
      return all(link).stream()
          .filter(one -> one.closedAt() == null)
          .sorted(
              Comparator.comparing(Reservation::openedAt)
                  .thenComparing(Reservation::order)
                  .thenComparing(Reservation::sku))
          .toList();
    }
  }

  @Override
  public Map<Sku, Sold> sold(LinkId link, Instant from, Instant before) {
    Instant begin = Stored.instant(from);
    Instant end = Stored.instant(before);
    Map<Sku, List<Reservation>> bySku = new TreeMap<>();
    synchronized (lock) {
      for (Reservation one : all(link)) {
        if (!one.openedAt().isBefore(begin) && one.openedAt().isBefore(end)) {
          bySku.computeIfAbsent(one.sku(), sku -> new ArrayList<>()).add(one);
        }
      }
    }
    Map<Sku, Sold> sold = new TreeMap<>();
    bySku.forEach(
        (sku, all) ->
            sold.put(
                sku,
                new Sold(
                    sku,
                    all.stream().mapToInt(Reservation::units).reduce(0, Math::addExact),
                    (int) all.stream().map(Reservation::order).distinct().count(),
                    all.stream()
                        .map(Reservation::openedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(begin))));
    return sold;
  }

  @Override
  public int close(OrderKey order, Instant evidenceAt, String why) {
    synchronized (lock) {
      int closed = 0;
      List<Reservation> mine = byOrder.getOrDefault(order, new ArrayList<>());
      for (int i = 0; i < mine.size(); i++) {
        if (mine.get(i).closedAt() == null) {
          mine.set(i, closed(mine.get(i), mine.get(i).units(), Stored.instant(evidenceAt), why));
          closed++;
        }
      }
      return closed;
    }
  }

  /** Makes the open units of an order what they should be; call it under the store's lock. */
  void become(OrderKey order, Map<Sku, Integer> wanted, Instant now, String why) {
    List<Reservation> mine = byOrder.computeIfAbsent(order, key -> new ArrayList<>());
    TreeSet<Sku> skus = new TreeSet<>(wanted.keySet());
    mine.forEach(one -> skus.add(one.sku()));
    for (Sku sku : skus) {
      int surplus = openUnits(mine, sku) - wanted.getOrDefault(sku, 0);
      if (surplus < 0) {
        mine.add(new Reservation(order, sku, -surplus, now, null, null));
      }
      for (int i = mine.size() - 1; i >= 0 && surplus > 0; i--) {
        Reservation one = mine.get(i);
        if (one.sku().equals(sku) && one.closedAt() == null) {
          int units = Math.min(surplus, one.units());
          mine.set(i, closed(one, units, now, why));
          if (units < one.units()) {
            mine.add(
                i, new Reservation(order, sku, one.units() - units, one.openedAt(), null, null));
          }
          surplus -= units;
        }
      }
    }
  }

  private static int openUnits(List<Reservation> all, Sku sku) {
    return all.stream()
        .filter(one -> one.closedAt() == null && one.sku().equals(sku))
        .mapToInt(Reservation::units)
        .sum();
  }

  private static Reservation closed(Reservation one, int units, Instant at, String why) {
    return new Reservation(one.order(), one.sku(), units, one.openedAt(), at, Stored.text(why));
  }

  private List<Reservation> all(LinkId link) {
    return byOrder.entrySet().stream()
        .filter(entry -> entry.getKey().link().equals(link))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}
