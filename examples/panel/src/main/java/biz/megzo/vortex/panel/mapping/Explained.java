package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How each value of a record came about, for people. */
public final class Explained {
  private static final Pattern RECORDS = Pattern.compile("([0-9]{1,6}) records");
  private static final int DEEPEST = 4;

  private final View view;
  private final Level level;
  private final Shown shown;

  Explained(View view, Level level) {
    this.view = view;
    this.level = level;
    this.shown = new Shown(view);
  }

  /**
   * One target value and how it came about.
   *
   * @param rule its name; empty when it has none of its own
   * @param hidden whether its value, or that of one of its steps, is buyer data that is not shown
   */
  public record Value(
      String target, String rule, String result, List<Line> lines, boolean hidden) {}

  /** One step. */
  public record Line(String step, int depth, String result) {}

  /**
   * All values.
   *
   * @param buyer which are hidden; null hides none
   */
  List<Value> values(List<Explanation.Value> explained, @Nullable BuyerFields buyer) {
    List<Value> values = new ArrayList<>();
    for (Explanation.Value one : explained) {
      boolean hides = buyer != null && buyer.hides(one.target());
      boolean within = hides || (buyer != null && buyer.hidesSteps(one.target()));
      Field field = Trial.field(level, one.target()).orElse(null);
      String last = one.steps().isEmpty() ? "" : one.steps().get(one.steps().size() - 1).result();
      values.add(
          new Value(
              Trial.label(view, level, one.target()),
              one.target().endsWith(one.rule()) ? "" : view.rule(one.rule()),
              hides ? Trial.hide(last) : result(field, last),
              lines(one, field, within),
              within));
    }
    return values;
  }

  /** The steps; one that only says again what the one before did is left out. */
  private List<Line> lines(Explanation.Value value, @Nullable Field field, boolean hides) {
    List<Line> lines = new ArrayList<>();
    for (Explanation.Step step : value.steps()) {
      String plain = step.name().strip();
      int space = plain.indexOf(' ');
      String word = space < 0 ? plain : plain.substring(0, space);
      String rest = space < 0 ? "" : plain.substring(space + 1);
      Field read = word.equals("field") ? level.anyRead(rest).orElse(null) : field;
      String result = hides ? Trial.hide(step.result()) : result(read, step.result());
      Line line = new Line(said(word, rest), indent(step.name()), result);
      if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** A step in the reader's language. */
  private String said(String word, String rest) {
    return switch (word) {
      case "field" ->
          view.say(
              "mapping.does.field",
              level.anyRead(rest).map(f -> Level.words(view.language(), f)).orElse(rest));
      case "target" -> view.say("mapping.does.target", level.targetWords(view.language(), rest));
      case "as" -> view.word("mapping.step.as", rest);
      case "round" -> view.say("mapping.does.round", rest.split(" ", 2)[0]);
      default -> {
        boolean decimal = rest.matches("-?[0-9]+[.][0-9]+");
        String more = rest.equals("...") ? "" : decimal ? rest.replace('.', ',') : rest;
        yield (view.word("mapping.does", word) + " " + more).strip();
      }
    };
  }

  private String result(@Nullable Field field, String result) {
    Matcher records = RECORDS.matcher(result);
    if (records.matches() && (field == null || field.type() == FieldType.RECORDS)) {
      return view.count("mapping.records", Long.parseLong(records.group(1)));
    }
    return shown.value(field, result, "RON");
  }

  private static int indent(String name) {
    return Math.min(DEEPEST, (name.length() - name.stripLeading().length()) / 2);
  }
}
