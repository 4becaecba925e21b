package biz.megzo.vortex.publish;

/** What becomes of a change that somebody else made on the channel. */
public enum ForeignChange {
  /** It is set back to what the ERP says. */
  REVERT,
  /**
   * It stays until our own value changes. Stock above what we acknowledged is always set back:
   * those units may be sold already.
   */
  ADOPT
}
