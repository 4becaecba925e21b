package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.wake.Hint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Hints that wait for a pass. One hint that comes again and again is one entry. A pass reads them,
 * works, and takes out what it read: a hint that comes after the read stays, even when it is the
 * same, because what it tells of may have happened after the pass looked.
 */
public interface HintStore {
  /** Keeps hints of a link; one that waits already is counted once more. */
  void add(LinkId link, Collection<Hint> hints, Instant at);

  /** Up to so many that wait, those first that wait longest. */
  List<Waiting> waiting(LinkId link, int limit);

  /** How many entries wait. */
  long count(LinkId link);

  /**
   * Takes out entries as they were read; one that came again since stays, whole.
   *
   * @return how many were taken out
   */
  int take(LinkId link, Collection<Waiting> read);

  /**
   * An entry as it was read.
   *
   * @param firstSeen when it came first since it last was taken out
   * @param lastSeen when it came last
   * @param count how often it came
   * @param mark the store's own: another one after each {@link #add}
   */
  record Waiting(Hint hint, Instant firstSeen, Instant lastSeen, long count, String mark) {}
}
