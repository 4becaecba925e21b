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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lookup tables: rows, values seen and not in them, CSV. */
final class TablePages {
  private static final int SHOWN_AGAIN = 20_000;

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
    routes.post("/mapping/tables/{table}/reveal", Role.OPERATOR, this::reveal);
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
    return page(visit, "", "", false, null);
  }

  /** With what was typed: into the rows, or as CSV. */
  private Answer again(Visit visit, String problem, String pasted, Form typed) {
    return page(visit, problem, pasted, false, typed);
  }

  private Answer page(
      Visit visit, String problem, String pasted, boolean revealed, @Nullable Form typed) {
    LinkId link = visit.link();
    String name = visit.path("table");
    Optional<Table> newest = newest(visit, name);
    Optional<LookupTable> table = newest.flatMap(one -> lookups().table(link, name, one.number()));
    if (newest.isEmpty() || table.isEmpty()) {
      return Answer.notFound();
    }
    String search = visit.query("q").orElse("");
    Set<String> missing = missing(visit, name, table.get());
    boolean hides = !revealed && !missing.isEmpty() && buyers(visit).asks(name);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("table", newest.get());
    TableRows rows = TableRows.of(table.get(), search);
    boolean same =
        typed != null && typed.value("version").equals(Integer.toString(newest.get().number()));
    parameters.put("rows", typed == null ? rows : rows.typed(table.get(), typed, same));
    parameters.put("form", visit.view().form().fill("q", search));
    parameters.put("missing", hides ? Set.of() : missing);
    parameters.put("hidden", hides ? missing.size() : 0);
    parameters.put("uses", new TableUse(desk).uses(visit, name));
    parameters.put("problem", problem);
    parameters.put("pasted", pasted);
    parameters.put("needsOther", new TableUse(desk).needsOther(visit, newest.get()));
    return problem.isEmpty()
        ? Answer.page("mapping/table.jte", parameters)
        : Answer.again("mapping/table.jte", parameters);
  }

  private BuyerFields buyers(Visit visit) {
    Bench orders = desk.bench(visit, Profile.ORDER);
    return BuyerFields.of(orders.current(), orders.document());
  }

  /** Shows values that may name buyers to an operator, once, and notes it. */
  private Answer reveal(Visit visit) {
    String name = visit.path("table");
    if (newest(visit, name).isEmpty()) {
      return Answer.notFound();
    }
    desk.noteShown(visit, "table:" + name, "values seen and not in the table");
    return page(visit, "", "", true, null);
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
    return TableRows.lacking(values, table);
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
    String problem = TableRows.edit(visit, form, rows);
    if (problem.isEmpty() && rows.equals(table.get().rows())) {
      visit.done(visit.say("mapping.table.same"));
      return Answer.to(at(visit, name));
    }
    problem = problem.isEmpty() ? put(visit, name, rows, base) : problem;
    if (!problem.isEmpty()) {
      return again(visit, problem, "", form);
    }
    visit.done(visit.say("mapping.table.saved", base + 1));
    return Answer.to(at(visit, name));
  }

  private Answer take(Visit visit) {
    Form form = visit.form();
    String name = visit.path("table");
    int base = form.integer("version", 1, Integer.MAX_VALUE).orElse(0);
    if (newest(visit, name).isEmpty()) {
      return Answer.notFound();
    }
    Optional<byte[]> file = visit.upload("file").filter(bytes -> bytes.length > 0);
    Optional<String> csv = file.isPresent() ? text(file.get()) : Optional.of(form.raw("csv"));
    String problem =
        csv.filter(text -> text.indexOf('\0') < 0)
            .map(
                text ->
                    text.isBlank()
                        ? visit.say("mapping.table.empty")
                        : publish(visit, name, text, base))
            .orElse(visit.say("mapping.table.utf8"));
    if (!problem.isEmpty()) {
      return again(
          visit, problem, csv.filter(text -> text.length() <= SHOWN_AGAIN).orElse(""), form);
    }
    visit.done(visit.say("mapping.table.saved", base + 1));
    return Answer.to(at(visit, name));
  }

  /** A file's text; empty when it is not UTF-8. */
  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private String put(Visit visit, String name, Map<String, String> rows, int base) {
    return kept(
        visit,
        name,
        () -> lookups().publish(visit.link(), new LookupTable(name, rows), base, visit.who(), ""));
  }

  private String publish(Visit visit, String name, String csv, int base) {
    return kept(
        visit, name, () -> lookups().importCsv(visit.link(), name, csv, base, visit.who(), ""));
  }

  /** Publishes the next version; says what is wrong, empty when nothing is. */
  private String kept(Visit visit, String name, Supplier<Optional<Integer>> publish) {
    try {
      return publish.get().isPresent()
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
