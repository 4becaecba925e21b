package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.access.Session;
import biz.megzo.vortex.panel.access.User;
import biz.megzo.vortex.panel.web.NavEntry.Scope;
import biz.megzo.vortex.runner.Told;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the groups of pages behind the door: who is not logged in or may not do it stays out. */
public final class Site implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Site.class);
  private static final String LINK = "/l/{link}";
  private static final String OVERRIDE = "X-HTTP-Method-Override";
  private static final String VIEW = "view";

  private final Entry entry;
  private final Templates templates = new Templates();
  private final View.Frame frame;
  private final List<Endpoint> endpoints = new ArrayList<>();

  /** The panel of some links with these groups of pages. */
  public Site(Entry entry, List<LinkId> links, List<Pages> groups) {
    this.entry = entry;
    List<String> names = new ArrayList<>(List.of("panel"));
    groups.forEach(group -> names.add(group.name()));
    List<NavEntry> nav = groups.stream().flatMap(group -> group.nav().stream()).toList();
    this.frame =
        new View.Frame(Messages.of(names), new Told(), nav, List.copyOf(links), new Assets());
    groups.forEach(group -> group.addTo(this));
  }

  /** Adds everything to a server. */
  public void addTo(JavalinConfig config) {
    config.jetty.modifyServer(server -> server.setErrorHandler(new Unreadable(entry.https())));
    config.routes.before(this::first);
    new Door(entry, this).addTo(config);
    config.routes.get(Assets.PATH + "{name}", this::asset);
    endpoints.forEach(config.routes::addEndpoint);
    config.routes.exception(Exception.class, this::sorry);
    config.routes.error(404, context -> problem(context, 404));
    config.routes.error(405, context -> problem(context, 405));
    config.routes.error(413, context -> problem(context, 413));
  }

  @Override
  public void add(Method method, Scope scope, String path, Role needed, Handler handler) {
    String full = scope == Scope.LINK ? LINK + path : path;
    HandlerType type = method == Method.GET ? HandlerType.GET : HandlerType.POST;
    endpoints.add(
        new Endpoint(type, full, context -> guarded(context, method, scope, needed, handler))
            .withMetadata(new Route.Needed(needed)));
  }

  private void guarded(Context context, Method method, Scope scope, Role needed, Handler handler) {
    Session session = session(context).orElse(null);
    User user = session == null ? null : entry.users().find(session.user()).orElse(null);
    if (session == null || user == null || user.disabled()) {
      away(context, method);
      return;
    }
    context.attribute(VIEW, view(context, user, null, session.csrf(), List.of()));
    if (method == Method.POST && !token(context, session.csrf())) {
      problem(context, 403, "panel.error.csrf");
      return;
    }
    if (user.mustChange() && !context.path().equals("/password")) {
      context.redirect("/password", io.javalin.http.HttpStatus.SEE_OTHER);
      return;
    }
    if (!user.role().includes(needed)) {
      problem(context, 403, "panel.error.403");
      return;
    }
    LinkId link = scope == Scope.LINK ? link(context) : null;
    if (scope == Scope.LINK && link == null) {
      problem(context, 404);
      return;
    }
    boolean page = method == Method.GET && context.header("HX-Request") == null;
    List<Flash> flashes = page ? session.takeNotes().stream().map(Flash::read).toList() : List.of();
    View view = view(context, user, link, session.csrf(), flashes);
    context.attribute(VIEW, view);
    send(context, view, handler.handle(new Visit(context, view, user, session)));
  }

  /** Nothing can make a GET a write. */
  private void first(Context context) {
    Headers.set(context, entry.https());
    if (context.header(OVERRIDE) != null) {
      throw new BadRequestResponse();
    }
  }

  private @Nullable LinkId link(Context context) {
    String name = context.pathParam("link");
    return frame.links().stream().filter(one -> one.value().equals(name)).findFirst().orElse(null);
  }

  /** Whether a form of the panel's own came, with this token. */
  static boolean token(Context context, String expected) {
    if (!Origin.own(context) || !Origin.form(context)) {
      return false;
    }
    String sent = context.formParam("csrf");
    return sent != null && same(sent, expected);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** To the log-in, and afterwards back; htmx is told to take the whole page there. */
  private static void away(Context context, Method method) {
    boolean part = context.header("HX-Request") != null;
    String back = method == Method.GET && !part ? full(context) : Origin.page(context);
    String why = Cookies.of(context, Cookies.SESSION) == null ? "" : "ended=" + method;
    String query =
        back.equals("/") ? why : "back=" + View.part(back) + (why.isEmpty() ? "" : "&" + why);
    String target = query.isEmpty() ? "/login" : "/login?" + query;
    if (part) {
      context.status(401).header("HX-Redirect", target);
    } else {
      context.redirect(target, io.javalin.http.HttpStatus.SEE_OTHER);
    }
  }

  private static String full(Context context) {
    String query = context.queryString();
    return Origin.local(context.path() + (query == null ? "" : "?" + query));
  }

  Optional<Session> session(Context context) {
    String id = Cookies.of(context, Cookies.SESSION);
    boolean poll = "1".equals(context.queryParam("poll"));
    return poll ? entry.sessions().peek(id) : entry.sessions().find(id);
  }

  View view(
      Context context,
      @Nullable User user,
      @Nullable LinkId link,
      String csrf,
      List<Flash> flashes) {
    boolean write = context.method().equals(HandlerType.POST);
    String path = write ? Origin.page(context) : full(context);
    return new View(frame, language(context), path, user, link, csrf, flashes);
  }

  private static Language language(Context context) {
    return Language.chosen(
        Cookies.of(context, Cookies.LANGUAGE), context.header("Accept-Language"));
  }

  void send(Context context, View view, Answer answer) {
    if (answer instanceof Answer.Page page) {
      context.status(page.status()).contentType("text/html; charset=utf-8");
      context.header("Vary", "HX-Request");
      View told = marked(page) ? view.with(new Flash(false, view.say("panel.form.wrong"))) : view;
      context.result(templates.render(page.template(), told, page.parameters()));
    } else if (answer instanceof Answer.Redirect redirect) {
      context.redirect(Origin.local(redirect.path()), io.javalin.http.HttpStatus.SEE_OTHER);
    } else if (answer instanceof Answer.Content content) {
      context.status(content.status()).contentType(content.type());
      if (!content.fileName().isEmpty()) {
        String name = content.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
      }
      context.result(content.bytes());
    }
  }

  /** Whether it is a form that comes back with something marked, which may be far down. */
  private static boolean marked(Answer.Page page) {
    return page.status() == 422
        && page.parameters().values().stream()
            .anyMatch(one -> one instanceof Form form && !form.good());
  }

  private void asset(Context context) {
    Assets.Asset asset = frame.assets().find(context.pathParam("name")).orElse(null);
    if (asset == null) {
      problem(context, 404);
      return;
    }
    context.header("Cache-Control", "public, max-age=31536000, immutable");
    context.contentType(asset.type()).result(asset.bytes());
  }

  private void sorry(Exception error, Context context) {
    if (error instanceof io.javalin.http.HttpResponseException refused) {
      problem(context, refused.getStatus());
      return;
    }
    if (error instanceof ServletException) { // a form that can not be read
      problem(context, 400);
      return;
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Request {} {} failed ({})", context.method(), context.path(), reference, error);
    View view = Objects.requireNonNullElseGet(context.attribute(VIEW), () -> bare(context));
    send(context, view, sorry(context, 500, "panel.error.500", reference));
  }

  private void problem(Context context, int status) {
    if (context.attribute("problem") == null) {
      problem(context, status, "panel.error." + status);
    }
  }

  private void problem(Context context, int status, String key) {
    context.attribute("problem", true);
    View view = Objects.requireNonNullElseGet(context.attribute(VIEW), () -> somebodys(context));
    send(context, view, sorry(context, status, key, ""));
  }

  /** Says what is wrong, and the way back to the form that was sent. */
  private static Answer.Page sorry(Context context, int status, String key, String reference) {
    boolean write = context.method().equals(HandlerType.POST);
    String back = write ? Origin.page(context) : "/";
    return new Answer.Page(
        status,
        "layout/error.jte",
        Map.of("key", key, "reference", reference, "back", back, "write", write));
  }

  /** The frame of who asks, so that it goes on from there; the bare one for strangers. */
  private View somebodys(Context context) {
    try {
      Session session = session(context).orElse(null);
      User user = session == null ? null : entry.users().find(session.user()).orElse(null);
      return session == null || user == null || user.disabled()
          ? bare(context)
          : view(context, user, null, session.csrf(), List.of());
    } catch (RuntimeException e) {
      LOG.debug("Who asks for {} could not be found out", context.path(), e);
      return bare(context);
    }
  }

  private View bare(Context context) {
    return view(context, null, null, "", List.of());
  }
}
