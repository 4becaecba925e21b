package biz.megzo.vortex.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the calling thread wait. */
@FunctionalInterface
interface Waiter {
  void pause(Duration time) throws InterruptedException;

  static Waiter on(InstantSource clock) {
    if (clock instanceof WaitingClock waiting) {
      return waiting::pause;
    }
    return Waiter::pauseInRealTime;
  }

  private static void pauseInRealTime(Duration time) throws InterruptedException {
    boolean woken = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    assert !woken;
  }
}
