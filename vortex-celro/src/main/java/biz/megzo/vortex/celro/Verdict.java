package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.http.HttpAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer means, by the decision table of {@code api/celro.md} 2.4 and 2.5. */
sealed interface Verdict {
  /**
   * Done.
   *
   * @param message the payload; null when the envelope has none
   */
  record Ok(@Nullable JsonNode message) implements Verdict {}

  /** A refusal that concerns the request, in the channel's words. */
  record Business(String text) implements Verdict {}

  /**
   * The token or the login was not accepted; nothing was done.
   *
   * @param otherwise the refusal that it is if a fresh token changes nothing: the answer named an
   *     ordinary error and only left out the token's state
   */
  record LoginNeeded(String text, @Nullable Business otherwise) implements Verdict {}

  /**
   * No usable answer.
   *
   * @param sent whether the remote may have done what was asked
   * @param status 0 when there was no answer
   */
  record Unusable(Kind kind, String cause, boolean sent, int status) implements Verdict {}

  /** Values of {@code error} that ask for a new login. */
  Set<String> LOGIN_ERRORS = Set.of("302", "403", "405");

  /** Judges an answer. */
  static Verdict of(HttpAnswer answer) {
    return answer.fold(
        Verdict::ofAnswered,
        notSent -> new Unusable(kindOf(notSent.why()), notSent.cause(), false, 0),
        lost -> new Unusable(Kind.UNREACHABLE, lost.cause(), true, 0));
  }

  private static Kind kindOf(HttpAnswer.NotSent.Why why) {
    return switch (why) {
      case BLOCKED -> Kind.BLOCKED;
      case BREAKER_OPEN, NO_CONNECTION, GAVE_UP -> Kind.UNREACHABLE;
    };
  }

  private static Verdict ofAnswered(HttpAnswer.Answered answer) {
    int status = answer.status();
    JsonNode envelope = Json.parse(answer.body()).filter(JsonNode::isObject).orElse(null);
    if (status == 400 || status == 401) {
      return new LoginNeeded(words(envelope, "HTTP " + status), null);
    }
    if (status / 100 != 2) {
      return ofFailure(status, envelope);
    }
    if (envelope == null) {
      return new Unusable(
          Kind.UNREADABLE,
          "answered " + answer.kind() + " of " + answer.body().length + " bytes, not an envelope",
          true,
          status);
    }
    return ofEnvelope(envelope, status);
  }

  private static Verdict ofFailure(int status, @Nullable JsonNode envelope) {
    String error = Json.text(envelope, "error");
    if (status / 100 == 4 && error != null && LOGIN_ERRORS.contains(error)) {
      return new LoginNeeded(words(envelope, "error " + error), null);
    }
    Kind kind =
        status / 100 == 5 || status == 408 || status == 429 ? Kind.UNREACHABLE : Kind.UNREADABLE;
    return new Unusable(kind, "answered HTTP " + status, true, status);
  }

  private static Verdict ofEnvelope(JsonNode envelope, int status) {
    JsonNode error = envelope.get("error");
    String code = error == null ? null : Optional.ofNullable(Json.text(error)).orElse("0");
    if (code != null && LOGIN_ERRORS.contains(code)) {
      return new LoginNeeded(words(envelope, "error " + code), null);
    }
    boolean fine = code != null && (code.equals("0") || code.equals("false"));
    boolean tokenGood = Json.yes(envelope.get("tokenStatus"));
    JsonNode message = envelope.get("message");
    if (fine && tokenGood) {
      return new Ok(message == null || message.isNull() ? null : message);
    }
    boolean said = message != null && !message.isNull();
    Business refusal =
        !fine && said ? new Business(words(envelope, code == null ? "no code" : code)) : null;
    if (!tokenGood) {
      boolean silent = Json.text(envelope, "tokenStatus") == null;
      return new LoginNeeded(words(envelope, "no token state"), silent ? refusal : null);
    }
    return refusal != null
        ? refusal
        : new Unusable(Kind.UNREADABLE, "answered error " + code + " without words", true, status);
  }

  private static String words(@Nullable JsonNode envelope, String otherwise) {
    JsonNode message = Json.first(envelope, "message");
    String text = Json.text(message);
    if (text == null) {
      text = Json.text(message, "message", "mesaj", "error", "eroare", "text");
    }
    if (text == null && message != null && message.isContainerNode() && !message.isEmpty()) {
      text = Json.text(message.elements().next());
    }
    return text == null ? otherwise : Words.tidy(text);
  }
}
