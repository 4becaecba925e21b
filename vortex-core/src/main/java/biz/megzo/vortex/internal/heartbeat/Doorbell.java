package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.wake.Hint;
import biz.megzo.vortex.wake.WakeReceiver;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps hints of one link: touches the hint store and nothing else. Thread-safe. */
public final class Doorbell {
  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);

  /** Subjects of a flow taken from one call; more of them stand for the whole flow. */
  private static final int MOST_SUBJECTS = 100;

  /** Entries kept of a link; beyond, hints stand for their whole flows. */
  private static final int MOST_ENTRIES = 1000;

  private final LinkId link;
  private final HintStore store;
  private final InstantSource clock;

  Doorbell(LinkId link, HintStore store, InstantSource clock) {
    this.link = link;
    this.store = store;
    this.clock = clock;
  }

  /** Keeps hints. */
  public void ring(Collection<Hint> hints) {
    Set<Hint> kept = coalesced(hints);
    if (kept.stream().anyMatch(hint -> !hint.wholeFlow()) && store.count(link) >= MOST_ENTRIES) {
      kept = wholeFlows(kept);
    }
    if (!kept.isEmpty()) {
      store.add(link, kept, clock.instant());
    }
  }

  /** Lets a receiver read a push, keeps what it tells, gives what to answer. Never throws. */
  public WakeReply receive(WakeReceiver receiver, WakeRequest request) {
    try {
      WakeReply reply = receiver.receive(request);
      ring(reply.hints());
      return reply;
    } catch (StoreException e) {
      LOG.warn("A push for link {} could not be kept; the next heartbeat finds it out", link, e);
      return WakeReply.refused(503, "try again later");
    } catch (RuntimeException e) {
      LOG.error("A push for link {} could not be read: {}", link, e.getClass().getName());
      return WakeReply.refused(500, "not understood");
    }
  }

  private static Set<Hint> coalesced(Collection<Hint> hints) {
    Map<Flow, Set<Hint>> flows = new EnumMap<>(Flow.class);
    hints.forEach(hint -> flows.computeIfAbsent(hint.flow(), key -> new TreeSet<>()).add(hint));
    Set<Hint> kept = new TreeSet<>();
    flows.forEach(
        (flow, some) -> kept.addAll(some.size() > MOST_SUBJECTS ? Set.of(Hint.of(flow)) : some));
    return kept;
  }

  private static Set<Hint> wholeFlows(Set<Hint> hints) {
    Set<Hint> flows = new TreeSet<>();
    hints.forEach(hint -> flows.add(Hint.of(hint.flow())));
    return flows;
  }

  /** What waits, oldest first. */
  public List<HintStore.Waiting> waiting() {
    return store.waiting(link, MOST_ENTRIES);
  }
}
