package biz.megzo.vortex;

/** What a heartbeat moves. */
public enum Flow {
  /** ERP catalogue to offers. */
  PRODUCTS,
  /** ERP prices to offers. */
  PRICES,
  /** ERP stock to offers, less what is sold and held back. */
  STOCK,
  /** Channel orders to ERP records. */
  ORDERS,
  /** Waybills and tracking to the channel. */
  SHIPMENTS,
  /** What is known of payments. */
  PAYMENTS,
  /** The ERP's invoices to the channel's orders, and the steps that end an order there. */
  INVOICES
}
