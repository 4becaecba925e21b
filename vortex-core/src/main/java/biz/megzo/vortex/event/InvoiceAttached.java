package biz.megzo.vortex.event;

import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;

/** An invoice stands on the channel's order. */
public record InvoiceAttached(OrderKey order, InvoiceRef invoice, Instant at) {}
