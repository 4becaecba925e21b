package biz.megzo.vortex.panel.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer says to browsers: nothing from elsewhere, no inline script, no frames. */
final class Headers {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  private Headers() {}

  static void set(Context context, boolean https) {
    all(https).forEach(context::header);
  }

  /** By name; assets alone say otherwise for how long they may be kept. */
  static Map<String, String> all(boolean https) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Security-Policy", POLICY);
    all.put("X-Content-Type-Options", "nosniff");
    all.put("X-Frame-Options", "DENY");
    all.put("Referrer-Policy", "same-origin");
    all.put("Cross-Origin-Opener-Policy", "same-origin");
    all.put("Cross-Origin-Resource-Policy", "same-origin");
    all.put("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    all.put("Cache-Control", "no-store");
    if (https) {
      all.put("Strict-Transport-Security", "max-age=31536000");
    }
    return all;
  }
}
