package biz.megzo.vortex.http;

import java.time.Duration;
import java.time.InstantSource;

/**
 * A clock that also knows how time passes. The transport waits through it when its clock is one;
 * with any other clock the calling thread waits in real time. Made for tests, whose clocks move on
 * instead of waiting.
 */
public interface WaitingClock extends InstantSource {
  /**
   * Returns when that much time has passed on this clock. Called by the thread that has to wait,
   * without locks held.
   */
  void pause(Duration time) throws InterruptedException;
}
