package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldRecord;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes every step of one mapping. */
final class Trace {
  private final List<Explanation.Value> values = new ArrayList<>();
  private final IdentityHashMap<FieldRecord, List<Explanation.Value>> lines =
      new IdentityHashMap<>();
  private List<Explanation.Value> current = values;
  private List<Explanation.Step> steps = new ArrayList<>();
  private int depth;

  void enter() {
    depth++;
  }

  void leave() {
    depth--;
  }

  void step(String label, @Nullable Object value) {
    step(label, "  " + label, value);
  }

  /**
   * A step was done.
   *
   * @param inner the label as it is shown one step further in
   */
  void step(String label, String inner, @Nullable Object value) {
    String name = depth == 0 ? label : depth == 1 ? inner : "  ".repeat(depth - 1).concat(inner);
    steps.add(new Explanation.Step(name, Values.print(value)));
  }

  /** A rule begins; the returned notes go back to {@link #end}. */
  List<Explanation.Step> begin() {
    List<Explanation.Step> outer = steps;
    steps = new ArrayList<>(4);
    return outer;
  }

  /** A rule ends: with a value for its target, or without. */
  void end(List<Explanation.Step> outer, @Nullable String target, String rule) {
    if (target != null) {
      current.add(new Explanation.Value(target, rule, steps));
    }
    steps = outer;
  }

  /** The rules of one record of a list begin. */
  List<Explanation.Value> beginLine() {
    List<Explanation.Value> outer = current;
    current = new ArrayList<>();
    return outer;
  }

  void endLine(List<Explanation.Value> outer, FieldRecord mapped) {
    lines.put(mapped, current);
    current = outer;
  }

  /** A finished record of a list was replaced by another one. */
  void derived(
      FieldRecord from, FieldRecord to, String field, String step, @Nullable Object value) {
    List<Explanation.Value> known = new ArrayList<>(lines.getOrDefault(from, List.of()));
    Explanation.Step last = new Explanation.Step(step, Values.print(value));
    int at = -1;
    for (int i = 0; i < known.size(); i++) {
      at = known.get(i).target().equals(field) ? i : at;
    }
    if (at < 0) {
      known.add(new Explanation.Value(field, step, List.of(last)));
    } else {
      Explanation.Value before = known.get(at);
      List<Explanation.Step> more = new ArrayList<>(before.steps());
      more.add(last);
      known.set(at, new Explanation.Value(field, before.rule(), more));
    }
    lines.put(to, known);
  }

  /** A list is finished: its records' notes follow, under their final places. */
  void place(String target, List<FieldRecord> records) {
    for (int i = 0; i < records.size(); i++) {
      String prefix = target + "[" + i + "].";
      for (Explanation.Value value : lines.getOrDefault(records.get(i), List.of())) {
        current.add(new Explanation.Value(prefix + value.target(), value.rule(), value.steps()));
      }
    }
  }

  List<Explanation.Value> values() {
    return values;
  }
}
