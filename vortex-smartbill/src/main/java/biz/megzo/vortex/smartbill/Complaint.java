package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.http.BodyKind;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What SmartBill complains of, read from any of the JSON error shapes of {@code api/smartbill.md}
 * 1.5 and 1.8.
 *
 * @param text for people
 * @param codes of shape (b) and of V3; empty in the other shapes
 */
record Complaint(String text, List<String> codes) {
  Complaint {
    codes = List.copyOf(codes);
  }

  /** The complaint in an answer; empty when it has none or is not JSON. */
  static Optional<Complaint> in(Answered answer) {
    return answer.kind() == BodyKind.JSON
        ? Json.object(answer.body()).flatMap(Complaint::in)
        : Optional.empty();
  }

  /**
   * The complaint in a JSON object: {@code errorText}, else {@code errors[]}, else {@code status}.
   */
  static Optional<Complaint> in(JsonNode json) {
    String errorText = Json.text(json, "errorText");
    if (!errorText.isEmpty()) {
      return Optional.of(new Complaint(RemoteText.clean(errorText), List.of()));
    }
    List<String> texts = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (JsonNode error : json.path("errors")) {
      String code = Json.text(error, "code");
      String param = Json.text(error, "param");
      String message = RemoteText.clean(Json.text(error, "message"));
      codes.add(code);
      texts.add((code + (param.isEmpty() ? "" : " at " + param) + ": " + message).strip());
    }
    if (!texts.isEmpty()) {
      return Optional.of(new Complaint(RemoteText.clean(String.join("; ", texts)), codes));
    }
    JsonNode status = json.path("status");
    boolean failed = status.isObject() && status.path("code").asInt(0) != 0;
    return failed
        ? Optional.of(new Complaint(RemoteText.clean(Json.text(status, "message")), List.of()))
        : Optional.empty();
  }

  boolean saysBlocked() {
    return RemoteText.saysBlocked(text) || codes.contains("rate_limit_exceeded");
  }

  boolean saysNotFound() {
    return RemoteText.saysNotFound(text);
  }
}
