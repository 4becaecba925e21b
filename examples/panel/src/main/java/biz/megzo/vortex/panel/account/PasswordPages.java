package biz.megzo.vortex.panel.account;

import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.access.Sessions;
import biz.megzo.vortex.panel.access.Throttle;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Entry;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import java.util.List;
import java.util.Map;

/** One's own password, and the people of the panel. */
public final class PasswordPages implements Pages {
  private static final String PATH = "/password";
  private static final String TEMPLATE = "account/password.jte";

  private final Users users;
  private final Sessions sessions;
  private final Throttle throttle;

  public PasswordPages(Entry entry) {
    this.users = entry.users();
    this.sessions = entry.sessions();
    this.throttle = entry.throttle();
  }

  @Override
  public String name() {
    return "account";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of();
  }

  @Override
  public void addTo(Routes routes) {
    routes.getPanel(PATH, Role.VIEWER, this::show);
    routes.postPanel(PATH, Role.VIEWER, this::change);
  }

  private Answer show(Visit visit) {
    return Answer.page(
        TEMPLATE, Map.of("form", visit.view().form(), "must", visit.user().mustChange()));
  }

  private Answer change(Visit visit) {
    Form form = visit.form();
    String next = form.raw("next");
    if (!throttle.admit(visit.who(), visit.address())) {
      form.error("current", visit.say("account.password.wait"));
    } else if (users.authenticate(visit.who(), form.raw("current")).isEmpty()) {
      form.error("current", visit.say("account.password.wrong"));
    } else {
      throttle.succeeded(visit.who(), visit.address());
    }
    if (!Users.acceptable(next)) {
      form.error("next", visit.say("account.password.short"));
    } else if (next.equals(form.raw("current"))) {
      form.error("next", visit.say("account.password.same"));
    }
    if (!next.equals(form.raw("again"))) {
      form.error("again", visit.say("account.password.differs"));
    }
    if (!form.good() || !users.choose(visit.who(), next)) {
      return Answer.again(TEMPLATE, Map.of("form", form, "must", visit.user().mustChange()));
    }
    sessions.closeOthers(visit.session());
    visit.done(visit.say("account.password.done"));
    return Answer.to("/");
  }
}
