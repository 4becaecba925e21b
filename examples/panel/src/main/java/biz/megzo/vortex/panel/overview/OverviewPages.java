package biz.megzo.vortex.panel.overview;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.run.Works;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import java.util.List;
import java.util.Map;

/** How every link is, and what needs a person. */
public final class OverviewPages implements Pages {
  private final Shops shops;
  private final Watch watch;
  private final Works works;

  public OverviewPages(Shops shops, Watch watch, Works works) {
    this.shops = shops;
    this.watch = watch;
    this.works = works;
  }

  @Override
  public String name() {
    return "overview";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of(NavEntry.panel(0, "overview.nav", "/", Role.VIEWER));
  }

  @Override
  public void addTo(Routes routes) {
    routes.getPanel("/", Role.VIEWER, visit -> show(visit));
    routes.get("/state", Role.VIEWER, visit -> part(visit, "overview/link.jte"));
    routes.get("/charts", Role.VIEWER, visit -> part(visit, "overview/charts.jte"));
  }

  private Answer show(Visit visit) {
    List<LinkState> links =
        visit.view().links().stream().map(link -> LinkState.of(shops, watch, works, link)).toList();
    return Answer.page("overview/overview.jte", Map.of("links", links));
  }

  /** What a page that is open asks for anew. */
  private Answer part(Visit visit, String template) {
    LinkState state = LinkState.of(shops, watch, works, visit.link());
    return Answer.page(template, Map.of("state", state));
  }
}
