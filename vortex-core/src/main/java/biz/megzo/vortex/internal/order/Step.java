package biz.megzo.vortex.internal.order;

/** What can happen to an order; {@link Transitions} says when. The word is stored as the event. */
enum Step {
  /** A newer snapshot was worked in without touching the record. */
  AMENDED,
  /** The step could not be done yet. */
  WAITING,
  /** The intent of a create is committed. */
  INTENDED,
  /** The intent stands but nothing was sent. */
  NOT_SENT,
  /** The record exists: the ERP said so. */
  CREATED,
  /** The record exists: it was found. */
  ADOPTED,
  /** The ERP refused for now. */
  PUT_OFF,
  /** Nobody knows whether the record exists. */
  UNKNOWN,
  /** It was proved that no record exists. */
  ABSENT,
  /** The record is to be cancelled and another one made. */
  REPLACING,
  /** The record of the revision before is cancelled. */
  WITHDRAWN,
  /** The channel was told that the order is taken. */
  CONFIRMED,
  /** The order was cancelled on the channel. */
  CANCELLED,
  /** The record of a cancelled order is to be restored. */
  RESTORING,
  /** The record of a cancelled order is live again. */
  RESTORED,
  /** A cancelled order without a record is to be recorded. */
  REACTIVATED,
  /** A record that was one too many is cancelled. */
  HEALED,
  /** A person must look. */
  HELD,
  /** Nothing is expected any more. */
  CLOSED,
  /** A person took it up again. */
  RELEASED,
  /** A person had it looked for again. */
  RETRIED,
  /** A person named its record. */
  RESOLVED,
  /** A person gave it up. */
  GIVEN_UP,
  /** A person had a change worked in. */
  APPLIED,
  /** A person wants the record to stay as it is. */
  DISMISSED;

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
