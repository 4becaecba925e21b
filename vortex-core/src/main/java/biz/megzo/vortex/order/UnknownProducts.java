package biz.megzo.vortex.order;

/** What to do with an order line whose code is not in the ERP's catalogue. */
public enum UnknownProducts {
  /** The order waits for a person. */
  HOLD,
  /** The line is mapped as the channel names it, without what the catalogue would add. */
  PLACEHOLDER
}
