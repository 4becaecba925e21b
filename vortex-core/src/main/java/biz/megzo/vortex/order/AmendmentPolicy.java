package biz.megzo.vortex.order;

/** What to do when an order changes on the channel after its record was made. */
public enum AmendmentPolicy {
  /**
   * Take the change over. A cancelled order's record is cancelled, a reactivated one's restored;
   * for anything else the record stays as it is.
   */
  APPLY,
  /** Cancel the record and make a new one, so that there is still one. */
  REPLACE,
  /** Wait for a person. */
  HOLD
}
