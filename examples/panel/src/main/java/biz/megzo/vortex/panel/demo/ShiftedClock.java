package biz.megzo.vortex.panel.demo;

import biz.megzo.vortex.http.WaitingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Runs as another clock does, from a moment in the past that it is moved on from. Thread-safe. */
final class ShiftedClock implements WaitingClock {
  private final InstantSource real;
  private Duration behind;

  ShiftedClock(InstantSource real, Duration behind) {
    this.real = real;
    this.behind = behind;
  }

  @Override
  public synchronized Instant instant() {
    return real.instant().minus(behind);
  }

  /** In the past waiting is moving on; after that it takes its time. */
  @Override
  public void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted instead of waiting");
    }
    if (!advance(time)) {
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
  }

  /** Moves on, at most to the present; false when it is there already. */
  synchronized boolean advance(Duration by) {
    if (behind.compareTo(by) < 0) {
      return false;
    }
    behind = behind.minus(by);
    return true;
  }

  /** Moves on to that long before the present; nothing when it is past that. */
  synchronized void behindBy(Duration time) {
    if (behind.compareTo(time) > 0) {
      behind = time;
    }
  }
}
