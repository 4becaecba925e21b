package biz.megzo.vortex.runner.demo;

import biz.megzo.vortex.http.WaitingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves when told to: five minutes pass at once. Thread-safe. */
final class DemoClock implements WaitingClock {
  private final AtomicReference<Instant> now;

  DemoClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted instead of waiting");
    }
    advance(time);
  }

  void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
