package biz.megzo.vortex.panel.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/** The cookies of the panel. */
final class Cookies {
  static final String SESSION = "vortex_session";
  static final String LOGIN = "vortex_login";
  static final String LANGUAGE = "vortex_language";

  private static final int YEAR = 365 * 24 * 3600;
  private static final int UNTIL_CLOSED = -1;

  private final boolean https;

  Cookies(boolean https) {
    this.https = https;
  }

  void session(Context context, String id) {
    set(context, SESSION, id, UNTIL_CLOSED, SameSite.LAX);
  }

  void login(Context context, String token) {
    set(context, LOGIN, token, UNTIL_CLOSED, SameSite.STRICT);
  }

  void language(Context context, Language language) {
    set(context, LANGUAGE, language.code(), YEAR, SameSite.LAX);
  }

  void drop(Context context, String name) {
    set(context, name, "", 0, SameSite.LAX);
  }

  private void set(Context context, String name, String value, int age, SameSite sameSite) {
    Cookie cookie = new Cookie(name, value, "/", age, https);
    cookie.setHttpOnly(true);
    cookie.setSameSite(sameSite);
    context.cookie(cookie);
  }

  static @Nullable String of(Context context, String name) {
    return context.cookie(name);
  }
}
