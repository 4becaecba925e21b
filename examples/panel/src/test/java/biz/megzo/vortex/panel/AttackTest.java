package biz.megzo.vortex.panel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The usual web tricks, tried over plain HTTP. */
@ExtendWith(PanelExtension.class)
class AttackTest {
  @Test
  void a_write_without_its_token_or_with_another_ones_is_refused(PanelStand stand) {
    PanelHttp ion = stand.as("ion");
    assertThat(ion.post("/l/demo/run/resume", Map.of()).statusCode()).isEqualTo(403);
    String other = PanelHttp.csrf(stand.as("ana").get("/password").body());
    assertThat(ion.post("/l/demo/run/resume", Map.of("csrf", other)).statusCode()).isEqualTo(403);
    assertThat(ion.submit("/l/demo/run/resume", Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void a_write_that_another_site_sends_is_refused_in_spite_of_its_token(PanelStand stand) {
    PanelHttp ion = stand.as("ion");
    Map<String, String> form = Map.of("csrf", PanelHttp.csrf(ion.get("/password").body()));
    assertThat(ion.post("/l/demo/run/resume", form, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(ion.post("/l/demo/run/resume", form, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/l/demo/run/pause", "/l/demo/run/job/heartbeat", "/users", "/users/ion/reset"})
  void a_viewer_can_not_write_by_posting_directly(String path, PanelStand stand) {
    Map<String, String> form = Map.of("why", "x", "name", "eve", "role", "ADMINISTRATOR");
    assertThat(stand.as("vera").submit(path, form).statusCode()).isEqualTo(403);
    assertThat(stand.world().shops().vortex().paused(stand.world().shops().links().get(0)))
        .isEmpty();
  }

  @Test
  void an_operator_can_not_make_itself_an_administrator(PanelStand stand) {
    Map<String, String> form = Map.of("role", "ADMINISTRATOR");
    assertThat(stand.as("ion").submit("/users/ion/role", form).statusCode()).isEqualTo(403);
    assertThat(stand.as("ion").get("/users").statusCode()).isEqualTo(403);
  }

  @Test
  void nothing_is_shown_to_a_stranger(PanelStand stand) {
    for (String path :
        List.of("/", "/l/demo/run", "/l/demo/audit", "/settings", "/users", "/l/demo/runs")) {
      assertThat(stand.stranger().get(path).statusCode()).as(path).isEqualTo(303);
    }
    assertThat(stand.stranger().get("/l/demo/run/state", "HX-Request", "true").statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_planted_session_id_is_worth_nothing_and_log_in_gives_a_new_one(PanelStand stand) {
    PanelHttp http = stand.stranger();
    http.plant("vortex_session", "planted-by-somebody-else");
    assertThat(http.login("vera", DemoPanel.PASSWORD).statusCode()).isEqualTo(303);
    assertThat(http.session()).isNotEqualTo("planted-by-somebody-else").hasSizeGreaterThan(40);
    String first = http.session();
    http.post("/logout", Map.of("csrf", PanelHttp.csrf(http.get("/password").body())));
    PanelHttp thief = stand.stranger();
    thief.plant("vortex_session", first);
    assertThat(thief.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(PanelStand stand) {
    HttpResponse<String> answer = stand.stranger().login("vera", DemoPanel.PASSWORD);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(
            cookie ->
                cookie.startsWith("vortex_session=")
                    && cookie.contains("HttpOnly")
                    && cookie.contains("SameSite=Lax")
                    && cookie.contains("Path=/"));
  }

  @Test
  void a_log_in_form_of_another_browser_is_refused(PanelStand stand) {
    String token = PanelHttp.csrf(stand.stranger().get("/login").body());
    Map<String, String> form =
        Map.of("name", "vera", "password", DemoPanel.PASSWORD, "csrf", token);
    assertThat(stand.stranger().post("/login", form).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\r\nSet-Cookie: evil=1",
        "javascript:alert(1)",
        "/a b",
        "///evil.example",
        "/\\/evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "http:evil.example",
        "evil.example",
        "%2f%2fevil.example",
        "?x",
        "@evil.example",
        "/ș"
      })
  void log_in_leads_to_no_other_site(String back, PanelStand stand) {
    PanelHttp http = stand.stranger();
    String token = PanelHttp.csrf(http.get("/login").body());
    HttpResponse<String> answer =
        http.post(
            "/login",
            Map.of("name", "vera", "password", DemoPanel.PASSWORD, "csrf", token, "back", back));
    String location = answer.headers().firstValue("Location").orElse("");
    assertThat(URI.create(stand.base() + "/login").resolve(location).getAuthority())
        .isEqualTo(URI.create(stand.base()).getAuthority());
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("evil"));
    String asked = URLEncoder.encode(back, StandardCharsets.UTF_8);
    assertThat(stand.stranger().get("/language/ro?back=" + asked).headers().firstValue("Location"))
        .hasValue(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../logback.xml",
        "/assets/..%2flogback.xml",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/panel.css%00.js",
        "/assets/....//messages/panel_ro.properties",
        "/META-INF/resources/webjars/chart.js/4.5.1/package.json",
        "/webjars/chart.js/4.5.1/package.json"
      })
  void no_other_file_is_given_out(String path, PanelStand stand) {
    HttpResponse<String> answer = stand.stranger().get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("root:").doesNotContain("panel.login=");
  }

  @Test
  void a_line_break_in_the_language_or_a_path_sets_no_header(PanelStand stand) {
    HttpResponse<String> answer =
        stand.stranger().get("/language/ro?back=/%0d%0aSet-Cookie:%20evil=1");
    assertThat(answer.headers().firstValue("Location")).hasValue("/");
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("evil"));
  }

  @Test
  void every_answer_forbids_inline_scripts_frames_and_guessing_types(PanelStand stand) {
    for (String path : List.of("/login", "/", "/assets/panel.css", "/no-such-page", "/health")) {
      HttpResponse<String> answer = stand.as("vera").get(path);
      String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
      assertThat(policy)
          .as(path)
          .contains("script-src 'self'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void a_page_has_no_inline_script_style_or_handler(PanelStand stand) {
    for (String path : List.of("/", "/l/demo/run", "/l/demo/audit", "/users", "/settings")) {
      String page = stand.as("admin").get(path).body();
      assertThat(page).as(path).doesNotContainPattern("<script(?![^>]*src=)");
      assertThat(page).as(path).doesNotContainPattern("<[^>]+ (style|on[a-z]+)=");
    }
  }

  @Test
  void a_large_body_is_refused(PanelStand stand) {
    PanelHttp ion = stand.as("ion");
    Map<String, String> form = Map.of("why", "x".repeat(3_000_000));
    assertThat(ion.post("/l/demo/run/pause", form).statusCode()).isIn(403, 413);
    assertThat(ion.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_large_form_that_does_not_say_how_large_is_refused_too(PanelStand stand) {
    PanelHttp stranger = stand.stranger();
    String part = "--part\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n";
    byte[] body = (part + "x".repeat(2_200_000) + "\r\n--part--\r\n").getBytes(UTF_8);
    HttpResponse<String> answer =
        stranger.stream("/login", body, "Content-Type", "multipart/form-data; boundary=part");
    assertThat(answer.statusCode()).isIn(400, 413);
    assertThat(stranger.get("/login").statusCode()).isEqualTo(200);
  }

  @Test
  void markup_that_somebody_types_comes_back_as_text(PanelStand stand) {
    String evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    PanelHttp admin = stand.as("admin");
    assertThat(admin.submit("/users", Map.of("name", evil, "role", "VIEWER")).body())
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x");
    assertThat(admin.get("/l/demo/audit?about=%3Cscript%3E").body()).doesNotContain("<script>");
  }

  @Test
  void no_secret_stands_on_any_page(PanelStand stand) {
    for (String path : List.of("/settings", "/", "/l/demo/run", "/l/demo/audit", "/health")) {
      assertThat(stand.as("admin").get(path).body())
          .as(path)
          .doesNotContain(biz.megzo.vortex.smartbill.fake.FakeSmartBill.TOKEN)
          .doesNotContain(stand.world().celRo().password())
          .doesNotContain("argon2");
    }
  }

  @Test
  void guessing_a_password_is_slowed_down_also_for_the_right_one(PanelStand stand) {
    PanelHttp http = stand.stranger();
    int last = 0;
    for (int i = 0; i < 9; i++) {
      last = http.login("guessed", "wrong-" + i).statusCode();
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void logging_in_again_gives_another_session_and_ends_the_one_before(PanelStand stand) {
    PanelHttp http = stand.stranger();
    String token = PanelHttp.csrf(http.get("/login").body());
    Map<String, String> form =
        Map.of("name", "vera", "password", DemoPanel.PASSWORD, "csrf", token);
    http.post("/login", form);
    String first = http.session();
    http.plant("vortex_login", token);
    assertThat(http.post("/login", form).statusCode()).isEqualTo(303);
    assertThat(http.session()).isNotEqualTo(first);
    PanelHttp old = stand.stranger();
    old.plant("vortex_session", first);
    assertThat(old.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void what_was_open_before_the_log_out_is_neither_kept_nor_given_out_again(PanelStand stand) {
    PanelHttp http = stand.stranger();
    http.login("vera", DemoPanel.PASSWORD);
    HttpResponse<String> page = http.get("/l/demo/orders");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("ETag")).isEmpty();
    http.post("/logout", Map.of("csrf", PanelHttp.csrf(page.body())));
    HttpResponse<String> after =
        http.get("/l/demo/orders", "If-Modified-Since", "Sun, 22 Nov 2037 10:00:00 GMT");
    assertThat(after.statusCode()).isEqualTo(303);
    assertThat(after.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void an_unknown_name_and_a_wrong_password_get_the_same_page(PanelStand stand) {
    assertThat(wrong(stand, "nobody-at-all")).isEqualTo(wrong(stand, "vera"));
    assertThat(wrong(stand, "nobody'; drop table x")).isEqualTo(wrong(stand, "vera"));
  }

  private static String wrong(PanelStand stand, String name) {
    HttpResponse<String> answer = stand.stranger().login(name, "wrong");
    String escaped = name.replace("'", "&#39;");
    return answer.statusCode()
        + answer
            .body()
            .replace(PanelHttp.csrf(answer.body()), "TOKEN")
            .replace("\"" + escaped + "\"", "NAME");
  }

  @Test
  void a_field_that_comes_twice_counts_as_one_and_the_same_everywhere(PanelStand stand) {
    PanelHttp admin = stand.as("admin");
    String csrf = PanelHttp.csrf(admin.get("/password").body());
    String form = "csrf=" + csrf + "&name=petru&name=vera&role=VIEWER&role=ADMINISTRATOR";
    admin.send("POST", "/users", form, "Content-Type", "application/x-www-form-urlencoded");
    String users = admin.get("/users").body();
    int at = users.indexOf("/users/petru/role");
    assertThat(at).isPositive();
    assertThat(users.substring(at)).containsPattern("value=\"VIEWER\" selected");
  }

  /** What a well-behaved client would not send, and the answers it may get. */
  static Stream<Arguments> requests() {
    String end = "\r\nConnection: close\r\n\r\n";
    String host = " HTTP/1.1\r\nHost: evil.example";
    String form = host + "\r\nContent-Type: application/x-www-form-urlencoded";
    return Stream.of(
        arguments("another host", "GET /" + host + end, 303),
        arguments("another host, whole address", "GET http://evil.example/" + host + end, 303),
        arguments("two hosts", "GET /" + host + "\r\nHost: b" + end, 400),
        arguments("no host", "GET / HTTP/1.1" + end, 400),
        arguments("path of another site", "GET //evil.example/x" + host + end, 404),
        arguments("up the tree", "GET /l/demo/../../users" + host + end, 404),
        arguments("up the tree, encoded", "GET /assets/%2e%2e/%2e%2e/x" + host + end, 400),
        arguments("path parameters", "GET /users;/login" + host + end, 404),
        arguments("broken encoding", "GET /login%zz" + host + end, 400),
        arguments("broken encoding of a form", "POST /login" + form + body("name=%zz"), 403),
        arguments("long address", "GET /" + "a".repeat(20_000) + host + end, 414),
        arguments("long header", "GET /" + host + "\r\nX: " + "a".repeat(20_000) + end, 431),
        arguments("two lengths", "POST /login" + form + chunked(), 400),
        arguments(
            "no multipart",
            "POST /login" + host + "\r\nContent-Type: multipart/form-data; boundary=x" + body("a"),
            400),
        arguments("line break in a path", "GET /language/%0d%0aX:y" + host + end, 303),
        arguments("odd cookie", "GET /" + host + "\r\nCookie: vortex_session=\"" + end, 303),
        arguments("trace", "TRACE /login" + host + end, 405),
        arguments("another site asks first", "OPTIONS /login" + host + end, 405));
  }

  private static String body(String text) {
    return "\r\nConnection: close\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
  }

  private static String chunked() {
    return "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked" + body("0\r\n\r\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void a_request_that_no_browser_makes_harms_nothing(
      String what, String request, int status, PanelStand stand) {
    String answer = stand.stranger().raw(request);
    int head = answer.indexOf("\r\n\r\n");
    assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ");
    Map<String, List<String>> headers =
        answer
            .substring(0, head)
            .lines()
            .skip(1)
            .map(line -> line.split(": ", 2))
            .collect(Collectors.groupingBy(one -> one[0], mapping(one -> one[1], toList())));
    Hardened.check(what, HttpHeaders.of(headers, (name, value) -> true));
    assertThat(headers.get("Cache-Control")).containsExactly("no-store");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .as(what)
        .doesNotContain("evil.example", "jetty", "exception", "javalin");
  }
}
