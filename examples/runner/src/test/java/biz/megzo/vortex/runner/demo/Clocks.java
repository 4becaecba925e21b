package biz.megzo.vortex.runner.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Gives tests the demonstration's clock: who waits moves it. */
public final class Clocks {
  private Clocks() {}

  public static InstantSource moving() {
    return new DemoClock(Instant.now());
  }

  public static void advance(InstantSource clock, Duration by) {
    ((DemoClock) clock).advance(by);
  }
}
