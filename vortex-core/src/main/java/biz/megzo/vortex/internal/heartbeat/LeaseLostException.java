package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.VortexException;
import biz.megzo.vortex.model.LinkId;

/** Another node took the link over while this pass was paused; it must change nothing more. */
public final class LeaseLostException extends VortexException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(LinkId link) {
    super("link " + link + " was taken over by another node; this pass ended early", null);
  }
}
