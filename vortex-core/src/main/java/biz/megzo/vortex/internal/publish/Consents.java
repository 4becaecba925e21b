package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Consent;
import biz.megzo.vortex.publish.Facet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The consents of a pass, and which of them it relied on. */
final class Consents {
  private record Key(Sku sku, Facet facet) {}

  private final Map<Key, Consent> given = new HashMap<>();
  private final Map<Facet, Set<Sku>> reliedOn = new HashMap<>();
  private final Instant now;

  Consents(List<Consent> given, Instant now) {
    this.now = now;
    given.forEach(one -> this.given.put(new Key(one.sku(), one.facet()), one));
  }

  /** Whether a person said yes to this very change. */
  boolean cover(Change change) {
    Consent consent = given.get(new Key(change.sku(), change.facet()));
    boolean covered = consent != null && consent.covers(change, now);
    if (covered) {
      reliedOn.computeIfAbsent(change.facet(), key -> new TreeSet<>()).add(change.sku());
    }
    return covered;
  }

  /** What was relied on, by facet. */
  Map<Facet, Set<Sku>> reliedOn() {
    return reliedOn;
  }
}
