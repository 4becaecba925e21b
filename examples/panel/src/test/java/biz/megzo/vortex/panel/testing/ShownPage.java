package biz.megzo.vortex.panel.testing;

/**
 * A page that is looked at: for accessibility, and on screenshots in light, dark and on a phone.
 *
 * @param name of the screenshot's file
 * @param path with the link, such as {@code /l/demo/products}
 * @param user who looks
 */
public record ShownPage(String name, String path, String user) {
  /** A page of the demonstration's link. */
  public static ShownPage link(String name, String path) {
    return new ShownPage(name, "/l/demo" + path, "admin");
  }

  /** A page of the whole panel. */
  public static ShownPage panel(String name, String path) {
    return new ShownPage(name, path, "admin");
  }
}
