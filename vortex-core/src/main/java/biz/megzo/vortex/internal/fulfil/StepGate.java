package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.order.TrackedOrder;

/**
 * Says which steps must still wait for a parcel. Called under the order's lock; whoever opens a
 * gate wakes the order.
 */
@FunctionalInterface
public interface StepGate {
  /** Nothing waits. */
  StepGate OPEN = (order, step) -> true;

  boolean isOpen(TrackedOrder order, ChannelStep step);
}
