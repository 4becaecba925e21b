package biz.megzo.vortex.panel.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;

/** Whether a write comes from a page of the panel: what browsers say of themselves. */
final class Origin {
  private Origin() {}

  /** False when the browser says that another site made the request. */
  static boolean own(Context context) {
    String site = context.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = context.header("Origin");
    if (origin == null) {
      return true;
    }
    try {
      String host = context.header("Host");
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The page that a form or a part of a page was asked for from; the first one when unknown. */
  static String page(Context context) {
    String current = context.header("HX-Current-URL");
    String from = current == null ? context.header("Referer") : current;
    try {
      URI page = from == null ? null : URI.create(from);
      if (page == null
          || !String.valueOf(context.header("Host")).equalsIgnoreCase(page.getAuthority())) {
        return "/";
      }
      String query = page.getRawQuery();
      return local(page.getRawPath() + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }

  /** Whether a form came as pages send it. */
  static boolean form(Context context) {
    String type = context.contentType();
    String plain = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return plain.startsWith("application/x-www-form-urlencoded")
        || plain.startsWith("multipart/form-data");
  }

  /** A path of the panel to go back to; the first page for anything else. */
  static String local(@org.jspecify.annotations.Nullable String path) {
    boolean good =
        path != null
            && path.length() <= 2000
            && path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    return good && path != null ? path : "/";
  }
}
