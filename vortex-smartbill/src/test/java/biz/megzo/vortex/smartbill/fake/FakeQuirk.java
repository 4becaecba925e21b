package biz.megzo.vortex.smartbill.fake;

/**
 * What SmartBill may do otherwise than the fake does by default, because the sources disagree or
 * say nothing. Switched with {@link FakeSmartBill#with} and {@link FakeSmartBill#without}, at any
 * time.
 */
public enum FakeQuirk {
  /** No call is counted, so nobody gets blocked; a block by a fault still holds. */
  NO_RATE_LIMIT,
  /** The rate block answers 429 instead of 403. */
  BLOCK_ANSWERS_429,
  /** A call during the rate block does not start the ten minutes again. */
  BLOCK_KEEPS_ITS_END,
  /** Deleting the last proforma leaves the counter where it is; by default it steps back. */
  COUNTER_STAYS_ON_DELETE,
  /** A creation refused by a business rule uses up a number. */
  REFUSALS_CONSUME_NUMBERS,
  /** {@code /series} gives {@code "0043"} instead of {@code 43}. */
  PADDED_NEXT_NUMBER,
  /** {@code quantity} of stock rows is text. */
  QUANTITY_AS_TEXT,
  /** {@code documentId} is text. */
  DOCUMENT_ID_AS_TEXT,
  /** Products with no stock are left out of stock answers. */
  ZERO_STOCK_NOT_LISTED,
  /** Business errors end in HTML. */
  HTML_IN_ERRORS,
  /** An unknown field gives the servlet's page and 500 instead of 400 with JSON. */
  UNKNOWN_FIELD_ANSWERS_500,
  /** {@code /estimate/invoices} of an unknown proforma gives 400 instead of 410. */
  UNKNOWN_ESTIMATE_ANSWERS_400,
  /** A cancelled invoice disappears from {@code /estimate/invoices}. */
  CANCELLED_INVOICES_NOT_LISTED,
  /** The company's PDF template leaves {@code mentions} out. */
  MENTIONS_NOT_PRINTED,
  /** A client without {@code saveToDb} is not stored; by default it is, the older rule. */
  CLIENTS_NOT_SAVED_BY_DEFAULT
}
