package biz.megzo.vortex.event;

import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;

/** An order was seen for the first time and is ours now. */
public record OrderClaimed(OrderKey order, Instant at) {}
