package biz.megzo.vortex.runner;

import biz.megzo.vortex.mapping.Activated;
import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.Simulation;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.store.RuleStore.Activation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of rule sets, for people and for machines. */
final class RulePrints {
  private static final int SHOWN = 20;

  private RulePrints() {}

  static void check(CheckReport report, Output output) {
    Language language = output.language();
    String error = language.of("  error    ", "  eroare   ");
    String warning = language.of("  warning  ", "  atenție  ");
    String lacks = language.of("  table %s has no entry for: %s", "  tabela %s nu are: %s");
    report.errors().forEach(problem -> output.line(error + language.of(problem)));
    report.warnings().forEach(problem -> output.line(warning + language.of(problem)));
    report
        .unmapped()
        .forEach((table, values) -> output.line(lacks.formatted(table, some(values, language))));
  }

  private static String some(List<String> values, Language in) {
    String first = String.join(", ", values.subList(0, Math.min(SHOWN, values.size())));
    return values.size() <= SHOWN
        ? first
        : first
            + in.of(" and %d more; see: ", " și încă %d; vedeți: ").formatted(values.size() - SHOWN)
            + "lookup missing";
  }

  static void simulation(Simulation simulation, int shown, Output output) {
    output.line("  " + output.language().told(simulation.toString()));
    for (Simulation.Difference one :
        simulation.differences().subList(0, Math.min(shown, simulation.differences().size()))) {
      output.line("  " + one.record());
      one.changes()
          .forEach(
              change ->
                  output.line(
                      "    "
                          + change.field()
                          + ": "
                          + shown(change.before(), output.language())
                          + " -> "
                          + shown(change.after(), output.language())));
      String held = output.language().of("    would be held: ", "    ar fi reținut: ");
      one.problems().forEach(problem -> output.line(held + output.language().of(problem)));
    }
    int more = simulation.changed() + simulation.newHolds() + simulation.releases() - shown;
    if (more > 0) {
      output.line(
          output.say("  and %d more; see: ", "  și încă %d; vedeți: ").formatted(more)
              + "mapping simulate --show N");
    }
  }

  private static String shown(String value, Language in) {
    return value.isEmpty() ? in.of("(nothing)", "(nimic)") : value;
  }

  static Map<String, Object> json(CheckReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("passed", report.passed());
    all.put("errors", problems(report.errors()));
    all.put("warnings", problems(report.warnings()));
    all.put("unmapped", report.unmapped());
    return all;
  }

  static Map<String, Object> json(Simulation simulation) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("base", simulation.base());
    all.put("records", simulation.records());
    all.put("changed", simulation.changed());
    all.put("newHolds", simulation.newHolds());
    all.put("releases", simulation.releases());
    all.put("moneyBefore", simulation.moneyBefore().toPlainString());
    all.put("moneyAfter", simulation.moneyAfter().toPlainString());
    all.put("differences", simulation.differences().stream().map(RulePrints::json).toList());
    return all;
  }

  private static Map<String, Object> json(Simulation.Difference difference) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("record", difference.record());
    all.put(
        "changes",
        difference.changes().stream()
            .map(
                change ->
                    Map.of(
                        "field", change.field(),
                        "before", change.before(),
                        "after", change.after()))
            .toList());
    all.put("problems", problems(difference.problems()));
    return all;
  }

  static List<Map<String, String>> problems(List<MappingProblem> problems) {
    List<Map<String, String>> all = new ArrayList<>();
    for (MappingProblem problem : problems) {
      all.add(
          Map.of(
              "rule", problem.rule(),
              "field", problem.field(),
              "english", problem.english(),
              "romanian", problem.romanian()));
    }
    return all;
  }

  static String active(Activation now, Language in) {
    String version = in.of("version ", "versiunea ");
    return version
        + now.number()
        + (now.canary() == 0
            ? ""
            : ", " + version + now.canary() + in.of(" for ", " pentru ") + now.percent() + " %");
  }

  /** Tells what became of an activation; gives the exit code. */
  static int activated(String profile, Activated outcome, Output output) {
    return outcome.fold(
        done -> {
          output.result(
              () ->
                  Map.of(
                      "profile", profile,
                      "activated", true,
                      "version", done.activation().number(),
                      "canary", done.activation().canary(),
                      "percent", done.activation().percent(),
                      "sequence", done.activation().sequence(),
                      "simulation", json(done.simulation())),
              () -> {
                output.line(
                    output
                        .say(
                            "active now: %s %s (activation %d), from the next record on",
                            "activ acum: %s %s (activarea %d), de la următoarea înregistrare")
                        .formatted(
                            profile,
                            active(done.activation(), output.language()),
                            done.activation().sequence()));
                output.line("  " + output.language().told(done.simulation().toString()));
              });
          return Exit.DONE;
        },
        refused -> {
          output.result(
              () -> {
                Map<String, Object> all = new LinkedHashMap<>();
                all.put("profile", profile);
                all.put("activated", false);
                all.put("check", json(refused.check()));
                refused.simulation().ifPresent(each -> all.put("simulation", json(each)));
                return all;
              },
              () -> {
                output.line(
                    output.say("refused; nothing changed: ", "refuzat; nu s-a schimbat nimic: ")
                        + (refused.simulation().isEmpty()
                            ? output.say("the check found errors", "verificarea a găsit erori")
                            : output.say(
                                "records would be newly held; correct the rules, or --force with"
                                    + " --why",
                                "alte înregistrări ar fi reținute; corectați regulile sau folosiți"
                                    + " --force cu --why")));
                check(refused.check(), output);
                refused.simulation().ifPresent(each -> simulation(each, SHOWN, output));
              });
          return Exit.HELD;
        },
        conflict -> {
          output.result(
              () -> Map.of("profile", profile, "activated", false, "conflict", conflict.english()),
              () ->
                  output.line(
                      output.say("refused; nothing changed: ", "refuzat; nu s-a schimbat nimic: ")
                          + output.language().of(conflict.english(), conflict.romanian())));
          return Exit.HELD;
        });
  }
}
