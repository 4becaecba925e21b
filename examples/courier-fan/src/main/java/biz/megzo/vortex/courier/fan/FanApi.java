package biz.megzo.vortex.courier.fan;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.http.AllowList;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.store.AccountStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls to FAN Courier, with the token that goes with them: kept in the store, so that all
 * nodes share one, and renewed an hour before it ends. Thread-safe.
 */
final class FanApi {
  static final String NAME = "fan-courier";
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration TOKEN_LIFE = Duration.ofHours(23);

  private final FanCourierConfig config;
  private final HttpTransport transport;
  private final AccountStore accounts;
  private final InstantSource clock;
  private final String account;

  FanApi(FanCourierConfig config, ConnectorContext context) {
    this.config = config;
    this.accounts = context.accounts();
    this.clock = context.clock();
    this.account = NAME + ":" + fingerprint(config);
    this.transport =
        HttpTransport.builder(account, config.base(), allowList())
            .clock(context.clock())
            .accounts(context.accounts())
            .timeout(config.timeout())
            .rate(4, 8)
            .retries(1) // a login and a create end within ShipmentSettings.writeTimeout
            .patience(Duration.ofSeconds(5))
            .maxBody(16 * 1024 * 1024)
            .build();
  }

  /** Everything that can leave. */
  static AllowList allowList() {
    return AllowList.builder()
        .permit("POST", "login")
        .permit("POST", "intern-awb")
        .permit("GET", "awb/label")
        .permit("DELETE", "awb")
        .permit("GET", "reports/awb")
        .permit("GET", "reports/awb/tracking")
        .permit("GET", "reports/services")
        .build();
  }

  private static String fingerprint(FanCourierConfig config) {
    String text = config.base() + "\n" + config.username() + "\n" + config.password();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** {@code clientId=..&}, with which every query begins. */
  String client() {
    return "clientId=" + config.clientId();
  }

  /**
   * A token that is not about to end.
   *
   * @throws ConnectorException when there is none to be had; nothing else was sent
   */
  String token() {
    Optional<String> kept = accounts.token(account);
    if (kept.isPresent()) {
      int bar = kept.get().indexOf('|');
      Instant until = Instant.ofEpochSecond(Long.parseLong(kept.get().substring(0, bar)));
      if (clock.instant().isBefore(until)) {
        return kept.get().substring(bar + 1);
      }
      accounts.dropToken(account, kept.get());
    }
    return login();
  }

  private String login() {
    ObjectNode body = JSON.createObjectNode();
    body.put("username", config.username()).put("password", config.password());
    HttpCall call =
        HttpCall.of("POST", "login")
            .repeat(HttpCall.Repeat.SAFE)
            .lane(HttpCall.Lane.INVOICES)
            .header("Accept", "application/json")
            .body("application/json", body.toString().getBytes(StandardCharsets.UTF_8))
            .build();
    HttpAnswer answer = transport.send(call);
    if (answer instanceof Answered answered
        && (answered.status() == 401 || answered.status() == 403)) {
      throw new ConnectorException(
          NAME, Kind.REFUSED, "FAN Courier refused user name or password; see selfawb.ro", null);
    }
    String token = text(read("login", answer).path("data").get("token"));
    if (token == null || token.isBlank()) {
      throw unreadable("login was answered without a token");
    }
    long until = clock.instant().plus(TOKEN_LIFE).getEpochSecond();
    accounts.putToken(account, until + "|" + token);
    return token;
  }

  /** The token was refused: the next call logs in. */
  void forget(String token) {
    accounts
        .token(account)
        .filter(kept -> kept.endsWith("|" + token))
        .ifPresent(kept -> accounts.dropToken(account, kept));
  }

  /** Sends the one write, once. */
  HttpAnswer create(String token, ObjectNode body) {
    return transport.send(
        HttpCall.of("POST", "intern-awb")
            .lane(HttpCall.Lane.INVOICES)
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + token)
            .body("application/json", body.toString().getBytes(StandardCharsets.UTF_8))
            .build());
  }

  /** Sends what can be repeated; logs in again once when the token is refused. */
  HttpAnswer send(String method, String path, String query) {
    for (int i = 0; ; i++) {
      String token = token();
      HttpAnswer answer =
          transport.send(
              HttpCall.of(method, path)
                  .repeat(HttpCall.Repeat.SAFE)
                  .lane(HttpCall.Lane.INVOICES)
                  .query(query)
                  .header("Accept", "application/json")
                  .header("Authorization", "Bearer " + token)
                  .build());
      if (i > 0 || !(answer instanceof Answered answered) || answered.status() != 401) {
        return answer;
      }
      forget(token);
    }
  }

  /** A successful answer as JSON. */
  JsonNode read(String what, HttpAnswer answer) {
    JsonNode json = json(what, answered(what, answer));
    if (!"success".equals(text(json.get("status")))) {
      throw unreadable(what + " was answered with a failure: " + message(json));
    }
    return json;
  }

  /** An answer of status 200. */
  static Answered answered(String what, HttpAnswer answer) {
    return answer.fold(
        answered -> {
          if (answered.status() == 429 || answered.status() >= 500) {
            throw unreachable(what + " was answered with HTTP " + answered.status());
          }
          if (answered.status() != 200) {
            throw unreadable(what + " was answered with HTTP " + answered.status());
          }
          return answered;
        },
        notSent -> {
          throw unreachable(what + " was not sent: " + notSent.cause());
        },
        lost -> {
          throw unreachable(what + " was not answered: " + lost.cause());
        });
  }

  static JsonNode json(String what, Answered answer) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw unreadable(what + " was not answered with JSON");
    } catch (java.io.IOException e) {
      throw unreadable(what + " could not be read");
    }
    throw unreadable(what + " was not answered with a JSON object");
  }

  static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isContainerNode() || node.isNull() ? null : node.asText();
  }

  /** The courier's own words on a failure. */
  static String message(JsonNode json) {
    String said = text(json.get("message"));
    return said == null || said.isBlank() ? "no reason given" : Words.tidy(said);
  }

  static ConnectorException unreadable(String message) {
    return new ConnectorException(NAME, Kind.UNREADABLE, message, null);
  }

  private static ConnectorException unreachable(String message) {
    return new ConnectorException(NAME, Kind.UNREACHABLE, message, null);
  }
}
