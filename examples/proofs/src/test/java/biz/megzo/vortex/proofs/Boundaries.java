package biz.megzo.vortex.proofs;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the boundaries of a pass: before and after each commit, before a request leaves, after the
 * remote took it, and when its answer is in the engine's hands. Thread-safe.
 */
final class Boundaries {
  /** The exit code of a process that was halted at a boundary. */
  static final int HALTED = 86;

  private final int haltAt;
  private final List<Boundary> passed = new ArrayList<>();
  private boolean armed;

  /**
   * @param haltAt the number of the boundary to halt at, from 1; 0 halts nowhere
   */
  Boundaries(int haltAt) {
    this.haltAt = haltAt;
  }

  /** Counts from now on. */
  synchronized void arm() {
    armed = true;
  }

  /** Passes a boundary behind which the world outside is what it was before. */
  void pass(String name) {
    pass(name, false);
  }

  /** Passes a boundary, or ends this process at once, without hooks or farewell. */
  synchronized void pass(String name, boolean changed) {
    if (!armed) {
      return;
    }
    passed.add(new Boundary(passed.size() + 1, name, changed));
    if (passed.size() == haltAt) {
      System.out.println("HALT " + name);
      System.out.flush();
      Runtime.getRuntime().halt(HALTED);
    }
  }

  synchronized List<Boundary> passed() {
    return List.copyOf(passed);
  }
}
