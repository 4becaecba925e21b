package biz.megzo.vortex.event;

import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;

/** An order was cancelled and has no live record. */
public record OrderCancelled(OrderKey order, Instant at) {}
