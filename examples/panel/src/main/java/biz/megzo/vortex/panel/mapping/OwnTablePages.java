package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.LookupTable;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tables that stand in a rule set itself: a change of them is a change of the draft. */
final class OwnTablePages {
  private static final String PATH = "/mapping/rules/{profile}/table/{table}";

  private final Desk desk;

  OwnTablePages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.get(PATH, Role.VIEWER, visit -> page(visit, "", false, null));
    routes.post(PATH, Role.OPERATOR, this::save);
    routes.post(PATH + "/reveal", Role.OPERATOR, this::reveal);
  }

  private Answer page(Visit visit, String problem, boolean revealed, @Nullable Form typed) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    LookupTable table = bench.document().tables().get(visit.path("table"));
    if (table == null) {
      return Answer.notFound();
    }
    String search = visit.query("q").orElse("");
    Set<String> seen =
        new TreeSet<>(
            desk.check(visit, bench.document()).unmapped().getOrDefault(table.name(), List.of()));
    Set<String> missing = TableRows.lacking(seen, table);
    boolean hides =
        !revealed && !missing.isEmpty() && BuyerFields.of(bench.document()).asks(table.name());
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("bench", bench);
    parameters.put("name", table.name());
    TableRows rows = TableRows.of(table, search);
    boolean same = typed != null && typed.value("state").equals(bench.state());
    parameters.put("rows", typed == null ? rows : rows.typed(table, typed, same));
    parameters.put("form", visit.view().form().fill("q", search));
    parameters.put("missing", hides ? Set.of() : missing);
    parameters.put("hidden", hides ? missing.size() : 0);
    parameters.put("problem", problem);
    return problem.isEmpty()
        ? Answer.page("mapping/owntable.jte", parameters)
        : Answer.again("mapping/owntable.jte", parameters);
  }

  private Answer reveal(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    String name = visit.path("table");
    if (profile.isEmpty()
        || !desk.bench(visit, profile.get()).document().tables().containsKey(name)) {
      return Answer.notFound();
    }
    desk.noteShown(visit, "table:" + name, "values seen and not in the table");
    return page(visit, "", true, null);
  }

  private Answer save(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    LookupTable table = bench.document().tables().get(visit.path("table"));
    if (table == null) {
      return Answer.notFound();
    }
    Map<String, String> rows = new LinkedHashMap<>(table.rows());
    String problem = TableRows.edit(visit, visit.form(), rows);
    if (problem.isEmpty()) {
      problem = put(visit, bench, table.name(), rows);
    }
    if (!problem.isEmpty()) {
      return page(visit, problem, false, visit.form());
    }
    visit.done(visit.say("mapping.done.saved"));
    return Answer.to(Desk.at(visit, profile.get(), "/table/" + table.name()));
  }

  private String put(Visit visit, Bench bench, String name, Map<String, String> rows) {
    try {
      RuleDocument next = bench.document().toBuilder().table(new LookupTable(name, rows)).build();
      return desk.save(visit, bench, next, visit.form().value("state")).orElse("");
    } catch (MappingException e) {
      return Names.problems(visit.view(), e);
    }
  }
}
