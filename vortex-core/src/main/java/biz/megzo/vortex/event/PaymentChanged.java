package biz.megzo.vortex.event;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.Instant;

/** Something new was learned of an order's payment. */
public record PaymentChanged(OrderKey order, Payment payment, Instant at) {}
