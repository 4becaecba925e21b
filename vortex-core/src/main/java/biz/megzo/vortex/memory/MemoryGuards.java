package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Consent;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.PriceLimits;
import biz.megzo.vortex.store.GuardStore;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class MemoryGuards implements GuardStore {
  private record Key(Sku sku, Facet facet) {}

  private final Object lock;
  private final Map<LinkId, Map<Sku, PriceLimits>> limits = new HashMap<>();
  private final Map<LinkId, Map<Key, Consent>> consents = new HashMap<>();

  MemoryGuards(Object lock) {
    this.lock = lock;
  }

  @Override
  public Map<Sku, PriceLimits> limits(LinkId link) {
    synchronized (lock) {
      return Map.copyOf(limits.getOrDefault(link, Map.of()));
    }
  }

  @Override
  public void limit(LinkId link, Sku sku, PriceLimits some) {
    synchronized (lock) {
      Map<Sku, PriceLimits> mine = limits.computeIfAbsent(link, key -> new HashMap<>());
      if (some.equals(PriceLimits.none())) {
        mine.remove(sku);
      } else {
        mine.put(sku, some);
      }
    }
  }

  @Override
  public void consent(LinkId link, Collection<Consent> given) {
    synchronized (lock) {
      Map<Key, Consent> mine = consents.computeIfAbsent(link, key -> new HashMap<>());
      for (Consent one : given) {
        mine.put(
            new Key(one.sku(), one.facet()),
            new Consent(
                one.sku(),
                one.facet(),
                one.print(),
                Stored.text(one.by()),
                Stored.text(one.why()),
                Stored.instant(one.at()),
                Stored.instant(one.until())));
      }
    }
  }

  @Override
  public List<Consent> consents(LinkId link, Instant now) {
    synchronized (lock) {
      return consents.getOrDefault(link, Map.of()).values().stream()
          .filter(one -> one.until().isAfter(now))
          .sorted(Comparator.comparing(Consent::sku).thenComparing(Consent::facet))
          .toList();
    }
  }

  @Override
  public void used(LinkId link, Facet facet, Collection<Sku> skus) {
    synchronized (lock) {
      Map<Key, Consent> mine = consents.getOrDefault(link, new HashMap<>());
      skus.forEach(sku -> mine.remove(new Key(sku, facet)));
    }
  }
}
