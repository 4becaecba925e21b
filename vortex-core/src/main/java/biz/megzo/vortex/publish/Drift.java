package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the channel shows otherwise than it should.
 *
 * @param field {@code stock}, {@code price}, {@code active} or {@code listing}
 * @param ours what the channel acknowledged; null when it does not apply
 * @param theirs what it shows; null when it shows nothing
 * @param seen when, and how often it was set right in vain
 */
public record Drift(
    Sku sku, String field, State state, @Nullable String ours, @Nullable String theirs, Seen seen) {

  /** When it was seen, and how often it was set right in vain. */
  public record Seen(Instant since, Instant last, int repairs) {}

  /** Who differs. */
  public enum State {
    /** We pushed it, the channel took it, and does not show it: it is pushed again, then held. */
    NOT_APPLIED,
    /** It was there and somebody changed it on the channel: it is set back. */
    CHANGED_THERE,
    /** Somebody changed it on the channel and it stays, until our own value changes. */
    ADOPTED,
    /** Somebody switched the offer off on the channel: it stays off. */
    SWITCHED_OFF_THERE,
    /** The channel no longer lists it; it is published anew. */
    GONE,
    /** The channel lists it and the ERP does not know it: nobody keeps its stock. */
    NOT_IN_ERP,
    /** The channel lists the code twice. */
    TWICE
  }

  /** Whether a person should look. */
  public boolean person() {
    return state == State.NOT_IN_ERP
        || state == State.TWICE
        || (state == State.NOT_APPLIED && seen.repairs() >= MOST_REPAIRS);
  }

  /** How often a push that is not applied is repeated before the offer is held. */
  public static final int MOST_REPAIRS = 3;

  /** One line for people. */
  public String explain() {
    return switch (state) {
      case NOT_APPLIED ->
          field + " " + ours + " was taken by the channel, which still shows " + theirs;
      case CHANGED_THERE ->
          field + " was " + ours + " and somebody set it to " + theirs + " on the channel";
      case ADOPTED ->
          field + " was " + ours + "; left at " + theirs + " as somebody set it on the channel";
      case SWITCHED_OFF_THERE -> "somebody switched the offer off on the channel; it stays off";
      case GONE -> "the channel no longer lists it";
      case NOT_IN_ERP ->
          "the channel lists it with "
              + theirs
              + " units and the ERP does not know it; add it to"
              + " the ERP or take it off the channel";
      case TWICE -> "the channel lists this code twice; take one of the two off there";
    };
  }
}
