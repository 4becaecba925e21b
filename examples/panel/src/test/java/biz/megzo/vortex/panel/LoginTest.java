package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PanelExtension.class)
class LoginTest {
  @Test
  void a_stranger_is_led_to_the_log_in_and_afterwards_back(PanelStand stand) {
    var answer = stand.stranger().get("/password?x=1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/login?back=%2Fpassword%3Fx%3D1");
  }

  @Test
  void whoever_was_logged_out_is_told_and_led_back_to_the_form(PanelStand stand) {
    PanelHttp http = stand.stranger();
    http.plant("vortex_session", "over");
    String page = stand.base() + "/l/demo/run";
    var saved = http.post("/l/demo/run/pause", Map.of("why", "x"), "Referer", page);
    String login = saved.headers().firstValue("Location").orElse("");
    assertThat(login).isEqualTo("/login?back=%2Fl%2Fdemo%2Frun&ended=POST");
    assertThat(http.get(login).body()).contains("deci nu s-a schimbat nimic", "\"/l/demo/run\"");
    var part = http.get("/l/demo/state?poll=1", "HX-Request", "true", "HX-Current-URL", page);
    assertThat(part.headers().firstValue("HX-Redirect"))
        .hasValue("/login?back=%2Fl%2Fdemo%2Frun&ended=GET");
    var evil = http.post("/l/demo/run/pause", Map.of(), "Referer", "https://evil.example/x");
    assertThat(evil.headers().firstValue("Location")).hasValue("/login?ended=POST");
  }

  @Test
  void a_page_that_says_no_lets_one_go_on_and_log_out(PanelStand stand) {
    PanelHttp http = stand.stranger();
    http.login("vera", DemoPanel.PASSWORD);
    for (String path : List.of("/users", "/no-such-page")) {
      assertThat(http.get(path).body()).as(path).contains("/l/demo/orders", "action=\"/logout\"");
    }
    assertThat(http.get("/no-such-page").body())
        .contains("Alegeți o pagină din meniu")
        .doesNotContain("Nu s-a schimbat nimic");
    String csrf = PanelHttp.csrf(http.get("/users").body());
    http.post("/logout", Map.of("csrf", csrf));
    assertThat(http.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void a_form_that_comes_back_can_be_read_in_the_other_language(PanelStand stand) {
    PanelHttp ion = stand.as("ion");
    Map<String, String> form =
        Map.of("csrf", PanelHttp.csrf(ion.get("/password").body()), "sku", "RAF-03", "units", "x");
    String page = stand.base() + "/l/demo/products/one?sku=RAF-03";
    assertThat(ion.post("/l/demo/products/one/stock", form, "Referer", page).body())
        .contains("/language/en?back=%2Fl%2Fdemo%2Fproducts%2Fone%3Fsku%3DRAF-03");
  }

  @Test
  void the_right_password_opens_the_overview(PanelStand stand) {
    PanelHttp http = stand.stranger();
    assertThat(http.login("ion", DemoPanel.PASSWORD).statusCode()).isEqualTo(303);
    assertThat(http.get("/").body()).contains("demo").contains("ion");
  }

  @Test
  void a_new_password_role_or_reset_counts_at_once_wherever_somebody_is_logged_in(
      PanelStand stand) {
    PanelHttp admin = stand.as("admin");
    String once = once(admin.submit("/users", Map.of("name", "mara", "role", "OPERATOR")).body());
    PanelHttp here = stand.stranger();
    PanelHttp there = stand.stranger();
    here.login("mara", once);
    there.login("mara", once);
    String next = "patru cuvinte cu totul noi";
    here.submit("/password", Map.of("current", once, "next", next, "again", next));
    assertThat(here.get("/").statusCode()).isEqualTo(200);
    assertThat(there.get("/").statusCode()).isEqualTo(303);
    assertThat(stand.stranger().login("mara", once).statusCode()).isEqualTo(401);
    assertThat(here.submit("/l/demo/run/resume", Map.of()).statusCode()).isEqualTo(303);
    admin.submit("/users/mara/role", Map.of("role", "VIEWER"));
    assertThat(here.submit("/l/demo/run/resume", Map.of()).statusCode()).isEqualTo(403);
    admin.submit("/users/mara/reset", Map.of());
    assertThat(here.get("/").statusCode()).isEqualTo(303);
  }

  private static String once(String page) {
    Matcher password = Pattern.compile("([a-z2-9]{4}-){3}[a-z2-9]{4}").matcher(page);
    assertThat(password.find()).isTrue();
    return password.group();
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_told_alike(PanelStand stand) {
    assertThat(stand.stranger().login("vera", "wrong").statusCode()).isEqualTo(401);
    assertThat(stand.stranger().login("nobody", "wrong").body())
        .contains("Numele și parola nu se potrivesc");
  }
}
