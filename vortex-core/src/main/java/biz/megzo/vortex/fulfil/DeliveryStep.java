package biz.megzo.vortex.fulfil;

/** What the channel is told when a parcel reaches a phase. */
public enum DeliveryStep {
  /** Nothing. */
  NONE,
  /** The order is ready for delivery; first that it is confirmed and its lines are there. */
  READY,
  /** The order is finished; first that it is ready when it does not know yet. */
  FINISH,
  /** Nothing; a person must look. */
  HOLD
}
