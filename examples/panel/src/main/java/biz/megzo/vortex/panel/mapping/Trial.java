package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Simulation;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A simulation for people, with what buyers told hidden. */
public record Trial(Simulation simulation, List<Line> lines, boolean hidden) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}([.][0-9]{1,20})?");

  /** Most lines shown. */
  static final int SHOWN = 200;

  /**
   * One field of one record, or why a record would be held.
   *
   * @param record empty when it is that of the line above
   */
  public record Line(String record, String field, String before, String after, boolean held) {}

  static Trial of(View view, Level level, Simulation simulation, BuyerFields buyer) {
    List<Line> lines = new ArrayList<>();
    boolean hidden = false;
    for (Simulation.Difference one : simulation.differences()) {
      String record = record(view, one.record());
      for (Simulation.Change change : one.changes()) {
        boolean hides = buyer.hides(change.field());
        hidden |= hides;
        lines.add(
            new Line(
                record,
                label(view, level, change.field()),
                hides ? hide(change.before()) : shown(view, level, change.field(), change.before()),
                hides ? hide(change.after()) : shown(view, level, change.field(), change.after()),
                false));
        record = "";
      }
      for (var problem : one.problems()) {
        lines.add(new Line(record, problem.field(), "", Names.problem(view, problem), true));
        record = "";
      }
    }
    return new Trial(
        simulation, List.copyOf(lines.subList(0, Math.min(SHOWN, lines.size()))), hidden);
  }

  /** Amounts as they are written in Romania. */
  private static String shown(View view, Level level, String path, String value) {
    boolean amount =
        level.target().field(path).filter(f -> f.type() == FieldType.DECIMAL).isPresent();
    return amount && NUMBER.matcher(value).matches() ? view.money(new BigDecimal(value)) : value;
  }

  static String hide(String value) {
    return value.isEmpty() ? "" : "•••";
  }

  private static String record(View view, String name) {
    int colon = name.indexOf(':');
    return view.say("mapping.record." + name.substring(0, colon), name.substring(colon + 1));
  }

  /** The label of a path: that of its last field, and the line it belongs to. */
  static String label(View view, Level level, String path) {
    int bracket = path.indexOf('[');
    if (bracket < 0) {
      return level.targetLabel(view.language(), path);
    }
    int end = path.indexOf("].", bracket);
    String list = path.substring(0, bracket);
    Level inner =
        level
            .target()
            .field(list)
            .flatMap(field -> field.schema())
            .map(schema -> new Level(level.source(), schema, level))
            .orElse(level);
    return end < 0
        ? level.targetLabel(view.language(), list)
        : view.say(
            "mapping.line",
            Integer.parseInt(path.substring(bracket + 1, end)) + 1,
            inner.targetLabel(view.language(), path.substring(end + 2)));
  }
}
