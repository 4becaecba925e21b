package biz.megzo.vortex.rules;

/** What a number means, so that rules which mix meanings are refused before they go live. */
public enum Kind {
  /** Nothing in particular, or not known beforehand: goes with everything. */
  PLAIN,
  /** An amount without VAT. */
  NET,
  /** An amount with VAT. */
  GROSS,
  /** A percentage, for example 21. */
  PERCENT
}
