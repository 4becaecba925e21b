package biz.megzo.vortex.event;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import java.time.Instant;

/** An order waits for a person. */
public record OrderHeld(OrderKey order, Hold hold, Instant at) {}
