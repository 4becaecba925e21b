package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The compiled rules of one level: flat arrays, no state. */
final class Level {
  private final CompiledRule[] rules;
  private final String[] names;
  private final String[] missing;
  private final int[] needed;

  Level(List<CompiledRule> rules, Scope scope) {
    this.rules = rules.toArray(new CompiledRule[0]);
    this.names = scope.slots().keySet().toArray(new String[0]);
    List<String> never = new ArrayList<>();
    List<Integer> sometimes = new ArrayList<>();
    FieldSchema schema = scope.target();
    for (Field field : schema == null ? List.<Field>of() : schema.fields()) {
      Integer slot = scope.slots().get(field.name());
      if (field.required() && slot == null) {
        never.add(field.name());
      } else if (field.required() && slot != null) {
        sometimes.add(slot);
      }
    }
    this.missing = never.toArray(new String[0]);
    this.needed = sometimes.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Maps one record; problems go to the run.
   *
   * @param target the list that the record goes to, empty for the outermost
   * @param index its place there
   */
  FieldRecord map(Run run, FieldRecord source, @Nullable Frame parent, String target, int index) {
    Frame frame = new Frame(run, source, parent, names.length, target, index);
    int problems = run.problems().size();
    for (CompiledRule rule : rules) {
      rule.run(frame);
    }
    if (run.problems().size() == problems) {
      demand(frame);
    }
    return FieldRecord.of(names, frame.slots());
  }

  private void demand(Frame frame) {
    for (String name : missing) {
      absent(frame, name, "there is no rule for it", "nu există nicio regulă");
    }
    for (int slot : needed) {
      if (frame.slots()[slot] == null) {
        absent(frame, names[slot], "no rule gave a value", "nicio regulă nu a dat o valoare");
      }
    }
  }

  private static void absent(Frame frame, String name, String why, String whyRo) {
    frame
        .run()
        .problems()
        .add(
            new MappingProblem(
                "",
                frame.path() + name,
                "needed, but "
                    + why
                    + "; add a rule for '"
                    + name
                    + "' (a constant, a field or a lookup), or complete the source",
                "obligatoriu, dar "
                    + whyRo
                    + "; adăugați o regulă pentru '"
                    + name
                    + "' (constantă, câmp sau tabel) sau completați sursa"));
  }
}
