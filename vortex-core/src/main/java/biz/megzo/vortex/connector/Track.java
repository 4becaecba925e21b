package biz.megzo.vortex.connector;

/**
 * Where a parcel is.
 *
 * @param code the courier's own code of its last event; empty when it gives none
 * @param label the courier's words, free of buyer data; empty when it gives none
 */
public record Track(Phase phase, String code, String label) {
  /** Nothing is known yet. */
  public static Track unknown() {
    return new Track(Phase.UNKNOWN, "", "");
  }

  /** How far. */
  public enum Phase {
    /** Made; the courier does not have it yet. */
    ANNOUNCED,
    /** The courier has it. */
    PICKED_UP,
    /** Between the courier's places. */
    IN_TRANSIT,
    /** On its way to the door, or waiting in a locker. */
    OUT_FOR_DELIVERY,
    /** The recipient has it. */
    DELIVERED,
    /** The recipient would not take it, or would not pay. */
    REFUSED,
    /** On its way back to the sender, or there. */
    RETURNED,
    /** Lost or destroyed. */
    LOST,
    /** An event without a meaning that is known here. */
    UNKNOWN
  }
}
