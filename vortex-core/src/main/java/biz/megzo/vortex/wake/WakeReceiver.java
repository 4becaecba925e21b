package biz.megzo.vortex.wake;

/**
 * Reads one remote's pushes. Implementations never throw, call nobody, keep nothing and log neither
 * secrets nor bodies; thread-safe.
 */
@FunctionalInterface
public interface WakeReceiver {
  /** What the push says and what its sender is answered. Reads the body only as far as it must. */
  WakeReply receive(WakeRequest request);
}
