package biz.megzo.vortex.order;

/** Where an order stands in Vortex. */
public enum OrderState {
  /** Claimed; its record is still to be made. */
  NEW,
  /** An intent is committed and a create may be under way. */
  SENDING,
  /** A create was sent and nobody knows what became of it. */
  UNCERTAIN,
  /** Exactly one live record exists. */
  RECORDED,
  /** A person must look. */
  HELD,
  /** The buyer or the channel cancelled; no live record. */
  CANCELLED,
  /** Recorded, invoiced and done: nothing is expected any more. */
  CLOSED
}
