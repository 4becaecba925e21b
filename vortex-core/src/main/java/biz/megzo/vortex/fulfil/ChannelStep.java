package biz.megzo.vortex.fulfil;

/** What the channel is told of an order, in the order in which it wants to be told. */
public enum ChannelStep {
  /** The merchant took the order. */
  CONFIRM,
  /** Its lines can be delivered. */
  LINES_READY,
  /** The parcel waits for the courier. */
  READY_FOR_DELIVERY,
  /** The order is done. */
  FINISH
}
