package biz.megzo.vortex.celro.fake;

/**
 * What no document settles, or what only goes wrong on some days. Each is off or on at the start as
 * written.
 */
public enum Switch {
  /** Numbers in a payload come as text. */
  NUMBERS_AS_STRINGS(false),
  /** An empty object in a payload comes as {@code []}. */
  EMPTY_MAPS_AS_LISTS(false),
  /** {@code error} of a failure comes as text. */
  ERROR_AS_STRING(false),
  /** Failures that have nothing to do with the token carry no {@code tokenStatus}. */
  FAILURES_WITHOUT_TOKEN_STATUS(false),
  /** A body without a single parameter is refused, as an older server did. */
  EMPTY_BODY_REFUSED(false),
  /** Unknown fields of a product or an order line are ignored instead of refused. */
  UNKNOWN_FIELDS_IGNORED(false),
  /** A new login makes every earlier token worthless. */
  LOGIN_ENDS_OLD_TOKENS(false),

  /** One bad item makes importer and updateStockAndPrice refuse the whole batch. */
  BATCH_ALL_OR_NOTHING(false),
  /** updateStockAndPrice answers {@code {"success":1}} instead of the four lists. */
  STOCK_ANSWER_BARE(false),
  /** The 10 % price guard holds for updateStockAndPrice too. */
  PRICE_GUARD_ON_STOCK_CALL(true),
  /**
   * Imports are decided every minute, as on a test account; off, only {@code decideImports()}
   * decides.
   */
  APPROVAL_ROBOT(true),
  /** Categories come as a bare list, not under {@code parent}. */
  CATEGORIES_AS_LIST(false),
  /** A cancelled order gives its units back to the listing. */
  CANCEL_RESTOCKS(false),

  /** {@code min_order} includes the order it names. */
  MIN_ORDER_INCLUSIVE(false),
  /** Ungrouped order pages are bare lists, without {@code moreavailable}. */
  ORDER_PAGE_AS_LIST(false),
  /** Billing and delivery come as one line of text. */
  ADDRESSES_AS_TEXT(false),
  /** Unit prices of order lines exclude VAT. */
  NET_PRICES(false),
  /** Quantities and prices of order lines are JSON numbers, not text. */
  LINE_NUMBERS_AS_NUMBERS(false),
  /** Line quantity under {@code cantitate} only. */
  NO_PRODUCTS_QUANTITY(false),
  /** getOrderEmail answers an object instead of text. */
  EMAIL_AS_OBJECT(false),
  /** checkPaymentForOrder answers an object instead of 0 or 1. */
  PAYMENT_CHECK_AS_OBJECT(false),
  /**
   * Orders move forward only: confirm from new, ready from confirmed with every line at 4 or 5,
   * finish from ready.
   */
  STRICT_FLOW(true),
  /** finishOrder needs an AWB. */
  FINISH_NEEDS_AWB(false),
  /** finishOrder needs an invoice. */
  FINISH_NEEDS_INVOICE(false),

  /** A second AWB for the same order is refused. */
  SECOND_AWB_REFUSED(false),
  /**
   * AWBs are listed with {@code id} and {@code awb} instead of {@code awb_id} and {@code
   * awb_number}.
   */
  AWB_SHORT_NAMES(false),
  /** An invoice with a series and number already attached to the order is refused. */
  DUPLICATE_INVOICE_REFUSED(false),
  /** Addresses come as a bare list instead of a page. */
  ADDRESS_PAGE_AS_LIST(false),

  /** Push values are URL-encoded twice. */
  PUSH_DOUBLE_ENCODED(false),
  /** Pushes of types 11 and 24 name the order {@code cmd} instead of {@code order_id}. */
  PUSH_SAYS_CMD(false);

  private final boolean atStart;

  Switch(boolean atStart) {
    this.atStart = atStart;
  }

  boolean atStart() {
    return atStart;
  }
}
