package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.http.HttpTransport;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One login ({@code api/celro.md} 2.1), without an {@code AUTH} header (1.3). */
final class Login {
  private static final String INVALID = "Raspuns invalid:";

  private final CelRoConfig config;
  private final HttpTransport transport;

  Login(CelRoConfig config, HttpTransport transport) {
    this.config = config;
    this.transport = transport;
  }

  /** What a login gave. */
  sealed interface Result {}

  /** Prints no token. */
  record Token(String value) implements Result {
    @Override
    public String toString() {
      return "Token[***]";
    }
  }

  /** The credentials were refused, in the channel's words. */
  record Rejected(String text) implements Result {}

  /** Nothing can be said of the credentials. */
  record Unusable(Verdict.Unusable verdict) implements Result {}

  /** Sends one login. */
  Result attempt() {
    Form form =
        new Form()
            .put("username", config.username())
            .put("password", config.password())
            .put("test", config.sendTest() ? "1" : null)
            .put("api_version", config.apiVersion());
    var call =
        Action.LOGIN
            .call()
            .timeout(config.timeout())
            .body("application/x-www-form-urlencoded", form.encode());
    if (config.demo()) {
      call.header("DEMO", "1");
    }
    Verdict verdict = Verdict.of(transport.send(call.build()));
    if (verdict instanceof Verdict.Ok ok) {
      return ofMessage(ok.message());
    }
    if (verdict instanceof Verdict.LoginNeeded refused) {
      return new Rejected(refused.text());
    }
    if (verdict instanceof Verdict.Business refused) {
      return new Rejected(refused.text());
    }
    return new Unusable((Verdict.Unusable) verdict);
  }

  private static Result ofMessage(@Nullable JsonNode message) {
    String text = Json.text(message);
    if (text == null) {
      return new Rejected("no token was given out");
    }
    if (text.contains(INVALID)) {
      return new Rejected(Words.tidy(text));
    }
    boolean fits = text.chars().allMatch(c -> c > ' ' && c < 127);
    return fits && text.length() <= 8192
        ? new Token(text)
        : new Unusable(
            new Verdict.Unusable(
                Kind.UNREADABLE, "gave out something that is no token", true, 200));
  }
}
