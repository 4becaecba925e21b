package biz.megzo.vortex.panel.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies, follows nothing. */
public final class PanelHttp {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  PanelHttp(String base) {
    this.base = base;
  }

  /** A client of a panel that a test started itself. */
  public static PanelHttp at(String base) {
    return new PanelHttp(base);
  }

  /** Asks for a page; headers are names and values in turn. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Sends a form as it is, without a CSRF token of its own. */
  public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends anything with any method; headers are names and values in turn. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(request(path, headers).method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a body piece by piece, without saying how long it is; headers as ever. */
  public HttpResponse<String> stream(String path, byte[] body, String... headers) {
    return send(
        request(path, headers)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  /**
   * Sends a request as it is written, which a well-behaved client would not; the whole answer as
   * text.
   */
  public String raw(String request) {
    URI uri = URI.create(base);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a form as a page of the panel would, with the token of the first page. */
  public HttpResponse<String> submit(String path, Map<String, String> form) {
    Map<String, String> whole = new LinkedHashMap<>(form);
    whole.put("csrf", csrf(get("/password").body()));
    return post(path, whole);
  }

  /** Sends a form with a file, as a page of the panel would. */
  public HttpResponse<String> upload(String path, Map<String, String> form, byte[] file) {
    Map<String, String> whole = new LinkedHashMap<>(form);
    whole.put("csrf", csrf(get("/password").body()));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    whole.forEach(
        (name, value) ->
            body.writeBytes(
                ("--part\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    String head =
        "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=part")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** Logs in; the answer is the one to the form. */
  public HttpResponse<String> login(String user, String password) {
    String token = csrf(get("/login", "Accept-Language", "ro").body());
    return post("/login", Map.of("name", user, "password", password, "csrf", token));
  }

  /** The token of a page's forms; empty when it has none. */
  public static String csrf(String page) {
    Matcher matcher = CSRF.matcher(page);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The id of the session; empty when there is none. */
  public String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("vortex_session"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Takes a cookie up, as an attacker would plant one. */
  public void plant(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setDomain(URI.create(base).getHost());
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(base), cookie);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
