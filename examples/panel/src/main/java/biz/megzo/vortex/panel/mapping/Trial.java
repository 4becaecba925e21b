package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Simulation;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A simulation for people, with what buyers told hidden.
 *
 * @param money what it does to prices or totals
 * @param records how many records the lines are of, others not shown
 */
public record Trial(
    Simulation simulation, Money money, List<Line> lines, int records, boolean hidden) {
  /** Most lines shown. */
  static final int SHOWN = 200;

  /**
   * One field of one record, or why a record would be held.
   *
   * @param record empty when it is that of the line above
   * @param effect what an amount rises or falls by; empty for other fields
   */
  public record Line(
      String record, String field, String before, String after, String effect, boolean held) {}

  /**
   * Sums over all records that both rule sets map.
   *
   * @param impact the difference, with its sign
   * @param percent the same in percent; empty when there is none
   */
  public record Money(String before, String after, String impact, String percent) {}

  static Trial of(View view, Level level, Simulation simulation, BuyerFields buyer) {
    Shown shown = new Shown(view);
    List<Line> lines = new ArrayList<>();
    Set<String> currencies = new TreeSet<>();
    boolean hidden = false;
    int records = 0;
    for (Simulation.Difference one : simulation.differences()) {
      if (lines.size() < SHOWN) {
        records++;
      }
      String record = record(view, one.record());
      currencies.add(one.currency());
      for (Simulation.Change change : one.changes()) {
        boolean hides = buyer.hides(change.field());
        hidden |= hides;
        lines.add(line(view, shown, level, record, one.currency(), change, hides));
        record = "";
      }
      for (MappingProblem problem : one.problems()) {
        String label = label(view, level, problem.field());
        lines.add(new Line(record, label, "", Names.problem(view, problem), "", true));
        record = "";
      }
    }
    String currency = currencies.size() == 1 ? currencies.iterator().next() : "RON";
    return new Trial(
        simulation,
        money(shown, simulation, currency),
        List.copyOf(lines.subList(0, Math.min(SHOWN, lines.size()))),
        records,
        hidden);
  }

  private static Money money(Shown shown, Simulation simulation, String currency) {
    return new Money(
        shown.money(simulation.moneyBefore(), currency),
        shown.money(simulation.moneyAfter(), currency),
        shown.change(simulation.moneyImpact(), currency),
        shown.percent(simulation.moneyBefore(), simulation.moneyAfter()).orElse(""));
  }

  private static Line line(
      View view,
      Shown shown,
      Level level,
      String record,
      String currency,
      Simulation.Change change,
      boolean hides) {
    String label = label(view, level, change.field());
    if (hides) {
      return new Line(record, label, hide(change.before()), hide(change.after()), "", false);
    }
    Field field = field(level, change.field()).orElse(null);
    return new Line(
        record,
        label,
        shown.value(field, change.before(), currency),
        shown.value(field, change.after(), currency),
        shown.effect(field, change.before(), change.after(), currency),
        false);
  }

  static String hide(String value) {
    return value.isEmpty() ? "" : "•••";
  }

  private static String record(View view, String name) {
    int colon = name.indexOf(':');
    return view.say("mapping.record." + name.substring(0, colon), name.substring(colon + 1));
  }

  /** The field that a path such as {@code products[0].price} leads to. */
  static Optional<Field> field(Level level, String path) {
    int bracket = path.indexOf('[');
    int end = path.indexOf("].", Math.max(0, bracket));
    return bracket < 0 || end < 0
        ? level.target().field(bracket < 0 ? path : path.substring(0, bracket))
        : within(level, path.substring(0, bracket))
            .flatMap(inner -> field(inner, path.substring(end + 2)));
  }

  private static Optional<Level> within(Level level, String list) {
    return level
        .target()
        .field(list)
        .flatMap(Field::schema)
        .map(schema -> new Level(level.source(), schema, level));
  }

  /** The label of a path: that of its last field, and the line it belongs to. */
  static String label(View view, Level level, String path) {
    int bracket = path.indexOf('[');
    int end = path.indexOf("].", Math.max(0, bracket));
    if (bracket < 0 || end < 0) {
      String name = bracket < 0 ? path : path.substring(0, bracket);
      return level.targetBrief(view.language(), name);
    }
    Level inner = within(level, path.substring(0, bracket)).orElse(level);
    return view.say(
        "mapping.line",
        Integer.parseInt(path.substring(bracket + 1, end)) + 1,
        label(view, inner, path.substring(end + 2)));
  }
}
