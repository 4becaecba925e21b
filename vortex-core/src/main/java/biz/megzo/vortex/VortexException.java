package biz.megzo.vortex;

import org.jspecify.annotations.Nullable;

/**
 * Root of what Vortex throws when something outside the caller's control fails. Misuse is {@link
 * IllegalArgumentException} or {@link IllegalStateException}; expected results are outcomes.
 */
public abstract class VortexException extends RuntimeException {
  protected VortexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Never null: every exception of ours says what happened. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
