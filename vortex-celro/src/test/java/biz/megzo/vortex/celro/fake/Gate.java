package biz.megzo.vortex.celro.fake;

import java.util.function.IntSupplier;

/** Counts the requests being served. */
final class Gate {
  private final IntSupplier most;
  private int inside;
  private int peak;
  private int turnedAway;

  Gate(IntSupplier most) {
    this.most = most;
  }

  /** Lets a request in, or turns it away; the peak counts both. */
  synchronized boolean enter() {
    peak = Math.max(peak, inside + 1);
    if (inside >= most.getAsInt()) {
      turnedAway++;
      return false;
    }
    inside++;
    return true;
  }

  synchronized void leave() {
    inside--;
  }

  synchronized int peak() {
    return peak;
  }

  synchronized int turnedAway() {
    return turnedAway;
  }

  synchronized int inside() {
    return inside;
  }
}
