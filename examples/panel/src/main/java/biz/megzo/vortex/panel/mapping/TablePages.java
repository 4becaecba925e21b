package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.LookupDesk;
import biz.megzo.vortex.mapping.LookupTable;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lookup tables: rows, values seen and not in them, CSV. */
final class TablePages {
  static final int PAGE = 100;
  static final int NEW_ROWS = 3;

  private static final int LONGEST = 500;

  private final Desk desk;

  TablePages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.get("/mapping/tables", Role.VIEWER, visit -> list(visit, visit.view().form(), false));
    routes.post("/mapping/tables", Role.OPERATOR, this::create);
    routes.get("/mapping/tables/{table}", Role.VIEWER, this::show);
    routes.get("/mapping/tables/{table}/file", Role.VIEWER, this::file);
    routes.post("/mapping/tables/{table}", Role.OPERATOR, this::save);
    routes.post("/mapping/tables/{table}/import", Role.OPERATOR, this::take);
    routes.post(
        "/mapping/tables/{table}/use", Role.APPROVER, visit -> new TableUse(desk).use(visit));
  }

  private LookupDesk lookups() {
    return desk.rules().lookups();
  }

  private Answer list(Visit visit, Form form, boolean again) {
    Map<String, Object> parameters = Map.of("tables", lookups().tables(visit.link()), "form", form);
    return again
        ? Answer.again("mapping/tables.jte", parameters)
        : Answer.page("mapping/tables.jte", parameters);
  }

  private Answer create(Visit visit) {
    Form form = visit.form();
    String name = form.text("name", 63).toLowerCase(Locale.ROOT);
    if (form.good() && lookups().newest(visit.link(), name) > 0) {
      form.error("name", visit.say("mapping.table.exists"));
    }
    if (form.good()) {
      String problem = put(visit, name, Map.of(), 0);
      if (problem.isEmpty()) {
        return Answer.to(at(visit, name));
      }
      form.error("name", problem);
    }
    return list(visit, form, true);
  }

  private static String at(Visit visit, String name) {
    return visit.href("/mapping/tables/" + name);
  }

  private Answer show(Visit visit) {
    return page(visit, "", "", 200);
  }

  private Answer page(Visit visit, String problem, String pasted, int status) {
    LinkId link = visit.link();
    String name = visit.path("table");
    Optional<Table> newest = newest(visit, name);
    Optional<LookupTable> table = newest.flatMap(one -> lookups().table(link, name, one.number()));
    if (newest.isEmpty() || table.isEmpty()) {
      return Answer.notFound();
    }
    String search = visit.query("q").orElse("");
    Map<String, String> rows = new LinkedHashMap<>();
    int found = 0;
    for (Map.Entry<String, String> row : table.get().rows().entrySet()) {
      if (has(row.getKey(), search) || has(row.getValue(), search)) {
        if (++found <= PAGE) {
          rows.put(row.getKey(), row.getValue());
        }
      }
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("table", newest.get());
    parameters.put("size", table.get().rows().size());
    parameters.put("found", found);
    parameters.put("rows", rows);
    parameters.put("form", visit.view().form().fill("q", search));
    parameters.put("missing", missing(visit, name, table.get()));
    parameters.put("uses", new TableUse(desk).uses(visit, name));
    parameters.put("problem", problem);
    parameters.put("pasted", pasted);
    parameters.put("needsOther", new TableUse(desk).needsOther(visit, newest.get()));
    return status == 200
        ? Answer.page("mapping/table.jte", parameters)
        : Answer.again("mapping/table.jte", parameters);
  }

  private static boolean has(String text, String search) {
    return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }

  private Optional<Table> newest(Visit visit, String name) {
    return lookups().tables(visit.link()).stream()
        .filter(table -> table.name().equals(name))
        .findFirst();
  }

  /** Values that stored records have and the table does not, by the active rules and the drafts. */
  private Set<String> missing(Visit visit, String name, LookupTable table) {
    Set<String> values = new TreeSet<>();
    for (Profile profile : Profile.values()) {
      Bench bench = desk.bench(visit, profile);
      if (bench.current().pins().containsKey(name)) {
        values.addAll(desk.rules().unmapped(visit.link(), profile).getOrDefault(name, List.of()));
      }
      if (bench.open() && bench.document().pins().containsKey(name)) {
        RuleDocument next = desk.rules().withNewestTables(visit.link(), bench.document());
        values.addAll(
            desk.rules().check(visit.link(), next).unmapped().getOrDefault(name, List.of()));
      }
    }
    Set<String> folded = new TreeSet<>();
    table.rows().keySet().forEach(key -> folded.add(key.strip().toLowerCase(Locale.ROOT)));
    values.removeIf(value -> folded.contains(value.strip().toLowerCase(Locale.ROOT)));
    return values;
  }

  private Answer save(Visit visit) {
    Form form = visit.form();
    String name = visit.path("table");
    int base = form.integer("version", 1, Integer.MAX_VALUE).orElse(0);
    Optional<LookupTable> table = lookups().table(visit.link(), name, base);
    if (table.isEmpty()) {
      return Answer.notFound();
    }
    Map<String, String> rows = new LinkedHashMap<>(table.get().rows());
    String problem = edit(visit, form, rows);
    if (problem.isEmpty() && rows.equals(table.get().rows())) {
      visit.done(visit.say("mapping.table.same"));
      return Answer.to(at(visit, name));
    }
    problem = problem.isEmpty() ? put(visit, name, rows, base) : problem;
    if (!problem.isEmpty()) {
      return page(visit, problem, "", 422);
    }
    visit.done(visit.say("mapping.table.saved", base + 1));
    return Answer.to(at(visit, name));
  }

  /** Applies what was typed; says what is wrong. */
  private static String edit(Visit visit, Form form, Map<String, String> rows) {
    for (int i = 0; i < PAGE; i++) {
      String from = form.raw("from" + i);
      if (from.isEmpty()) {
        continue;
      }
      if (form.ticked("remove" + i)) {
        rows.remove(from);
      } else if (!form.value("to" + i).isEmpty() && rows.containsKey(from)) {
        rows.put(from, form.value("to" + i));
      }
    }
    for (int i = 0; i < NEW_ROWS; i++) {
      String from = form.value("newFrom" + i);
      String to = form.value("newTo" + i);
      if (from.length() > LONGEST || to.length() > LONGEST) {
        return visit.say("panel.form.long", LONGEST);
      }
      if (from.isEmpty() != to.isEmpty()) {
        return visit.say("mapping.table.half");
      }
      if (!from.isEmpty() && rows.putIfAbsent(from, to) != null) {
        return visit.say("mapping.table.twice", from);
      }
    }
    return "";
  }

  private Answer take(Visit visit) {
    Form form = visit.form();
    String name = visit.path("table");
    int base = form.integer("version", 1, Integer.MAX_VALUE).orElse(0);
    if (newest(visit, name).isEmpty()) {
      return Answer.notFound();
    }
    String csv =
        visit
            .upload("file")
            .filter(bytes -> bytes.length > 0)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse(form.raw("csv"));
    String problem =
        csv.isBlank() ? visit.say("mapping.table.empty") : publish(visit, name, csv, base);
    if (!problem.isEmpty()) {
      return page(visit, problem, csv.length() > 20_000 ? "" : csv, 422);
    }
    visit.done(visit.say("mapping.table.saved", base + 1));
    return Answer.to(at(visit, name));
  }

  private String put(Visit visit, String name, Map<String, String> rows, int base) {
    StringBuilder csv = new StringBuilder("from,to\n");
    rows.forEach((from, to) -> csv.append(cell(from)).append(',').append(cell(to)).append('\n'));
    return publish(visit, name, csv.toString(), base);
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Publishes the next version; says what is wrong. */
  private String publish(Visit visit, String name, String csv, int base) {
    try {
      return lookups().importCsv(visit.link(), name, csv, base, visit.who(), "").isPresent()
          ? ""
          : newest(visit, name)
              .map(
                  now ->
                      visit.say(
                          "mapping.table.lost",
                          now.author(),
                          visit.view().time(now.publishedAt()),
                          now.number()))
              .orElse(visit.say("mapping.lost"));
    } catch (MappingException e) {
      return Names.problems(visit.view(), e);
    }
  }

  private Answer file(Visit visit) {
    String name = visit.path("table");
    return lookups()
        .exportCsv(visit.link(), name, lookups().newest(visit.link(), name))
        .map(
            csv ->
                Answer.file(
                    "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8), name + ".csv"))
        .orElse(Answer.notFound());
  }
}
