package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;

/** A host's own place for copies of invoices. Thread-safe. */
@FunctionalInterface
public interface InvoiceCopies {
  /** Keeps nothing. */
  InvoiceCopies NONE = (order, invoice, pdf) -> {};

  /**
   * Called with a file that passed its checks, before it is attached; may be called again for the
   * same invoice. What it throws is logged and ignored.
   */
  void keep(OrderKey order, InvoiceRef invoice, byte[] pdf);
}
