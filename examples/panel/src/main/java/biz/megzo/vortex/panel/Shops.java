package biz.megzo.vortex.panel;

import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.VortexStore;
import java.time.InstantSource;
import java.util.List;

/**
 * What the pages work on.
 *
 * @param rules where people work on rule sets and tables
 * @param clock the one that {@code vortex} has
 * @param secondPerson whether what one person proposed needs another to approve it
 */
public record Shops(
    Vortex vortex, VortexStore store, RuleDesk rules, InstantSource clock, boolean secondPerson) {
  /** The links, in their order; never empty. */
  public List<LinkId> links() {
    return vortex.links();
  }
}
