package biz.megzo.vortex.panel.settings;

import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import java.util.List;
import java.util.Map;

/** Shows what is configured; the file is where it is changed. */
public final class SettingsPages implements Pages {
  private final List<Setting> settings;

  public SettingsPages(List<Setting> settings) {
    this.settings = List.copyOf(settings);
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of(NavEntry.panel(90, "settings.nav", "/settings", Role.OPERATOR));
  }

  @Override
  public void addTo(Routes routes) {
    routes.getPanel(
        "/settings",
        Role.OPERATOR,
        visit -> Answer.page("settings/settings.jte", Map.of("settings", settings)));
  }
}
