package biz.megzo.vortex.order;

/** How an order differs from what Vortex last worked in. */
public enum ChangeKind {
  /** Lines came or went, or sell something else now. */
  LINES,
  /** A line's quantity. */
  QUANTITY,
  /** A line's price or VAT, or the total. */
  PRICE,
  /** Who it is billed to or where it goes. */
  ADDRESS,
  /** How it is paid, or how far the payment is. */
  PAYMENT,
  CANCELLED,
  /** It was cancelled and is not any more. */
  REACTIVATED,
  /** Goods came back, or the order was reversed. */
  RETURNED
}
