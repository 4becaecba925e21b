package biz.megzo.vortex.runner.demo;

import biz.megzo.vortex.http.WaitingClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves when told to: five minutes pass at once. Thread-safe. */
final class DemoClock implements WaitingClock {
  private Instant now;

  DemoClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted instead of waiting");
    }
    advance(time);
  }

  synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
