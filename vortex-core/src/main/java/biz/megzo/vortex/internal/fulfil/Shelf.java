package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.model.InvoiceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invoices that the channel shows of one order, read when asked for. Not thread-safe. */
final class Shelf {
  private final InvoiceSink sink;
  private final String orderId;
  private @Nullable List<InvoiceRef> read;

  Shelf(InvoiceSink sink, String orderId) {
    this.sink = sink;
    this.orderId = orderId;
  }

  /** As read since the last write. */
  List<InvoiceRef> listed() {
    List<InvoiceRef> known = read;
    return known == null ? again() : known;
  }

  /** As it is now. */
  List<InvoiceRef> again() {
    List<InvoiceRef> now = sink.attached(orderId);
    read = now;
    return now;
  }

  long count(InvoiceRef invoice) {
    return InvoiceNames.count(listed(), invoice);
  }
}
