package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.RuleDifference;

/**
 * A part of two rule sets that differs.
 *
 * @param part what it is, for people
 * @param before in words; empty when it is new
 * @param after in words; empty when it is gone
 * @param json the difference as it is kept; empty texts where words say all
 */
public record RuleChange(String part, String before, String after, RuleDifference json) {
  /** Whether both read the same in words, so that only JSON shows what differs. */
  public boolean alike() {
    return before.equals(after);
  }
}
