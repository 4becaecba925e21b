package biz.megzo.vortex.http;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits that double, cut at a longest one and shortened by up to half at random. */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {
  /** The wait before a retry; retries count from 1. */
  Duration before(int retry) {
    Duration doubled = first.multipliedBy(1L << Math.min(retry - 1, 20));
    Duration wait = doubled.compareTo(longest) > 0 ? longest : doubled;
    return Duration.ofMillis(Math.round(wait.toMillis() * (0.5 + random.getAsDouble() / 2)));
  }
}
