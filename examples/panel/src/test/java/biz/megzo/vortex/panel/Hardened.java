package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;

/** What each answer has to say to browsers. */
final class Hardened {
  private Hardened() {}

  static void check(String what, HttpHeaders headers) {
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .as(what)
        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Frame-Options")).as(what).hasValue("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).as(what).hasValue("nosniff");
    assertThat(headers.firstValue("Server")).as(what).isEmpty();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(what).isEmpty();
  }
}
