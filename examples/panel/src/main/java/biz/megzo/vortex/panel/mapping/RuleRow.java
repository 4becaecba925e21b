package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of rules.
 *
 * @param depth 0 for a rule of the record, 1 for one of a list in it
 * @param name what messages call it; empty when it has no name of its own
 * @param how in words
 * @param when in words; empty when always
 * @param place among its siblings
 */
public record RuleRow(
    String path, int depth, String target, String name, String how, String when, Place place) {

  /**
   * Where it stands, and what the checker says of it.
   *
   * @param errors with these nothing can be activated
   */
  public record Place(boolean first, boolean last, List<String> errors, List<String> warnings) {}

  /** All rules of a document, those of lists behind the one they stand in. */
  static List<RuleRow> of(View view, RuleDocument document, Level top, CheckReport report) {
    List<RuleRow> rows = new ArrayList<>();
    add(rows, view, document.rules(), top, null, report);
    return rows;
  }

  /** Those that stand in none of the others. */
  public static List<RuleRow> tops(List<RuleRow> rows) {
    int top = rows.stream().mapToInt(RuleRow::depth).min().orElse(0);
    return rows.stream().filter(row -> row.depth() == top).toList();
  }

  /** Those of the rows that stand in this one, at any depth. */
  public List<RuleRow> inner(List<RuleRow> rows) {
    return rows.stream().filter(row -> row.path().startsWith(path + "-")).toList();
  }

  /** Whether the checker says something of one of them. */
  public static boolean wrong(List<RuleRow> rows) {
    return rows.stream()
        .anyMatch(row -> !row.place().errors().isEmpty() || !row.place().warnings().isEmpty());
  }

  private static void add(
      List<RuleRow> rows,
      View view,
      List<Rule> rules,
      Level level,
      @Nullable RulePath parent,
      CheckReport report) {
    Wording wording = new Wording(view);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      RulePath path = parent == null ? RulePath.of(i) : parent.sibling(i);
      Condition when = rule.when();
      rows.add(
          new RuleRow(
              path.toString(),
              path.parts().size() / 2,
              level.targetLabel(view.language(), rule.target()),
              rule.name().equals(rule.target()) ? "" : view.rule(rule.name()),
              wording.sentence(level, rule.steps()),
              when == null ? "" : wording.condition(level, when),
              new Place(
                  i == 0,
                  i == rules.size() - 1,
                  texts(view, report.errors(), path),
                  texts(view, report.warnings(), path))));
      for (int s = 0; s < rule.steps().size(); s++) {
        Step step = rule.steps().get(s);
        Optional<List<Rule>> inner = RulePath.rules(step);
        if (inner.isPresent()) {
          add(rows, view, inner.get(), level.within(rule), path.within(s, 0), report);
        }
      }
    }
  }

  private static List<String> texts(View view, List<MappingProblem> problems, RulePath path) {
    String mark = mark(path);
    return problems.stream()
        .filter(problem -> problem.rule().equals(mark))
        .map(problem -> Names.problem(view, problem))
        .toList();
  }

  /** The rule's name while it is checked, so that its problems are told from those of others. */
  static String mark(RulePath path) {
    return "#" + path;
  }

  /** The document with every rule called by its place. */
  static RuleDocument marked(RuleDocument document) {
    RuleDocument marked = document;
    for (int i = 0; i < document.rules().size(); i++) {
      marked = marked(marked, RulePath.of(i));
    }
    return marked;
  }

  private static RuleDocument marked(RuleDocument document, RulePath path) {
    RuleDocument marked =
        path.change(
            document,
            list -> {
              Rule rule = list.get(path.index());
              list.set(
                  path.index(), new Rule(mark(path), rule.target(), rule.when(), rule.steps()));
              return list;
            });
    List<Step> steps = path.rule(document).orElseThrow().steps();
    for (int s = 0; s < steps.size(); s++) {
      int size = RulePath.rules(steps.get(s)).map(List::size).orElse(0);
      for (int i = 0; i < size; i++) {
        marked = marked(marked, path.within(s, i));
      }
    }
    return marked;
  }
}
