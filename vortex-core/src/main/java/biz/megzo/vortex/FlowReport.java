package biz.megzo.vortex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one flow did in one pass.
 *
 * @param counts what was counted, in a stable order, for example {@code claimed}, {@code recorded}
 * @param notices what people should know; never holds buyer data
 */
public record FlowReport(Flow flow, State state, Map<String, Long> counts, List<Notice> notices) {
  public FlowReport {
    counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    notices = List.copyOf(notices);
  }

  /** How it went. */
  public enum State {
    /** All that was due is done. */
    DONE,
    /** Done, but something waits for a person. */
    HELD,
    /** Ended early; the next pass goes on. */
    FAILED,
    /** No connector of the link can do it. */
    ABSENT,
    /** Not due, or no time left in this pass. */
    SKIPPED
  }

  /** A count; 0 when the flow did not count it. */
  public long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /**
   * Something that people should know.
   *
   * @param subject for example {@code order 123} or {@code sku ABC-1}
   * @param message what and the remedy
   * @param person whether it waits for a person
   */
  public record Notice(String subject, String message, boolean person) {}
}
