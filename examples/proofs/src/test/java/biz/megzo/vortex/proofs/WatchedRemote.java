package biz.megzo.vortex.proofs;

import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands in this process between a connector and its remote, so that each exchange has boundaries:
 * before the request leaves, after the remote took it, and after the connector's answer.
 */
final class WatchedRemote implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "date", "upgrade");

  /** What changes nothing at a remote; Cel.ro has POST for everything. */
  private static final Pattern READS =
      Pattern.compile("^GET |/(get|read|list)[A-Z]", Pattern.CASE_INSENSITIVE);

  private final URI target;
  private final Boundaries boundaries;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger exchanges = new AtomicInteger();

  WatchedRemote(URI target, Boundaries boundaries) throws IOException {
    this.target = target;
    this.boundaries = boundaries;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::forward);
    server.start();
  }

  /** What the connector takes for its remote. */
  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target.getRawPath());
  }

  /** The connector, whose answers are boundaries when they came from the remote. */
  ConnectorFactory around(ConnectorFactory real) {
    return context ->
        (Connector)
            Proxies.ofAll(
                real.open(context),
                (method, args, call) -> {
                  int before = exchanges.get();
                  try {
                    return call.go();
                  } finally {
                    if (exchanges.get() > before) {
                      boundaries.pass("with the answer of " + method + " in hand");
                    }
                  }
                });
  }

  private void forward(HttpExchange exchange) throws IOException {
    exchanges.incrementAndGet();
    String path = exchange.getRequestURI().getRawPath();
    String what = exchange.getRequestMethod() + " " + path.substring(target.getPath().length());
    boolean changes = !READS.matcher(what).find();
    byte[] body = exchange.getRequestBody().readAllBytes();
    boundaries.pass("before " + what + " leaves");
    try {
      HttpResponse<byte[]> answer =
          client.send(request(exchange, body), BodyHandlers.ofByteArray());
      boundaries.pass("after the remote took " + what, changes);
      answer.headers().map().forEach((name, values) -> header(exchange, name, values.get(0)));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException e) {
      boundaries.pass("after the remote dropped " + what, changes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static void header(HttpExchange exchange, String name, String value) {
    if (!OF_THE_CONNECTION.contains(name)) {
      exchange.getResponseHeaders().set(name, value);
    }
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(asked.getRawPath() + query))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, values.get(0));
              }
            });
    return request.build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
