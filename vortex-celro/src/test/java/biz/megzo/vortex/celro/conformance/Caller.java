package biz.megzo.vortex.celro.conformance;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A bare client: sends what it is told, repeats nothing. */
final class Caller {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;
  private String token = "";

  private Caller(URI base) {
    this.base = base;
  }

  static Caller anonymous(FakeCelRo celRo) {
    return new Caller(celRo.baseUri());
  }

  static Caller loggedIn(FakeCelRo celRo) {
    Caller caller = anonymous(celRo);
    caller.login(celRo);
    return caller;
  }

  JsonNode login(FakeCelRo celRo) {
    JsonNode answer =
        call("login/actionLogin", "username", celRo.username(), "password", celRo.password());
    token = answer.path("message").asText();
    return answer;
  }

  String token() {
    return token;
  }

  /** The envelope of a form call with these names and values. */
  JsonNode call(String action, String... namesAndValues) {
    return json(post(action, form(namesAndValues)));
  }

  /** The payload of a call that must succeed. */
  JsonNode ok(String action, String... namesAndValues) {
    JsonNode envelope = call(action, namesAndValues);
    if (envelope.path("error").asInt(-1) != 0) {
      throw new AssertionError(action + " refused: " + envelope);
    }
    return envelope.path("message");
  }

  /** The text of a call that must be refused with the token still good. */
  String refused(String action, String... namesAndValues) {
    return refusal(call(action, namesAndValues));
  }

  static String refusal(JsonNode envelope) {
    if (envelope.path("error").asInt(0) == 0 || envelope.path("tokenStatus").asInt() != 1) {
      throw new AssertionError("not a business refusal: " + envelope);
    }
    return envelope.path("message").asText();
  }

  HttpResponse<String> post(String action, String body) {
    return send(
        request(
            action, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8)));
  }

  CompletableFuture<HttpResponse<String>> postLater(String action, String body) {
    HttpRequest request =
        request(action, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  HttpResponse<String> post(String action, String contentType, byte[] body) {
    return send(request(action, contentType, body));
  }

  HttpRequest request(String action, String contentType, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(action + "/"));
    request.header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("AUTH", "Bearer " + token);
    }
    return request.build();
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  static String form(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A multipart call; a field named {@code file} becomes the file part with that file name. */
  JsonNode upload(String action, String filename, byte[] file, String... namesAndValues) {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      head.append("--b0undary\r\nContent-Disposition: form-data; name=\"");
      head.append(namesAndValues[i])
          .append("\"\r\n\r\n")
          .append(namesAndValues[i + 1])
          .append("\r\n");
    }
    if (!filename.isEmpty()) {
      head.append("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
      head.append(filename).append("\"\r\n\r\n");
    }
    var body = new ByteArrayOutputStream();
    body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    if (!filename.isEmpty()) {
      body.writeBytes(file);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes("--b0undary--\r\n".getBytes(StandardCharsets.US_ASCII));
    return json(post(action, "multipart/form-data; boundary=b0undary", body.toByteArray()));
  }
}
