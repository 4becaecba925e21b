package biz.megzo.vortex.rules;

import biz.megzo.vortex.model.LinkId;
import java.util.Optional;

/**
 * Mapping as the engines see it: numbered, immutable rule sets, one active per link and profile.
 * Implementations are thread-safe; an activation on any node is seen by the next call of {@link
 * #active}.
 */
public interface Rules {
  /** The rule set to map the next record with. */
  RuleSet active(LinkId link, Profile profile);

  /** The rule set of a number, to map an order again with the version that mapped it first. */
  Optional<RuleSet> version(LinkId link, Profile profile, int number);
}
