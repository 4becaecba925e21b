package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.FlowReport.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of the order engine did.
 *
 * @param counts in a stable order, for example {@code claimed}, {@code recorded}, {@code held}
 */
public record OrderPass(Ending ending, Map<String, Long> counts, List<Notice> notices) {
  public OrderPass {
    counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    notices = List.copyOf(notices);
  }

  /** How a run ended. */
  public enum Ending {
    /** All that was due is done. */
    DONE,
    /** The deadline came first; the next run goes on. */
    OUT_OF_TIME,
    /** Another node does it right now. */
    BUSY,
    /** A remote could not be used; the last notice says which. The next run goes on. */
    FAILED
  }

  /** A count; 0 when nothing was counted. */
  public long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Collects what a run does. Not thread-safe. */
  static final class Tally {
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    void count(String what) {
      count(what, 1);
    }

    void count(String what, long times) {
      if (times > 0) {
        counts.merge(what, times, Long::sum);
      }
    }

    void note(String subject, String message) {
      notices.add(new Notice(subject, message, false));
    }

    void noteForPerson(String subject, String message) {
      notices.add(new Notice(subject, message, true));
    }

    OrderPass end(Ending ending) {
      return new OrderPass(ending, counts, notices);
    }
  }
}
