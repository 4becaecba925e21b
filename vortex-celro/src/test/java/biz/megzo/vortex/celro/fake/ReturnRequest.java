package biz.megzo.vortex.celro.fake;

import java.time.Instant;

/** A customer wants to send something back. */
record ReturnRequest(
    String id, long orderId, String model, int quantity, String reason, Instant at) {}
