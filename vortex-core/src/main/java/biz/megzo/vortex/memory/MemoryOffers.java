package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryOffers implements OfferLedger {
  private final Object lock;
  private final Map<LinkId, NavigableMap<Sku, Entry>> offers = new HashMap<>();

  MemoryOffers(Object lock) {
    this.lock = lock;
  }

  @Override
  public List<Entry> page(LinkId link, @Nullable Sku after, int limit) {
    synchronized (lock) {
      NavigableMap<Sku, Entry> mine = of(link);
      return (after == null ? mine : mine.tailMap(after, false))
          .values().stream().limit(limit).toList();
    }
  }

  @Override
  public Optional<Entry> find(LinkId link, Sku sku) {
    synchronized (lock) {
      return Optional.ofNullable(of(link).get(sku));
    }
  }

  @Override
  public List<Entry> find(LinkId link, Collection<Sku> skus) {
    synchronized (lock) {
      NavigableMap<Sku, Entry> mine = of(link);
      return skus.stream().distinct().filter(mine::containsKey).map(mine::get).toList();
    }
  }

  @Override
  public void write(LinkId link, Collection<Entry> entries) {
    Map<Sku, Entry> kept = new HashMap<>();
    for (Entry one : entries) {
      kept.put(
          one.sku(),
          new Entry(
              one.sku(),
              one.listing(),
              kept(one.content()),
              kept(one.price()),
              kept(one.stock()),
              one.hold() == null ? null : Stored.text(one.hold()),
              one.note() == null ? null : Stored.text(one.note())));
    }
    synchronized (lock) {
      of(link).putAll(kept);
    }
  }

  @Override
  public long count(LinkId link, Listing listing) {
    synchronized (lock) {
      return of(link).values().stream().filter(one -> one.listing() == listing).count();
    }
  }

  private static @Nullable Facet kept(@Nullable Facet facet) {
    return facet == null
        ? null
        : new Facet(
            facet.value(), facet.ruleVersion(), Stored.instant(facet.at()), facet.confirmed());
  }

  /** All of a link; to be called with the lock. */
  NavigableMap<Sku, Entry> of(LinkId link) {
    return offers.computeIfAbsent(link, key -> new TreeMap<>());
  }
}
