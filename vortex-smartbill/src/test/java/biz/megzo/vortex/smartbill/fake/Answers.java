package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The shapes of section 1.5: business error (a), request error (b), authentication envelope (c).
 */
final class Answers {
  static final String BASE = "/SBORO/api";
  private static final String DOC_URL = "https://api.smartbill.ro/#v3-error-";
  private static final String MARKUP =
      "<br/><b>Detalii</b><div id=\"moreErrorDetails\" style=\"display:none\">linia 1 &amp; 2</div>";

  private final Set<FakeQuirk> quirks;

  Answers(Set<FakeQuirk> quirks) {
    this.quirks = quirks;
  }

  /** Shape (a); {@code v2} adds the three keys that only the newer creation calls have. */
  Reply business(int status, String errorText, boolean v2) {
    boolean markup = quirks.contains(FakeQuirk.HTML_IN_ERRORS);
    ObjectNode body = envelope(markup ? errorText + MARKUP : errorText, "").put("url", "");
    if (v2) {
      body.put("documentUrl", "").put("documentId", -1).put("documentViewUrl", "");
    }
    return Reply.json(status, body);
  }

  /** The start of every answer of shape (a). */
  static ObjectNode envelope(String errorText, String message) {
    return Json.object()
        .put("errorText", errorText)
        .put("message", message)
        .put("number", "")
        .put("series", "");
  }

  static Reply done(String message) {
    return Reply.json(200, envelope("", message).put("url", ""));
  }

  /** Shape (b). */
  static Reply request(int status, String code, String message, String param, String path) {
    return typed(status, "invalid_request_error", code, message, param, path);
  }

  static Reply typed(
      int status, String type, String code, String message, String param, String path) {
    ObjectNode body = Json.object().put("status", status).put("type", type);
    body.put("instance", BASE + path);
    ObjectNode error = body.putArray("errors").addObject();
    error.put("code", code).put("message", message).put("docUrl", DOC_URL + type);
    if (!param.isEmpty()) {
      error.put("param", param);
    }
    return Reply.json(status, body);
  }

  /** Shape (c), with the two keys that live answers add. */
  static Reply authentication(int status, String errorText) {
    return Reply.json(
        status,
        Json.object()
            .put("key", "!.oresp@&")
            .put("successfully", false)
            .put("errorText", errorText)
            .put("errorCode", "0")
            .put("message", "")
            .put("operationExecuted", false)
            .put("cooldown", 0)
            .put("needsConsent", false)
            .put("id", 0)
            .put("documentNumber", ""));
  }

  /** Shape (d). */
  static Reply mail(int code, String message) {
    ObjectNode body = Json.object();
    body.putObject("status").put("code", code).put("message", message);
    return Reply.json(200, body);
  }
}
