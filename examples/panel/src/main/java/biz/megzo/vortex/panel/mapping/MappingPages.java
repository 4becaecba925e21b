package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How fields become other fields: seen, changed, tried, brought into use, taken back. */
public final class MappingPages implements Pages {
  private static final int ORDER = 50;

  private final Desk desk;

  public MappingPages(Shops shops) {
    this.desk = new Desk(shops);
  }

  @Override
  public String name() {
    return "mapping";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of(NavEntry.link(ORDER, "mapping.nav", "/mapping"));
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/mapping", Role.VIEWER, this::show);
    new RulesPages(desk).addTo(routes);
    new RulePages(desk).addTo(routes);
    new MarkupPages(desk).addTo(routes);
    new JsonPages(desk).addTo(routes);
    new ActivationPages(desk).addTo(routes);
    new TrialPages(desk).addTo(routes);
    new TablePages(desk).addTo(routes);
    new OwnTablePages(desk).addTo(routes);
  }

  private Answer show(Visit visit) {
    List<Bench> benches =
        Arrays.stream(Profile.values()).map(profile -> desk.bench(visit, profile)).toList();
    return Answer.page(
        "mapping/overview.jte",
        Map.of("benches", benches, "tables", desk.rules().lookups().tables(visit.link()).size()));
  }
}
