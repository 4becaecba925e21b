package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.VortexException;
import biz.megzo.vortex.model.LinkId;

/**
 * The lease on the link ended while this pass was paused or a remote was slow, and another node may
 * have taken the link over; it must change nothing more.
 */
public final class LeaseLostException extends VortexException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(LinkId link) {
    super(
        "the lease on link "
            + link
            + " ran out, so that another node may have it by now; this pass ended early, the next"
            + " goes on",
        null);
  }
}
