package biz.megzo.vortex.internal.order;

/** What is known of the ERP's catalogue. */
public enum Catalogue {
  /** The link has none: codes are not checked. */
  NONE,
  /** Not read whole yet: an order with an unknown code waits. */
  UNREAD,
  /** Read whole at least once: an unknown code is unknown. */
  COMPLETE
}
