package biz.megzo.vortex.http;

import biz.megzo.vortex.VortexException;

/**
 * A call that is not on the allow-list was asked for. Nothing was sent. It is a mistake in the
 * program, never something a remote can cause.
 */
public final class CallNotPermittedException extends VortexException {
  private static final long serialVersionUID = 1L;

  CallNotPermittedException(String account, HttpCall call) {
    super(
        call
            + " is not on the allow-list of "
            + account
            + " and was not sent; Vortex never issues fiscal documents and calls nothing it was not"
            + " made for",
        null);
  }
}
