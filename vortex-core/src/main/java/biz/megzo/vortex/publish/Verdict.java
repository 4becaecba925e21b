package biz.megzo.vortex.publish;

import biz.megzo.vortex.store.AuditLog.Fact;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person said of a plan.
 *
 * @param who a name that may stand in a log
 * @param why for people
 */
public record Verdict(Kind kind, String who, String why, Instant at) {
  /** What was said. */
  public enum Kind {
    /** One person would approve; another one has to. */
    PROPOSED("plan.proposed"),
    APPROVED("plan.approved"),
    REJECTED("plan.rejected");

    private final String action;

    Kind(String action) {
      this.action = action;
    }

    /** The word of it in the audit log. */
    public String action() {
      return action;
    }
  }

  static Optional<Verdict> of(Fact fact) {
    for (Kind kind : Kind.values()) {
      if (kind.action().equals(fact.action())) {
        return Optional.of(new Verdict(kind, fact.actor(), fact.detail(), fact.at()));
      }
    }
    return Optional.empty();
  }
}
