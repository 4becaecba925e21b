package biz.megzo.vortex.testkit;

/** What can go wrong in the protocol model. */
public enum ProtocolFault {
  /** A worker dies between two calls. */
  CRASH,
  /** The create is made, the answer is lost. */
  ANSWER_LOST,
  /** The create is not made, the answer is lost. */
  NEVER_ARRIVED,
  /** The answer is lost and the create is made at the end of the quiet period. */
  LATE_COMMIT,
  /** A worker stands still until its locks and leases are over. */
  PAUSED,
  /** Somebody else makes a record in the series. */
  FOREIGN_RECORD,
  /** A person deletes the last record of the series. */
  LAST_DELETED,
  /** The first order is cancelled on the channel. */
  ORDER_CANCELLED,
  /** The first order's quantity changes on the channel. */
  ORDER_CHANGED
}
