package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer about to be written, or the decision to write none. */
record Reply(int status, String type, byte[] body, Map<String, String> headers, Ending ending) {
  /** How the bytes end: all of them, half of those announced, or none. */
  enum Ending {
    WHOLE,
    CUT,
    DROPPED
  }

  static Reply json(int status, JsonNode body) {
    return of(status, "application/json", Json.bytes(body));
  }

  static Reply html(int status, String title) {
    String page =
        "<!DOCTYPE html><html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>"
            .formatted(title);
    return of(status, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  static Reply serverError() {
    return html(500, "HTTP Status 500 - Internal Server Error");
  }

  static Reply badGateway() {
    return html(502, "502 Bad Gateway");
  }

  static Reply of(int status, String type, byte[] body) {
    return new Reply(status, type, body, Map.of(), Ending.WHOLE);
  }

  static Reply dropped() {
    return new Reply(-1, "", new byte[0], Map.of(), Ending.DROPPED);
  }

  Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more, ending);
  }

  /** The same status, but the body stops halfway although HTTP says it is complete. */
  Reply halfBody() {
    return new Reply(status, type, Arrays.copyOf(body, body.length / 2), headers, ending);
  }

  /** The connection breaks halfway through the body. */
  Reply brokenOff() {
    return new Reply(status, type, body, headers, Ending.CUT);
  }

  boolean ok() {
    return status >= 200 && status < 300;
  }
}
