package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it arrived, and how it was answered.
 *
 * @param at by the fake's clock
 * @param path relative to {@code /SBORO/api}, decoded
 * @param query decoded; of a repeated parameter, the first
 * @param headers names in lower case
 * @param status 0 while there is no answer yet, -1 when the connection was closed without one
 */
public record FakeRequest(
    Instant at,
    String method,
    String path,
    Map<String, String> query,
    Map<String, List<String>> headers,
    byte[] body,
    int status) {

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** A query parameter; an empty one counts as absent. */
  public Optional<String> param(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; throws when it is none. */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the body of " + method + " " + path + " is not JSON", e);
    }
  }

  /** Which call it is; empty when the path or the verb is unknown. */
  public Optional<FakeCall> call() {
    return FakeCall.at(path).stream().filter(call -> call.method().equals(method)).findFirst();
  }

  FakeRequest answered(int newStatus) {
    return new FakeRequest(at, method, path, query, headers, body, newStatus);
  }

  @Override
  public String toString() {
    return method + " " + path + " " + query + " -> " + status;
  }
}
