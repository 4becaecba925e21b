package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Activated;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rules use a table, and the activation that lets them use its newest version. */
public final class TableUse {
  private final Desk desk;

  TableUse(Desk desk) {
    this.desk = desk;
  }

  /**
   * Rules that use a table.
   *
   * @param version that they use
   * @param newest whether that is the newest one
   * @param draft whether it is the draft that uses it
   */
  public record Use(String profile, int version, boolean newest, boolean draft) {}

  List<Use> uses(Visit visit, String table) {
    int newest = desk.rules().lookups().newest(visit.link(), table);
    List<Use> uses = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      Bench bench = desk.bench(visit, profile);
      Integer now = bench.current().pins().get(table);
      if (now != null) {
        uses.add(new Use(bench.word(), now, now == newest, false));
      }
      Integer drafted = bench.open() ? bench.document().pins().get(table) : null;
      if (drafted != null) {
        uses.add(new Use(bench.word(), drafted, drafted == newest, true));
      }
    }
    return uses;
  }

  /** Whether somebody else than who made the newest version has to bring it into use. */
  boolean needsOther(Visit visit, Table newest) {
    return desk.shops().secondPerson() && newest.author().equals(visit.who());
  }

  Answer use(Visit visit) {
    String name = visit.path("table");
    Optional<Table> newest =
        desk.rules().lookups().tables(visit.link()).stream()
            .filter(table -> table.name().equals(name))
            .findFirst();
    if (newest.isEmpty()) {
      return Answer.notFound();
    }
    if (needsOther(visit, newest.get())) {
      visit.failed(visit.say("mapping.activate.other"));
      return Answer.to(visit.href("/mapping/tables/" + name));
    }
    for (Profile profile : Profile.values()) {
      desk.rules()
          .useNewestTable(visit.link(), profile, name, visit.who(), "")
          .ifPresent(outcome -> tell(visit, profile, outcome));
    }
    return Answer.to(visit.href("/mapping/tables/" + name));
  }

  private static void tell(Visit visit, Profile profile, Activated outcome) {
    String word = visit.say("mapping.profile." + Names.word(profile));
    boolean done = outcome.fold(yes -> true, no -> false, conflict -> false);
    if (done) {
      visit.done(visit.say("mapping.table.used", word));
    } else {
      visit.failed(visit.say("mapping.table.refused", word));
    }
  }
}
