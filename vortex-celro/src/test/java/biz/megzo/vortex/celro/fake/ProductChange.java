package biz.megzo.vortex.celro.fake;

import java.time.Instant;

/**
 * One change of a listed product.
 *
 * @param field {@code stoc}, {@code pretf}, {@code status} or another field of the importer
 */
public record ProductChange(Instant at, String field, String from, String to, Cause cause) {
  /** Who changed it. */
  public enum Cause {
    SEEDED,
    IMPORTED,
    UPDATED,
    SOLD,
    RESTOCKED,
    BY_STAFF
  }
}
