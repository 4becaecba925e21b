package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Wraps payloads and refusals in {@code {error, tokenStatus, message}}. */
final class Envelope {
  private final Settings settings;

  Envelope(Settings settings) {
    this.settings = settings;
  }

  Reply success(JsonNode message) {
    ObjectNode envelope = Json.object().put("error", 0).put("tokenStatus", 1);
    envelope.set("message", dressed(message));
    return Reply.json(200, envelope);
  }

  Reply failure(Refused refused) {
    ObjectNode envelope = Json.object();
    if (settings.is(Switch.ERROR_AS_STRING)) {
      envelope.put("error", Integer.toString(refused.error()));
    } else {
      envelope.put("error", refused.error());
    }
    if (refused.tokenStatus() == 0 || !settings.is(Switch.FAILURES_WITHOUT_TOKEN_STATUS)) {
      envelope.put("tokenStatus", refused.tokenStatus());
    }
    return Reply.json(200, envelope.put("message", refused.text()));
  }

  Reply tokenRefused() {
    return switch (settings.tokenRefusal()) {
      case HTTP_400 -> Reply.text(400, "Bad Request");
      case ERROR_302 -> failure(new Refused(302, 0, "Nu sunteti autentificat"));
      case ERROR_403 -> failure(new Refused(403, 0, "Token invalid"));
      case ERROR_405 -> failure(new Refused(405, 0, "Token expirat"));
    };
  }

  private JsonNode dressed(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.isEmpty() && settings.is(Switch.EMPTY_MAPS_AS_LISTS)) {
        return Json.array();
      }
      ObjectNode copy = Json.object();
      object.properties().forEach(entry -> copy.set(entry.getKey(), dressed(entry.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(element -> copy.add(dressed(element)));
      return copy;
    }
    boolean asText = node.isNumber() && settings.is(Switch.NUMBERS_AS_STRINGS);
    return asText ? Json.NODES.textNode(node.decimalValue().toPlainString()) : node;
  }
}
