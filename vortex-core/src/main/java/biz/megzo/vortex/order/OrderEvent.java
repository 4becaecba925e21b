package biz.megzo.vortex.order;

import java.time.Instant;

/**
 * One entry of an order's history, written in the same transaction as the change it tells of.
 *
 * @param sequence 1 for the first event of the order
 * @param after the order's state after the event
 * @param what a short stable word, for example {@code created}, {@code resent}, {@code adopted}
 * @param detail for people, free of buyer data
 * @param recording how far the record is after the event: folding the events gives the row
 */
public record OrderEvent(
    int sequence,
    Instant at,
    OrderState before,
    OrderState after,
    String what,
    String detail,
    Recording recording) {}
