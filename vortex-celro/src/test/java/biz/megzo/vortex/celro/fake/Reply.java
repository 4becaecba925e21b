package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP answer ready to be sent. */
record Reply(int status, Map<String, String> headers, byte[] body) {
  static Reply json(int status, JsonNode node) {
    return new Reply(
        status,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        Json.write(node).getBytes(StandardCharsets.UTF_8));
  }

  static Reply text(int status, String text) {
    return new Reply(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
