package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.access.Session;
import biz.megzo.vortex.panel.access.User;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.util.List;
import java.util.Optional;

/** One request of somebody who is logged in and may make it. */
public final class Visit {
  private final Context context;
  private final View view;
  private final User user;
  private final Session session;

  Visit(Context context, View view, User user, Session session) {
    this.context = context;
    this.view = view;
    this.user = user;
    this.session = session;
  }

  /** What the template is given; texts for messages come from here. */
  public View view() {
    return view;
  }

  /** The text of a key in the visitor's language. */
  public String say(String key, Object... arguments) {
    return view.say(key, arguments);
  }

  /** The visitor's name: the actor of every write. */
  public String who() {
    return user.name();
  }

  public User user() {
    return user;
  }

  public Session session() {
    return session;
  }

  /** The link at hand. */
  public LinkId link() {
    return view.link();
  }

  /** A path of the link at hand. */
  public String href(String linkPath) {
    return view.href(linkPath);
  }

  /** A part of the path, decoded. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /** A parameter of the query, without spaces around; empty when missing or blank. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** A number of the query within bounds; the default when missing or none. */
  public int query(String name, int least, int most, int standard) {
    try {
      return query(name)
          .map(Integer::parseInt)
          .filter(n -> n >= least && n <= most)
          .orElse(standard);
    } catch (NumberFormatException e) {
      return standard;
    }
  }

  /** The form that came with a POST. */
  public Form form() {
    return new Form(context.formParamMap(), view);
  }

  /** A file that came with a form; empty when there is none. */
  public Optional<byte[]> upload(String name) {
    UploadedFile file = context.uploadedFile(name);
    if (file == null) {
      return Optional.empty();
    }
    try (var in = file.content()) {
      return Optional.of(in.readAllBytes());
    } catch (java.io.IOException e) {
      return Optional.empty();
    }
  }

  /** Whether htmx asks, and a part of the page is enough. */
  public boolean partial() {
    return "true".equals(context.header("HX-Request"))
        && !"true".equals(context.header("HX-Boosted"));
  }

  /** A sentence for the next page: it went well. */
  public void done(String text) {
    session.note(new Flash(true, text).stored());
  }

  /** A sentence for the next page: it did not. */
  public void failed(String text) {
    session.note(new Flash(false, text).stored());
  }

  /** The address that the request came from. */
  public String address() {
    return context.ip();
  }

  /** All values of a parameter of the query. */
  public List<String> queries(String name) {
    return context.queryParams(name);
  }
}
