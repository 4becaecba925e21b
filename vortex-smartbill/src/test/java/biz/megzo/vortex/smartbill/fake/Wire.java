package biz.megzo.vortex.smartbill.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Between the JDK's exchange and our own request and reply. */
final class Wire {
  private Wire() {}

  static FakeRequest read(HttpExchange exchange, Instant now) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    var headers = new LinkedHashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    boolean ours = path.startsWith(Answers.BASE + "/");
    return new FakeRequest(
        now,
        exchange.getRequestMethod(),
        ours ? path.substring(Answers.BASE.length()) : "//" + path,
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        body,
        0);
  }

  private static Map<String, String> query(String raw) {
    var query = new LinkedHashMap<String, String>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  static void write(HttpExchange exchange, Reply reply) {
    try (exchange) {
      if (reply.ending() == Reply.Ending.DROPPED) {
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      int length = reply.body().length;
      boolean bare = exchange.getRequestMethod().equals("HEAD") || length == 0;
      exchange.sendResponseHeaders(reply.status(), bare ? -1 : length);
      if (!bare) {
        boolean cut = reply.ending() == Reply.Ending.CUT;
        exchange.getResponseBody().write(reply.body(), 0, cut ? length / 2 : length);
        exchange.getResponseBody().flush();
      }
    } catch (IOException gone) {
      // the client went away first; the journal has what it was told
      exchange.close();
    }
  }
}
