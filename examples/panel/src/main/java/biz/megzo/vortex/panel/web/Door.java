package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.panel.access.User;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Logging in and out, and the language, which strangers may choose too. */
final class Door {
  private static final int LONGEST = 200;

  private final Entry entry;
  private final Site site;
  private final Cookies cookies;

  Door(Entry entry, Site site) {
    this.entry = entry;
    this.site = site;
    this.cookies = new Cookies(entry.https());
  }

  void addTo(JavalinConfig config) {
    config.routes.get("/login", this::show);
    config.routes.post("/login", this::login);
    config.routes.post("/logout", this::logout);
    config.routes.get("/language/{language}", this::language);
  }

  private void show(Context context) {
    if (site.session(context).isPresent()) {
      context.redirect("/", HttpStatus.SEE_OTHER);
      return;
    }
    page(context, 200, ended(context), "", Origin.local(context.queryParam("back")));
  }

  /** Why somebody who was logged in is asked again. */
  private static String ended(Context context) {
    String ended = context.queryParam("ended");
    if (ended == null) {
      return "";
    }
    return ended.equals("POST") ? "panel.login.unsaved" : "panel.login.ended";
  }

  private void page(Context context, int status, String problem, String name, String back) {
    String token = entry.sessions().random();
    cookies.login(context, token);
    View view = site.view(context, null, null, token, List.of());
    Map<String, Object> parameters = Map.of("problem", problem, "name", name, "back", back);
    site.send(context, view, new Answer.Page(status, "account/login.jte", parameters));
  }

  private void login(Context context) {
    String back = Origin.local(context.formParam("back"));
    String name = text(context, "name").strip().toLowerCase(Locale.ROOT);
    String cookie = Cookies.of(context, Cookies.LOGIN);
    if (cookie == null || cookie.isEmpty() || !Site.token(context, cookie)) {
      page(context, 403, "panel.login.again", name, back);
      return;
    }
    if (!entry.throttle().admit(name, context.ip())) {
      page(context, 429, "panel.login.wait", name, back);
      return;
    }
    Optional<User> user = entry.users().authenticate(name, text(context, "password"));
    if (user.isEmpty()) {
      page(context, 401, "panel.login.wrong", name, back);
      return;
    }
    entry.throttle().succeeded(name, context.ip());
    entry.sessions().close(Cookies.of(context, Cookies.SESSION));
    cookies.session(context, entry.sessions().open(user.get()));
    cookies.drop(context, Cookies.LOGIN);
    context.redirect(back, HttpStatus.SEE_OTHER);
  }

  private static String text(Context context, String name) {
    String text = context.formParam(name);
    return text == null || text.length() > LONGEST ? "" : text;
  }

  private void logout(Context context) {
    boolean asked =
        site.session(context).filter(one -> Site.token(context, one.csrf())).isPresent();
    if (asked) {
      entry.sessions().close(Cookies.of(context, Cookies.SESSION));
      cookies.drop(context, Cookies.SESSION);
    }
    context.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private void language(Context context) {
    cookies.language(context, Language.chosen(context.pathParam("language"), null));
    context.redirect(Origin.local(context.queryParam("back")), HttpStatus.SEE_OTHER);
  }
}
