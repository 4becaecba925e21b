package biz.megzo.vortex.proofs;

import java.util.ArrayList;
import java.util.List;

/**
 * A moment at which a process can die.
 *
 * @param number in its pass, from 1
 * @param name what happens there
 * @param changed whether the world outside has just changed
 */
record Boundary(int number, String name, boolean changed) {
  private static final String CHANGED = "* ";

  String print() {
    return (changed ? CHANGED : "  ") + name;
  }

  static Boundary parse(int number, String text) {
    return new Boundary(number, text.substring(2), text.startsWith(CHANGED));
  }

  /** Puts together what leaves the same world outside when the process dies there. */
  static List<List<Boundary>> alike(List<Boundary> all) {
    List<List<Boundary>> groups = new ArrayList<>();
    for (Boundary each : all) {
      if (groups.isEmpty() || each.changed()) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(each);
    }
    return groups;
  }
}
