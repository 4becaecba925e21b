package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.store.PlanStore;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryPlans implements PlanStore {
  private static final int SHORTEST = 8;

  private record Key(LinkId link, String id) {}

  private record Saved(Plan plan, Instant expiresAt) {}

  private final Object lock;
  private final Map<Key, Saved> plans =
      new TreeMap<>(Comparator.comparing((Key key) -> key.link().value()).thenComparing(Key::id));

  MemoryPlans(Object lock) {
    this.lock = lock;
  }

  @Override
  public void save(Plan plan, Instant expiresAt) {
    Instant until = Stored.instant(expiresAt);
    synchronized (lock) {
      plans.merge(
          new Key(plan.link(), plan.id()),
          new Saved(plan, until),
          (old, now) ->
              new Saved(old.plan(), old.expiresAt().isAfter(until) ? old.expiresAt() : until));
    }
  }

  @Override
  public Optional<Plan> find(LinkId link, String id, Instant now) {
    if (id.length() < SHORTEST) {
      return Optional.empty();
    }
    synchronized (lock) {
      List<Plan> found =
          plans.entrySet().stream()
              .filter(one -> one.getKey().link().equals(link))
              .filter(one -> one.getKey().id().startsWith(id))
              .map(Map.Entry::getValue)
              .filter(one -> one.expiresAt().isAfter(now))
              .map(Saved::plan)
              .toList();
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
  }

  @Override
  public List<Head> latest(LinkId link, Instant now, int limit) {
    synchronized (lock) {
      return plans.values().stream()
          .filter(one -> one.plan().link().equals(link) && one.expiresAt().isAfter(now))
          .map(
              one ->
                  new Head(
                      one.plan().id(),
                      Stored.instant(one.plan().madeAt()),
                      one.expiresAt(),
                      one.plan().changes().size(),
                      one.plan().withheld().size()))
          .sorted(Comparator.comparing(Head::madeAt).reversed().thenComparing(Head::id))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public int dropExpired(Instant now) {
    synchronized (lock) {
      int before = plans.size();
      plans.values().removeIf(one -> !one.expiresAt().isAfter(now));
      return before - plans.size();
    }
  }
}
