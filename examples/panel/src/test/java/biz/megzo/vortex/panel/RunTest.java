package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Running, pausing, the logs, the people, and what machines ask for. */
@ExtendWith(PanelExtension.class)
class RunTest {
  private static final Pattern ONCE = Pattern.compile("([a-z2-9]{4}-){3}[a-z2-9]{4}");

  @Test
  void a_link_is_paused_with_a_reason_and_resumed_and_the_audit_log_names_both(PanelStand stand) {
    PanelHttp ion = stand.as("ion");
    var vortex = stand.world().shops().vortex();
    assertThat(ion.submit("/l/demo/run/pause", Map.of("why", "")).statusCode()).isEqualTo(422);
    assertThat(vortex.paused(DemoWorld.LINK)).isEmpty();
    ion.submit("/l/demo/run/pause", Map.of("why", "inventar <b>"));
    try {
      assertThat(vortex.paused(DemoWorld.LINK).orElseThrow().by()).isEqualTo("ion");
      assertThat(ion.get("/l/demo/run").body()).contains("inventar &lt;b&gt;");
      assertThat(ion.get("/health").body()).contains("\"paused\":true");
    } finally {
      ion.submit("/l/demo/run/resume", Map.of());
    }
    assertThat(vortex.paused(DemoWorld.LINK)).isEmpty();
    assertThat(stand.world().shops().store().audit().about(DemoWorld.LINK, "link:demo", null, 2))
        .extracting(Fact::actor)
        .containsOnly("ion");
  }

  @Test
  void the_audit_log_says_that_its_chain_is_whole(PanelStand stand) {
    assertThat(stand.as("vera").get("/l/demo/audit/chain").body()).contains("flash good");
  }

  @Test
  void a_job_that_does_not_exist_is_not_found(PanelStand stand) {
    assertThat(stand.as("ion").submit("/l/demo/run/job/format-disk", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(stand.as("ion").get("/l/other/run").statusCode()).isEqualTo(404);
  }

  @Test
  void somebody_new_logs_in_once_with_the_one_time_password_and_must_choose_another(
      PanelStand stand) {
    PanelHttp admin = stand.as("admin");
    String shown = admin.submit("/users", Map.of("name", "Dan", "role", "VIEWER")).body();
    Matcher password = ONCE.matcher(shown);
    assertThat(password.find()).isTrue();
    PanelHttp dan = stand.stranger();
    assertThat(dan.login("dan", password.group()).statusCode()).isEqualTo(303);
    assertThat(dan.get("/").headers().firstValue("Location")).hasValue("/password");
    Map<String, String> change =
        Map.of(
            "current", password.group(), "next", "trei cuvinte bune", "again", "trei cuvinte bune");
    assertThat(dan.submit("/password", change).statusCode()).isEqualTo(303);
    assertThat(dan.get("/").statusCode()).isEqualTo(200);
    assertThat(
            admin
                .submit("/users/dan/role", Map.of("role", "VIEWER", "disabled", "yes"))
                .statusCode())
        .isEqualTo(303);
    assertThat(dan.get("/").statusCode()).isEqualTo(303);
    assertThat(admin.get("/l/demo/audit?about=user%3Adan").body())
        .contains("vede, nu se mai poate autentifica");
    assertThat(stand.stranger().login("dan", "trei cuvinte bune").statusCode()).isEqualTo(401);
  }

  @Test
  void the_last_administrator_stays_one(PanelStand stand) {
    stand.as("admin").submit("/users/admin/role", Map.of("role", "VIEWER"));
    assertThat(stand.as("admin").get("/users").statusCode()).isEqualTo(200);
  }

  @Test
  void what_needs_a_person_leads_to_a_list_that_shows_it(PanelStand stand) {
    String page = stand.as("vera").get("/").body();
    var links =
        Pattern.compile("class=\"(?:calm|urgent)\"><a href=\"([^\"]+)\"").matcher(page).results();
    assertThat(links.map(link -> link.group(1)).toList())
        .isNotEmpty()
        .allSatisfy(
            path -> assertThat(stand.as("vera").get(path).statusCode()).as(path).isEqualTo(200));
    assertThat(page).contains("/l/demo/products?show=HELD", "/l/demo/orders?state=HELD");
    assertThat(stand.as("vera").get("/l/demo/products?show=HELD").body()).contains("GEA-05");
    assertThat(stand.as("vera").get("/l/demo/orders?state=HELD").body()).contains("700002");
  }

  @Test
  void runs_and_facts_are_told_in_romanian_words(PanelStand stand) {
    assertThat(stand.as("vera").get("/l/demo/runs").body())
        .contains("Produse – citite: ")
        .doesNotContain("{read=", "waiting for");
    assertThat(stand.as("vera").get("/l/demo/audit").body())
        .contains("stoc trimis")
        .doesNotContain("stock.pushed");
  }

  @Test
  void metrics_are_told_to_who_has_the_token(PanelStand stand) {
    assertThat(stand.stranger().get("/metrics").statusCode()).isEqualTo(401);
    var answer = stand.stranger().get("/metrics", "Authorization", "Bearer " + DemoPanel.METRICS);
    assertThat(answer.body()).contains("vortex_heartbeat_seconds_count").contains("link=\"demo\"");
  }

  @Test
  void pushes_with_the_secret_become_hints_and_others_are_refused(PanelStand stand) {
    assertThat(stand.stranger().get("/push/celro/wrong-secret-0123456789?order=1").statusCode())
        .isIn(401, 403, 404);
    assertThat(stand.stranger().post("/push/smartbill", Map.of()).statusCode()).isIn(401, 403, 415);
    assertThat(stand.stranger().get("/push/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void the_language_is_the_browsers_until_it_is_chosen(PanelStand stand) {
    PanelHttp http = stand.stranger();
    assertThat(http.get("/login", "Accept-Language", "en-US").body()).contains("Log in");
    http.get("/language/ro?back=/login");
    assertThat(http.get("/login", "Accept-Language", "en-US").body()).contains("Autentificare");
  }
}
