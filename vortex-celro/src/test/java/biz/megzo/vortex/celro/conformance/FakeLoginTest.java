package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Settings.LoginRefusal;
import biz.megzo.vortex.celro.fake.Settings.TokenRefusal;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeLoginTest {
  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final FakeCelRo celRo = FakeCelRo.start(clock);
  private final Caller caller = Caller.anonymous(celRo);

  @AfterEach
  void stop() {
    celRo.close();
  }

  @Test
  void good_credentials_give_an_opaque_token_inside_a_success_envelope() {
    JsonNode answer = caller.login(celRo);
    assertThat(answer.path("error").isInt()).isTrue();
    assertThat(answer.path("error").asInt()).isZero();
    assertThat(answer.path("tokenStatus").asInt()).isOne();
    assertThat(caller.token()).hasSizeBetween(280, 520).endsWith("==");
    assertThat(caller.ok("orders/ListStatuses", "dummy", "1")).isNotEmpty();
  }

  @Test
  void login_works_with_an_empty_bearer_header_too() {
    HttpRequest request =
        HttpRequest.newBuilder(celRo.baseUri().resolve("login/actionLogin/"))
            .header("AUTH", "Bearer ")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    Caller.form("username", celRo.username(), "password", celRo.password())))
            .build();
    assertThat(Caller.json(Caller.send(request)).path("error").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"ERROR_405,405,0", "ERROR_403,403,0", "RASPUNS_INVALID,0,1", "EMPTY_TOKEN,0,1"})
  void bad_credentials_are_refused_in_every_known_way(
      LoginRefusal form, int error, int tokenStatus) {
    celRo.settings().loginRefusal(form);
    JsonNode answer =
        caller.call("login/actionLogin", "username", celRo.username(), "password", "wrong");
    assertThat(answer.path("error").asInt()).isEqualTo(error);
    assertThat(answer.path("tokenStatus").asInt()).isEqualTo(tokenStatus);
    if (form == LoginRefusal.RASPUNS_INVALID) {
      assertThat(answer.path("message").asText()).startsWith("Raspuns invalid:");
    }
    if (form == LoginRefusal.EMPTY_TOKEN) {
      assertThat(answer.path("message").asText()).isEmpty();
    }
  }

  @Test
  void test_login_probes_credentials_without_giving_a_token() {
    JsonNode good =
        caller.call("login/testLogin", "username", celRo.username(), "password", celRo.password());
    JsonNode bad = caller.call("login/testLogin", "username", celRo.username(), "password", "x");
    assertThat(good.path("error").asInt()).isZero();
    assertThat(good.path("message").isTextual()).isFalse();
    assertThat(bad.path("error").asInt()).isEqualTo(405);
  }

  @Test
  void logins_can_be_refused_whatever_the_credentials() {
    celRo.settings().refuseLogins(true);
    assertThat(caller.login(celRo).path("error").asInt()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({"ERROR_302,302", "ERROR_403,403", "ERROR_405,405"})
  void a_call_without_a_good_token_is_refused_in_the_body(TokenRefusal form, int error) {
    celRo.settings().tokenRefusal(form);
    HttpResponse<String> answer = caller.post("orders/ListStatuses", "dummy=1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Caller.json(answer).path("error").asInt()).isEqualTo(error);
    assertThat(Caller.json(answer).path("tokenStatus").asInt(-1)).isZero();
  }

  @Test
  void a_call_without_a_good_token_can_be_refused_by_http_400() {
    celRo.settings().tokenRefusal(TokenRefusal.HTTP_400);
    assertThat(caller.post("orders/ListStatuses", "dummy=1").statusCode()).isEqualTo(400);
  }

  @Test
  void the_standard_authorization_header_is_not_looked_at() {
    caller.login(celRo);
    HttpRequest request =
        HttpRequest.newBuilder(celRo.baseUri().resolve("orders/ListStatuses/"))
            .header("Authorization", "Bearer " + caller.token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("dummy=1"))
            .build();
    assertThat(Caller.json(Caller.send(request)).path("error").asInt()).isEqualTo(403);
  }

  @Test
  void a_token_dies_when_its_life_is_over_and_not_before() {
    celRo.settings().tokenLife(Duration.ofHours(1));
    caller.login(celRo);
    clock.advance(Duration.ofMinutes(59));
    assertThat(caller.call("orders/ListStatuses").path("error").asInt()).isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(caller.call("orders/ListStatuses").path("error").asInt()).isEqualTo(403);
  }

  @Test
  void tokens_expire_on_command_and_a_new_login_heals() {
    caller.login(celRo);
    celRo.expireTokens();
    assertThat(caller.call("orders/ListStatuses").path("error").asInt()).isEqualTo(403);
    caller.login(celRo);
    assertThat(caller.call("orders/ListStatuses").path("error").asInt()).isZero();
  }

  @Test
  void a_new_login_ends_older_tokens_only_when_asked_to() {
    Caller first = Caller.loggedIn(celRo);
    Caller second = Caller.loggedIn(celRo);
    assertThat(first.call("orders/ListStatuses").path("error").asInt()).isZero();
    celRo.settings().on(Switch.LOGIN_ENDS_OLD_TOKENS);
    caller.login(celRo);
    assertThat(first.call("orders/ListStatuses").path("error").asInt()).isEqualTo(403);
    assertThat(second.call("orders/ListStatuses").path("error").asInt()).isEqualTo(403);
  }
}
