package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules of a profile as a list; moving and removing them; versions. */
final class RulesPages {
  private static final int HISTORY = 20;

  private final Desk desk;

  RulesPages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.get("/mapping/rules/{profile}", Role.VIEWER, this::show);
    routes.get("/mapping/rules/{profile}/version/{number}", Role.VIEWER, this::version);
    routes.get("/mapping/rules/{profile}/compare", Role.VIEWER, this::compare);
    routes.post("/mapping/rules/{profile}/move", Role.OPERATOR, this::move);
    routes.post("/mapping/rules/{profile}/remove", Role.OPERATOR, this::remove);
    routes.post("/mapping/rules/{profile}/discard", Role.OPERATOR, this::discard);
    routes.post("/mapping/rules/{profile}/newest-tables", Role.OPERATOR, this::newestTables);
  }

  private Answer show(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    CheckReport report = desk.check(visit, bench.document());
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("bench", bench);
    parameters.put("rows", rows(visit, bench.document(), report));
    parameters.put("lacking", lacking(visit, report));
    parameters.put("report", report);
    parameters.put("history", desk.rules().history(visit.link(), profile.get(), HISTORY));
    parameters.put("versions", desk.rules().versions(visit.link(), profile.get()));
    parameters.put("percent", MarkupPages.now(bench.document()));
    parameters.put("stale", !staleTables(visit, bench.document()).isEmpty());
    return Answer.page("mapping/rules.jte", parameters);
  }

  private List<RuleRow> rows(Visit visit, RuleDocument document, CheckReport report) {
    return RuleRow.of(visit.view(), document, desk.level(document.profile()), report);
  }

  /** Problems that no single rule is to blame for: needed fields without a rule. */
  private List<String> lacking(Visit visit, CheckReport report) {
    List<String> all = new ArrayList<>();
    report.errors().stream()
        .filter(problem -> problem.rule().isEmpty())
        .forEach(problem -> all.add(Names.problem(visit.view(), problem)));
    report.warnings().stream()
        .filter(problem -> problem.rule().isEmpty())
        .forEach(problem -> all.add(Names.problem(visit.view(), problem)));
    return all;
  }

  private Set<String> staleTables(Visit visit, RuleDocument document) {
    Set<String> stale = new TreeSet<>();
    desk.rules()
        .lookups()
        .tables(visit.link())
        .forEach(
            table -> {
              Integer pinned = document.pins().get(table.name());
              if (pinned != null && pinned != table.number()) {
                stale.add(table.name());
              }
            });
    return stale;
  }

  private Answer version(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    Optional<RuleDocument> document =
        profile.flatMap(one -> find(visit, one, visit.path("number")));
    if (document.isEmpty()) {
      return Answer.notFound();
    }
    CheckReport none = new CheckReport(List.of(), List.of(), Map.of());
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("bench", desk.bench(visit, profile.get()));
    parameters.put("number", Integer.parseInt(visit.path("number")));
    parameters.put("document", document.get());
    parameters.put("rows", rows(visit, document.get(), none));
    return Answer.page("mapping/version.jte", parameters);
  }

  /** A version by number, or the draft by its word. */
  private Optional<RuleDocument> find(Visit visit, Profile profile, String which) {
    if (which.equals("draft")) {
      return Optional.of(desk.bench(visit, profile).document());
    }
    return which.matches("[0-9]{1,9}")
        ? desk.rules().document(visit.link(), profile, Integer.parseInt(which))
        : Optional.empty();
  }

  private Answer compare(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    String left = visit.query("from").orElse(Integer.toString(bench.number()));
    String right = visit.query("to").orElse("draft");
    Optional<RuleDocument> before = find(visit, profile.get(), left);
    Optional<RuleDocument> after = find(visit, profile.get(), right);
    if (before.isEmpty() || after.isEmpty()) {
      return Answer.notFound();
    }
    Form form = visit.view().form().fill("from", left).fill("to", right);
    return Answer.page(
        "mapping/compare.jte",
        Map.of(
            "bench",
            bench,
            "form",
            form,
            "versions",
            desk.rules().versions(visit.link(), profile.get()),
            "changes",
            RuleChanges.between(
                visit.view(), before.get(), after.get(), desk.level(profile.get()))));
  }

  private Answer move(Visit visit) {
    int by = visit.form().value("to").equals("up") ? -1 : 1;
    return change(
        visit,
        "mapping.done.moved",
        (path, list) -> {
          int target = path.index() + by;
          if (target < 0 || target >= list.size()) {
            return list;
          }
          Rule rule = list.remove(path.index());
          list.add(target, rule);
          return list;
        });
  }

  private Answer remove(Visit visit) {
    return change(
        visit,
        "mapping.done.removed",
        (path, list) -> {
          list.remove(path.index());
          return list;
        });
  }

  /** What is done to the list that a rule stands in. */
  private interface Edit {
    List<Rule> apply(RulePath path, List<Rule> list);
  }

  private Answer change(Visit visit, String done, Edit edit) {
    Optional<Profile> profile = Desk.profile(visit);
    Optional<RulePath> path = RulePath.parse(visit.form().value("at"));
    if (profile.isEmpty() || path.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    boolean known = path.get().rule(bench.document()).isPresent();
    RuleDocument next =
        known
            ? path.get().change(bench.document(), list -> edit.apply(path.get(), list))
            : bench.document();
    return saved(visit, bench, next, visit.say(done));
  }

  private Answer saved(Visit visit, Bench bench, RuleDocument next, String done) {
    desk.save(visit, bench, next, visit.form().value("state"))
        .ifPresentOrElse(visit::failed, () -> visit.done(done));
    return Answer.to(Desk.at(visit, bench.profile(), ""));
  }

  private Answer discard(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    return saved(visit, bench, bench.current(), visit.say("mapping.done.discarded"));
  }

  private Answer newestTables(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    RuleDocument next = desk.rules().withNewestTables(visit.link(), bench.document());
    return saved(visit, bench, next, visit.say("mapping.done.tables"));
  }
}
