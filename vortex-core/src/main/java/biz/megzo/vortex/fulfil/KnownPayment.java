package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.Instant;

/**
 * What is known of an order's payment, and by whom.
 *
 * @param source who said so: a connector's {@code name()}
 * @param askedAt when it was asked last
 * @param changedAt when the answer last differed from the one before
 * @param dueAt when it is asked again
 */
public record KnownPayment(
    OrderKey order,
    Payment payment,
    String source,
    Instant askedAt,
    Instant changedAt,
    Instant dueAt) {}
