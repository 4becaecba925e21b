package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.InvoiceRef;
import java.util.List;

/**
 * Channel side: invoices attached to an order. Not idempotent: read {@link #attached} before every
 * write and after every unknown outcome.
 */
public interface InvoiceSink {
  /**
   * The invoices that the channel knows of an order.
   *
   * @throws ConnectorException when the remote can not be used
   */
  List<InvoiceRef> attached(String orderId);

  /** Attaches a file. */
  Done attach(String orderId, InvoiceRef invoice, byte[] pdf);

  /** Takes an attachment back. */
  Done detach(String orderId, InvoiceRef invoice);
}
