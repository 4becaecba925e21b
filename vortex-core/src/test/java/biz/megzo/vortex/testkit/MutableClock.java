package biz.megzo.vortex.testkit;

import biz.megzo.vortex.http.WaitingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is moved. Thread-safe. Who waits through it moves it: a
 * transport's pauses cost no time in tests.
 */
public final class MutableClock implements WaitingClock {
  private final AtomicReference<Instant> now;

  private MutableClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  public static MutableClock at(Instant start) {
    return new MutableClock(start);
  }

  /** Starts at an ISO instant, for example {@code 2026-10-02T08:00:00Z}. */
  public static MutableClock at(String start) {
    return new MutableClock(Instant.parse(start));
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

  /** Moves the clock on. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  /** Puts the clock anywhere, back included. */
  public void set(Instant instant) {
    now.set(instant);
  }
}
