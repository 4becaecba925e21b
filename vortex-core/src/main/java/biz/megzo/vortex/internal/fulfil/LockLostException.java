package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.VortexException;
import biz.megzo.vortex.model.OrderKey;

/** Another node took the shipment over while this one was paused; it must change nothing more. */
final class LockLostException extends VortexException {
  private static final long serialVersionUID = 1L;

  LockLostException(OrderKey order) {
    super("the shipment of order " + order + " was taken over by another node", null);
  }
}
