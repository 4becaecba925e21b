package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.panel.access.Role;

/**
 * One entry of the navigation.
 *
 * @param order small ones stand first
 * @param text key of its text
 * @param path as given to {@link Routes}
 * @param scope whether the path is one of each link or of the whole panel
 */
public record NavEntry(int order, String text, String path, Scope scope, Role needed) {
  /** What a page is about. */
  public enum Scope {
    /** One link: the path stands behind {@code /l/LINK}. */
    LINK,
    /** The whole panel. */
    PANEL
  }

  /** An entry of each link that everybody sees. */
  public static NavEntry link(int order, String text, String path) {
    return new NavEntry(order, text, path, Scope.LINK, Role.VIEWER);
  }

  /** An entry of the whole panel. */
  public static NavEntry panel(int order, String text, String path, Role needed) {
    return new NavEntry(order, text, path, Scope.PANEL, needed);
  }
}
