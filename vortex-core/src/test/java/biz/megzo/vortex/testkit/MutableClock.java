package biz.megzo.vortex.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Thread-safe. */
public final class MutableClock implements InstantSource {
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

  /** Moves the clock on. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  /** Puts the clock anywhere, back included. */
  public void set(Instant instant) {
    now.set(instant);
  }
}
