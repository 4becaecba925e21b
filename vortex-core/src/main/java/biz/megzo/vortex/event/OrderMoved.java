package biz.megzo.vortex.event;

import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;

/** The channel was told of a step of an order, or showed it as done. */
public record OrderMoved(OrderKey order, ChannelStep step, Instant at) {}
