package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.NavEntry.Scope;

/**
 * Takes the paths of a group of pages. Every one needs a role; the server sees to that, to the link
 * in the path, and to the CSRF token of every POST. Paths are Javalin's, such as {@code
 * /products/{sku}}.
 */
public interface Routes {
  /** Adds a path. */
  void add(Method method, Scope scope, String path, Role needed, Handler handler);

  /** A page of each link: {@code /l/LINK} stands before the path. */
  default void get(String path, Role needed, Handler handler) {
    add(Method.GET, Scope.LINK, path, needed, handler);
  }

  /** A write of each link; needs a form with the CSRF field. */
  default void post(String path, Role needed, Handler handler) {
    add(Method.POST, Scope.LINK, path, needed, handler);
  }

  /** A page of the whole panel. */
  default void getPanel(String path, Role needed, Handler handler) {
    add(Method.GET, Scope.PANEL, path, needed, handler);
  }

  /** A write of the whole panel. */
  default void postPanel(String path, Role needed, Handler handler) {
    add(Method.POST, Scope.PANEL, path, needed, handler);
  }

  /** How a path is asked for. */
  enum Method {
    /** Changes nothing. */
    GET,
    /** Changes something. */
    POST
  }

  /** Answers one request. What it throws becomes a page that says sorry. */
  @FunctionalInterface
  interface Handler {
    Answer handle(Visit visit);
  }
}
