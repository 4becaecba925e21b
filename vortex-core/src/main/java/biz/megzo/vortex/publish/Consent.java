package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import java.time.Instant;
import java.util.Objects;

/**
 * A person's yes to one held change: to this value of this facet of this SKU, and to no other.
 *
 * @param print {@link biz.megzo.vortex.rules.FieldRecord#fingerprint()} of the value consented to
 * @param by who, a name that may stand in a log
 * @param why for people
 * @param until when it ends, unless it was used before
 */
public record Consent(
    Sku sku, Facet facet, String print, String by, String why, Instant at, Instant until) {
  public Consent {
    Objects.requireNonNull(sku, "sku");
    if (by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("a consent needs a name and a reason");
    }
  }

  /** Whether it is a yes to this change at this moment. */
  public boolean covers(Change change, Instant now) {
    return change.sku().equals(sku)
        && change.facet() == facet
        && now.isBefore(until)
        && change.to().fingerprint().equals(print);
  }
}
