package biz.megzo.vortex.mapping.rates;

/** Which day's rate counts for a document: the merchant's accountant decides. */
public enum BankingDay {
  /** The latest rate published strictly before the document's day. */
  PREVIOUS_BANKING_DAY,
  /** The latest rate of the document's day or before. */
  ON_OR_BEFORE
}
