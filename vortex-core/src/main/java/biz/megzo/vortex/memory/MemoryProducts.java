package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.ProductStore;
import biz.megzo.vortex.store.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

final class MemoryProducts implements ProductStore {
  private final Object lock;
  private final Map<LinkId, NavigableMap<Sku, KnownProduct>> products = new HashMap<>();

  MemoryProducts(Object lock) {
    this.lock = lock;
  }

  @Override
  public void write(LinkId link, Collection<KnownProduct> written) {
    Map<Sku, KnownProduct> kept = new HashMap<>();
    for (KnownProduct one : written) {
      kept.put(
          one.sku(),
          new KnownProduct(
              one.sku(),
              one.fields(),
              one.onHand(),
              one.missed(),
              Stored.instant(one.changedAt())));
    }
    synchronized (lock) {
      products.computeIfAbsent(link, key -> new TreeMap<>()).putAll(kept);
    }
  }

  @Override
  public List<KnownProduct> find(LinkId link, Collection<Sku> skus) {
    synchronized (lock) {
      NavigableMap<Sku, KnownProduct> mine = products.getOrDefault(link, new TreeMap<>());
      return skus.stream().distinct().filter(mine::containsKey).map(mine::get).toList();
    }
  }

  @Override
  public List<KnownProduct> page(LinkId link, @Nullable Sku after, int limit) {
    synchronized (lock) {
      NavigableMap<Sku, KnownProduct> mine = products.getOrDefault(link, new TreeMap<>());
      return (after == null ? mine : mine.tailMap(after, false))
          .values().stream().limit(limit).toList();
    }
  }

  /** All of a link; to be called with the lock. */
  NavigableMap<Sku, KnownProduct> all(LinkId link) {
    return products.getOrDefault(link, new TreeMap<>());
  }

  @Override
  public List<KnownProduct> sample(LinkId link, int limit) {
    synchronized (lock) {
      List<KnownProduct> all = List.copyOf(products.getOrDefault(link, new TreeMap<>()).values());
      long count = all.size();
      return LongStream.rangeClosed(1, count)
          .filter(place -> place * limit / count > (place - 1) * limit / count)
          .mapToObj(place -> all.get((int) place - 1))
          .toList();
    }
  }
}
