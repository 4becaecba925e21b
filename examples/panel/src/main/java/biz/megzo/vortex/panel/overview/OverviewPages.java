package biz.megzo.vortex.panel.overview;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
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

  public OverviewPages(Shops shops) {
    this.shops = shops;
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
    routes.getPanel("/", Role.VIEWER, this::show);
  }

  private Answer show(Visit visit) {
    List<LinkState> links = shops.links().stream().map(link -> LinkState.of(shops, link)).toList();
    return Answer.page("overview/overview.jte", Map.of("links", links));
  }
}
