package biz.megzo.vortex.store;

import biz.megzo.vortex.VortexException;
import org.jspecify.annotations.Nullable;

/** The store failed; nothing of the operation was written. */
public class StoreException extends VortexException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
