package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.panel.web.Route;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every path that the server answers, of today and of tomorrow. */
@ExtendWith(PanelExtension.class)
class EveryRouteTest {
  private static final Map<Role, String> PEOPLE =
      new EnumMap<>(
          Map.of(
              Role.VIEWER, "vera",
              Role.OPERATOR, "ion",
              Role.APPROVER, "ana",
              Role.ADMINISTRATOR, "admin"));

  /** Stands for anything in a path that names something. */
  private static final Map<String, String> NAMES =
      Map.of("{link}", "demo", "{profile}", "price", "{id}", "700003");

  private static final String LONG = "ș".repeat(3_000);
  private static final List<String> HOSTILE =
      List.of("99999999999999999999", "%F0%9F%92%A3%0D%0A%00'%20or%201=1%3Cb%3E");
  private static final String PARAMETERS =
      "q,state,stage,show,order,after,before,last,at,from,to,month,sku,id,label,n,new,about,target"
          + ",page,poll";

  private static List<Route> routes(PanelStand stand, String method) {
    return stand.routes().stream().filter(route -> route.method().equals(method)).toList();
  }

  private static List<Route> guarded(PanelStand stand, String method) {
    return routes(stand, method).stream().filter(route -> route.needed().isPresent()).toList();
  }

  private static String path(Route route) {
    String path = route.path();
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      path = path.replace(name.getKey(), name.getValue());
    }
    return path.replaceAll("[{<][^}>]+[}>]", "nothing");
  }

  private static Set<String> needing(PanelStand stand, Role role) {
    return stand.routes().stream()
        .filter(route -> route.needed().filter(role::equals).isPresent())
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.toSet());
  }

  @Test
  void nothing_else_is_open_to_everybody(PanelStand stand) {
    assertThat(stand.routes())
        .filteredOn(route -> route.needed().isEmpty())
        .extracting(route -> route.method() + " " + route.path())
        .containsExactlyInAnyOrder(
            "GET /login",
            "POST /login",
            "POST /logout",
            "GET /language/{language}",
            "GET /assets/{name}",
            "GET /health",
            "GET /metrics",
            "GET /push/smartbill",
            "POST /push/smartbill",
            "PUT /push/smartbill",
            "GET /push/celro/<rest>",
            "POST /push/celro/<rest>",
            "PUT /push/celro/<rest>");
    assertThat(stand.routes()).hasSizeGreaterThan(90);
  }

  @Test
  void saying_yes_and_keeping_people_need_more_than_an_operator(PanelStand stand) {
    assertThat(needing(stand, Role.ADMINISTRATOR))
        .containsExactlyInAnyOrder(
            "GET /users", "POST /users", "POST /users/{name}/role", "POST /users/{name}/reset");
    assertThat(needing(stand, Role.APPROVER))
        .contains(
            "POST /l/{link}/plans/{plan}/approve",
            "POST /l/{link}/plans/{plan}/reject",
            "POST /l/{link}/mapping/rules/{profile}/activate",
            "POST /l/{link}/mapping/rules/{profile}/back");
    assertThat(guarded(stand, "POST"))
        .filteredOn(route -> route.needed().get() == Role.VIEWER)
        .extracting(Route::path)
        .as("what a viewer may write")
        .containsExactly("/password");
  }

  @Test
  void a_stranger_is_sent_to_the_log_in_and_told_nothing(PanelStand stand) {
    PanelHttp stranger = stand.stranger();
    for (Route route : guarded(stand, "GET")) {
      HttpResponse<String> answer = stranger.get(path(route));
      assertThat(answer.statusCode()).as(route.path()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/login");
      assertThat(answer.body()).as(route.path()).isIn("", "Redirected");
    }
    for (Route route : guarded(stand, "POST")) {
      HttpResponse<String> answer = stranger.post(path(route), Map.of("csrf", "", "why", "x"));
      assertThat(answer.statusCode()).as(route.path()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).hasValue("/login");
    }
  }

  @Test
  void no_role_gets_further_than_it_may_by_guessing(PanelStand stand) {
    Map<Role, String> tokens = new EnumMap<>(Role.class);
    PEOPLE.forEach(
        (role, name) -> tokens.put(role, PanelHttp.csrf(stand.as(name).get("/password").body())));
    for (Route route : stand.routes()) {
      for (Role role : Role.values()) {
        if (route.needed().isEmpty() || role.includes(route.needed().get())) {
          continue;
        }
        PanelHttp http = stand.as(PEOPLE.get(role));
        Map<String, String> form = Map.of("csrf", tokens.get(role), "why", "x");
        String path = path(route);
        HttpResponse<String> answer =
            route.method().equals("GET") ? http.get(path) : http.post(path, form);
        assertThat(answer.statusCode()).as(role + " " + route).isEqualTo(403);
      }
    }
  }

  @Test
  void every_write_needs_the_token_of_its_own_session(PanelStand stand) {
    String another = PanelHttp.csrf(stand.as("ana").get("/password").body());
    PanelHttp admin = stand.as("admin");
    String own = PanelHttp.csrf(admin.get("/password").body());
    for (Route route : guarded(stand, "POST")) {
      String path = path(route);
      for (String form : List.of("", "csrf=", "csrf=" + another, "csrf=x&csrf=" + own)) {
        HttpResponse<String> answer =
            admin.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(path + " " + form).isEqualTo(403);
      }
      HttpResponse<String> plain =
          admin.send("POST", path + "?csrf=" + own, "csrf=" + own, "Content-Type", "text/plain");
      assertThat(plain.statusCode()).as(path + " as plain text").isEqualTo(403);
    }
  }

  @Test
  void no_page_fails_or_echoes_whatever_stands_in_its_address(PanelStand stand) {
    PanelHttp admin = stand.as("admin");
    for (Route route : guarded(stand, "GET")) {
      if (!route.path().endsWith("/look")) {
        for (String hostile : HOSTILE) {
          String query = "?" + PARAMETERS.replace(",", "=" + hostile + "&") + "=" + hostile;
          String path = route.path().replace("{link}", "demo").replace("{profile}", "price");
          HttpResponse<String> answer = admin.get(path.replaceAll("\\{[^}]+}", hostile) + query);
          assertThat(answer.statusCode()).as(path + query).isLessThan(500);
          assertThat(answer.body()).as(path + query).doesNotContain("<b>");
        }
      }
    }
  }

  @Test
  void no_write_fails_whatever_is_sent(PanelStand stand) {
    PanelHttp admin = stand.as("admin");
    String own = PanelHttp.csrf(admin.get("/password").body());
    Map<String, String> form = new LinkedHashMap<>();
    for (String name :
        ("sku,revision,units,why,seen,act,found,number,reason,ids,from,to,name,role,state,json,at"
                + ",field,text,version,current,next,again,percent,courier,invoice,csv,kit,most")
            .split(",")) {
      form.put(name, LONG + "\u0000<b>");
    }
    form.put("csrf", own);
    for (Route route : guarded(stand, "POST")) {
      if (!route.path().endsWith("/discard")) {
        HttpResponse<String> answer = admin.post(path(route), form);
        assertThat(answer.statusCode()).as(route.path()).isLessThan(500);
        assertThat(answer.body()).as(route.path()).doesNotContain("<b>");
      }
    }
  }

  @Test
  void no_answer_may_be_kept_framed_or_guessed_at(PanelStand stand) {
    PanelHttp admin = stand.as("admin");
    for (Route route : routes(stand, "GET")) {
      HttpResponse<String> answer = admin.get(path(route));
      assertThat(answer.statusCode()).as(route.path()).isLessThan(500);
      Hardened.check(route.path(), answer.headers());
      if (!route.path().startsWith("/assets/")) {
        assertThat(answer.headers().firstValue("Cache-Control"))
            .as(route.path())
            .hasValue("no-store");
      }
    }
  }

  @Test
  void no_other_method_is_a_way_in(PanelStand stand) {
    PanelHttp admin = stand.as("admin");
    String own = PanelHttp.csrf(admin.get("/password").body());
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO")) {
      HttpResponse<String> answer =
          admin.send(
              method,
              "/l/demo/run/pause",
              "why=x&csrf=" + own,
              "Content-Type",
              "application/x-www-form-urlencoded",
              "Origin",
              "https://evil.example");
      assertThat(answer.statusCode()).as(method).isIn(400, 404, 405, 501);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
    HttpResponse<String> overridden =
        admin.get(
            "/l/demo/run/pause?_method=POST&why=x&csrf=" + own,
            "X-HTTP-Method-Override",
            "POST",
            "X-Method-Override",
            "POST");
    assertThat(overridden.statusCode()).isEqualTo(400);
    assertThat(stand.world().shops().vortex().paused(stand.world().shops().links().get(0)))
        .isEmpty();
  }
}
