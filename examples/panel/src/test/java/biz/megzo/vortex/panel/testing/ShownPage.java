package biz.megzo.vortex.panel.testing;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/**
 * A page that is looked at: for accessibility, and on screenshots in light, dark and on a phone.
 *
 * @param name of the screenshot's file
 * @param path with the link, such as {@code /l/demo/products}
 * @param user who looks; empty for a stranger
 * @param then what is done on the page before it is looked at
 */
public record ShownPage(String name, String path, String user, Consumer<Page> then) {
  private static final Consumer<Page> NOTHING = page -> {};

  /** A page of the demonstration's link. */
  public static ShownPage link(String name, String path) {
    return link(name, path, NOTHING);
  }

  /** What a page of the demonstration's link leads to. */
  public static ShownPage link(String name, String path, Consumer<Page> then) {
    return new ShownPage(name, "/l/demo" + path, "admin", then);
  }

  /** A page of the whole panel. */
  public static ShownPage panel(String name, String path) {
    return new ShownPage(name, path, "admin", NOTHING);
  }

  /** A page that nobody has to log in for. */
  public static ShownPage open(String name, String path) {
    return new ShownPage(name, path, "", NOTHING);
  }
}
