package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.store.DriftStore;
import biz.megzo.vortex.store.Stored;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryDrift implements DriftStore {
  private static final NavigableMap<String, Drift> EMPTY =
      Collections.unmodifiableNavigableMap(new TreeMap<>());

  private final Object lock;
  private final Map<LinkId, NavigableMap<Sku, NavigableMap<String, Drift>>> rows = new HashMap<>();

  MemoryDrift(Object lock) {
    this.lock = lock;
  }

  @Override
  public void replace(LinkId link, Collection<Sku> skus, Collection<Drift> now) {
    synchronized (lock) {
      NavigableMap<Sku, NavigableMap<String, Drift>> mine = of(link);
      skus.forEach(mine::remove);
      for (Drift one : now) {
        mine.computeIfAbsent(one.sku(), key -> new TreeMap<>()).put(one.field(), kept(one));
      }
    }
  }

  private static Drift kept(Drift one) {
    Drift.Seen seen = one.seen();
    return new Drift(
        one.sku(),
        one.field(),
        one.state(),
        one.ours() == null ? null : Stored.text(one.ours()),
        one.theirs() == null ? null : Stored.text(one.theirs()),
        new Drift.Seen(Stored.instant(seen.since()), Stored.instant(seen.last()), seen.repairs()));
  }

  @Override
  public List<Drift> find(LinkId link, Collection<Sku> skus) {
    synchronized (lock) {
      NavigableMap<Sku, NavigableMap<String, Drift>> mine = of(link);
      return skus.stream()
          .distinct()
          .sorted()
          .map(sku -> mine.getOrDefault(sku, EMPTY))
          .flatMap(fields -> fields.values().stream())
          .toList();
    }
  }

  @Override
  public List<Drift> page(LinkId link, @Nullable Sku after, int limit) {
    synchronized (lock) {
      NavigableMap<Sku, NavigableMap<String, Drift>> mine = of(link);
      return (after == null ? mine : mine.tailMap(after, false))
          .values().stream().limit(limit).flatMap(fields -> fields.values().stream()).toList();
    }
  }

  @Override
  public long count(LinkId link) {
    synchronized (lock) {
      return of(link).values().stream().mapToLong(Map::size).sum();
    }
  }

  private NavigableMap<Sku, NavigableMap<String, Drift>> of(LinkId link) {
    return rows.computeIfAbsent(link, key -> new TreeMap<>());
  }
}
