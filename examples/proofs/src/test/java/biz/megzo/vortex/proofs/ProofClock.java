package biz.megzo.vortex.proofs;

import biz.megzo.vortex.http.WaitingClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves when told to; who waits moves it. Thread-safe. */
final class ProofClock implements WaitingClock {
  private Instant now;

  ProofClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public void pause(Duration time) {
    advance(time);
  }

  synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
