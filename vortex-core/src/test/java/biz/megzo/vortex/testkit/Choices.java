package biz.megzo.vortex.testkit;

import java.util.ArrayList;
import java.util.List;

/** Walks a tree of choices depth first: each run repeats a known path and takes one new turn. */
final class Choices {
  private final List<int[]> path = new ArrayList<>();
  private int at;

  /** Starts the next run. */
  void restart() {
    at = 0;
  }

  /** Whether the run has left the path that earlier runs took. */
  boolean onNewGround() {
    return at >= path.size();
  }

  /** Picks one of n; 0 first. */
  int pick(int n) {
    if (at == path.size()) {
      path.add(new int[] {0, n});
    }
    int[] turn = path.get(at++);
    if (turn[1] != n) {
      throw new IllegalStateException("the run is not deterministic: " + turn[1] + " or " + n);
    }
    return turn[0];
  }

  /** Turns into the next branch; false when all were taken. */
  boolean next() {
    while (!path.isEmpty()) {
      int[] last = path.get(path.size() - 1);
      if (++last[0] < last[1]) {
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }
}
