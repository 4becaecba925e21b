package biz.megzo.vortex.model;

/** Where an order stands on the channel, in words that every channel shares. */
public enum OrderStatus {
  NEW,
  CONFIRMED,
  READY,
  FINISHED,
  CANCELLED,
  RETURNED,
  /** A status that is not mapped yet: never treated as any of the others. */
  OTHER
}
