package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AuditLog;
import biz.megzo.vortex.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryAudit implements AuditLog {
  /** One fact and the hash of the chain up to it. */
  record Entry(Fact fact, String hash) {}

  private final Object lock;
  private final Map<LinkId, List<Entry>> entries = new HashMap<>();

  MemoryAudit(Object lock) {
    this.lock = lock;
  }

  @Override
  public void append(LinkId link, List<Fact> facts) {
    List<Fact> kept = facts.stream().map(Fact::stored).toList();
    synchronized (lock) {
      List<Entry> mine = of(link);
      for (Fact fact : kept) {
        String previous = mine.isEmpty() ? "" : mine.get(mine.size() - 1).hash();
        mine.add(new Entry(fact, fact.chained(previous)));
      }
    }
  }

  @Override
  public List<Fact> about(LinkId link, String subject, @Nullable Instant until, int limit) {
    Instant last = until == null ? null : Stored.instant(until);
    synchronized (lock) {
      return newest(link)
          .filter(fact -> fact.subject().equals(subject))
          .filter(fact -> last == null || !fact.at().isAfter(last))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Fact> latest(LinkId link, int limit) {
    synchronized (lock) {
      return newest(link).limit(limit).toList();
    }
  }

  @Override
  public Optional<String> verify(LinkId link) {
    synchronized (lock) {
      String previous = "";
      int number = 0;
      for (Entry entry : of(link)) {
        number++;
        previous = entry.fact().chained(previous);
        if (!previous.equals(entry.hash())) {
          return Optional.of("audit entry " + number + " of link " + link + " was changed");
        }
      }
      return Optional.empty();
    }
  }

  /** The chain of a link, oldest first; changing it is what {@link #verify} is there to find. */
  List<Entry> of(LinkId link) {
    return entries.computeIfAbsent(link, key -> new ArrayList<>());
  }

  private Stream<Fact> newest(LinkId link) {
    List<Entry> mine = of(link);
    return IntStream.range(0, mine.size()).mapToObj(i -> mine.get(mine.size() - 1 - i).fact());
  }
}
