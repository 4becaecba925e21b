package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.RunLog;
import biz.megzo.vortex.store.Stored;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the last ten thousand passes of a link. */
final class MemoryRuns implements RunLog {
  private static final int KEPT = 10_000;

  private final Object lock;
  private final Map<LinkId, Deque<Run>> runs = new HashMap<>();

  MemoryRuns(Object lock) {
    this.lock = lock;
  }

  @Override
  public void append(Run run) {
    Run kept =
        new Run(
            run.link(),
            Stored.text(run.what()),
            Stored.instant(run.startedAt()),
            Stored.instant(run.endedAt()),
            Stored.text(run.result()),
            Stored.text(run.summary()));
    synchronized (lock) {
      Deque<Run> mine = runs.computeIfAbsent(run.link(), key -> new ArrayDeque<>());
      mine.addFirst(kept);
      if (mine.size() > KEPT) {
        mine.removeLast();
      }
    }
  }

  @Override
  public List<Run> latest(LinkId link, int limit) {
    synchronized (lock) {
      return runs.getOrDefault(link, new ArrayDeque<>()).stream()
          .sorted(Comparator.comparing(Run::startedAt).reversed())
          .limit(limit)
          .toList();
    }
  }
}
