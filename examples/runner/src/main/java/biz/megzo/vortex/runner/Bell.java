package biz.megzo.vortex.runner;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells one thread that there is something to do. Rings that nobody heard are one. Thread-safe. */
final class Bell {
  private final Semaphore rings = new Semaphore(0);

  void ring() {
    rings.release();
  }

  /** Waits for a ring, at most this long; true when there was one. */
  boolean within(Duration time) {
    try {
      return rings.tryAcquire(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Forgets the rings so far. */
  void quiet() {
    rings.drainPermits();
  }
}
