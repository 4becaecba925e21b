package biz.megzo.vortex.panel.account;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.access.Sessions;
import biz.megzo.vortex.panel.access.User;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people of the panel, for administrators. What is changed stands in the audit log. */
public final class UserPages implements Pages {
  private static final String PATH = "/users";
  private static final String TEMPLATE = "users/users.jte";

  private final Users users;
  private final Sessions sessions;
  private final Shops shops;

  public UserPages(Users users, Sessions sessions, Shops shops) {
    this.users = users;
    this.sessions = sessions;
    this.shops = shops;
  }

  @Override
  public String name() {
    return "users";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of(NavEntry.panel(95, "users.nav", PATH, Role.ADMINISTRATOR));
  }

  @Override
  public void addTo(Routes routes) {
    routes.getPanel(PATH, Role.ADMINISTRATOR, visit -> page(visit, 200, visit.view().form(), ""));
    routes.postPanel(PATH, Role.ADMINISTRATOR, this::add);
    routes.postPanel(PATH + "/{name}/role", Role.ADMINISTRATOR, this::change);
    routes.postPanel(PATH + "/{name}/reset", Role.ADMINISTRATOR, this::reset);
  }

  /** A one-time password is shown on the answer itself and kept nowhere. */
  private Answer page(Visit visit, int status, Form form, String password) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      roles.put(role.name(), visit.view().word("panel.role", role));
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("users", users.all());
    parameters.put("form", form);
    parameters.put("roles", roles);
    parameters.put("password", password);
    return new Answer.Page(status, TEMPLATE, parameters);
  }

  private Answer add(Visit visit) {
    Form form = visit.form();
    String text = form.text("name", 64);
    Optional<Role> role = form.choice("role", Role.class);
    Optional<String> name = Users.name(text);
    if (form.good() && name.isEmpty()) {
      form.error("name", visit.say("users.name.bad"));
    }
    if (!form.good() || role.isEmpty() || name.isEmpty()) {
      return page(visit, 422, form, "");
    }
    Optional<String> password = users.add(name.get(), role.get());
    if (password.isEmpty()) {
      return page(visit, 422, form.error("name", visit.say("users.name.taken")), "");
    }
    audit(visit, name.get(), "user.added", role.get().name());
    return page(visit, 200, visit.view().form(), once(visit, name.get(), password.get()));
  }

  private static String once(Visit visit, String name, String password) {
    return visit.say("users.once", name, password);
  }

  private Answer change(Visit visit) {
    String name = visit.path("name");
    Form form = visit.form();
    Optional<Role> role = form.choice("role", Role.class);
    Optional<User> before = users.find(name);
    if (role.isEmpty() || before.isEmpty()) {
      return Answer.notFound();
    }
    boolean disabled = form.ticked("disabled");
    if (!users.change(name, role.get(), disabled)) {
      visit.failed(visit.say("users.last"));
      return Answer.to(PATH);
    }
    if (disabled) {
      sessions.closeAll(name);
    }
    audit(visit, name, "user.changed", role.get() + (disabled ? ", may not log in" : ""));
    visit.done(visit.say("users.changed", name));
    return Answer.to(PATH);
  }

  private Answer reset(Visit visit) {
    String name = visit.path("name");
    if (name.equals(visit.who())) {
      return Answer.to("/password");
    }
    Optional<String> password = users.reset(name);
    if (password.isEmpty()) {
      return Answer.notFound();
    }
    sessions.closeAll(name);
    audit(visit, name, "user.reset", "one-time password");
    return page(visit, 200, visit.view().form(), once(visit, name, password.get()));
  }

  private void audit(Visit visit, String name, String action, String detail) {
    Fact fact = new Fact(shops.clock().instant(), visit.who(), "user:" + name, action, detail);
    shops.store().audit().append(shops.links().get(0), List.of(fact));
  }
}
