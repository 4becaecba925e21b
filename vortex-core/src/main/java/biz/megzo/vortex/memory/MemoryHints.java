package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.store.Stored;
import biz.megzo.vortex.wake.Hint;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

final class MemoryHints implements HintStore {
  private final Object lock;
  private final Map<LinkId, Map<Hint, Waiting>> hints = new HashMap<>();
  private long marks;

  MemoryHints(Object lock) {
    this.lock = lock;
  }

  @Override
  public void add(LinkId link, Collection<Hint> added, Instant at) {
    Instant seen = Stored.instant(at);
    synchronized (lock) {
      Map<Hint, Waiting> mine = hints.computeIfAbsent(link, key -> new HashMap<>());
      for (Hint hint : new TreeSet<>(added)) {
        String mark = Long.toString(++marks);
        mine.merge(hint, new Waiting(hint, seen, seen, 1, mark), MemoryHints::again);
      }
    }
  }

  private static Waiting again(Waiting before, Waiting now) {
    Instant last = now.lastSeen().isAfter(before.lastSeen()) ? now.lastSeen() : before.lastSeen();
    return new Waiting(now.hint(), before.firstSeen(), last, before.count() + 1, now.mark());
  }

  @Override
  public List<Waiting> waiting(LinkId link, int limit) {
    synchronized (lock) {
      return hints.getOrDefault(link, Map.of()).values().stream()
          .sorted(Comparator.comparing(Waiting::firstSeen).thenComparing(Waiting::hint))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public long count(LinkId link) {
    synchronized (lock) {
      return hints.getOrDefault(link, Map.of()).size();
    }
  }

  @Override
  public int take(LinkId link, Collection<Waiting> read) {
    int taken = 0;
    synchronized (lock) {
      Map<Hint, Waiting> mine = hints.getOrDefault(link, new HashMap<>());
      for (Waiting one : read) {
        Waiting now = mine.get(one.hint());
        if (now != null && now.mark().equals(one.mark())) {
          mine.remove(one.hint());
          taken++;
        }
      }
    }
    return taken;
  }
}
