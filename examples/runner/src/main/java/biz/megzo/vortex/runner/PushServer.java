package biz.megzo.vortex.runner;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.wake.WakeReceiver;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Takes pushes over HTTP and keeps what they tell; runs no pass itself. Few threads, short queues
 * and time limits: a sender that is slow, large or many costs little and stops nothing.
 */
final class PushServer implements AutoCloseable {
  static final String HEALTH = "/health";

  private static final int THREADS = 8;
  private static final int QUEUE = 1000;
  private static final int BACKLOG = 256;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private PushServer(HttpServer server, ThreadPoolExecutor threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Listens from now on.
   *
   * @param bell rung after hints were kept
   * @param latest the latest pass, for the health path
   * @throws BadConfiguration when the address can not be listened at
   */
  static PushServer start(
      InetSocketAddress address,
      Receivers receivers,
      Shop shop,
      Bell bell,
      Supplier<Optional<HeartbeatReport>> latest) {
    limits();
    try {
      HttpServer server = HttpServer.create(address, BACKLOG);
      ThreadPoolExecutor threads =
          new ThreadPoolExecutor(
              THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE));
      threads.allowCoreThreadTimeOut(true);
      server.setExecutor(threads);
      server.createContext("/", exchange -> handle(exchange, receivers, shop, bell, latest));
      server.start();
      return new PushServer(server, threads);
    } catch (IOException e) {
      throw new BadConfiguration(
          "can not listen at "
              + address.getHostString()
              + " port "
              + address.getPort()
              + ": "
              + e.getMessage()
              + "; choose another --listen or --bind");
    }
  }

  /** How long the JDK's server waits for a request and for its reading; in seconds. */
  private static void limits() {
    for (List<String> limit :
        List.of(
            List.of("sun.net.httpserver.maxReqTime", "10"),
            List.of("sun.net.httpserver.maxRspTime", "30"),
            List.of("sun.net.httpserver.idleInterval", "10"),
            List.of("jdk.httpserver.maxConnections", "1000"))) {
      if (System.getProperty(limit.get(0)) == null) {
        System.setProperty(limit.get(0), limit.get(1));
      }
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void handle(
      HttpExchange exchange,
      Receivers receivers,
      Shop shop,
      Bell bell,
      Supplier<Optional<HeartbeatReport>> latest)
      throws IOException {
    try (exchange) {
      String path = String.valueOf(exchange.getRequestURI().getRawPath());
      Optional<WakeReceiver> receiver = receivers.at(path);
      if (path.equals(HEALTH)) {
        send(
            exchange,
            new WakeReply(200, "application/json", health(shop, latest.get()), List.of()));
      } else if (receiver.isEmpty()) {
        send(exchange, WakeReply.refused(404, "not found"));
      } else {
        WakeReply reply = shop.vortex().receive(shop.link(), receiver.get(), request(exchange));
        if (!reply.hints().isEmpty()) {
          bell.ring();
        }
        send(exchange, reply);
      }
    }
  }

  private static WakeRequest request(HttpExchange exchange) {
    return WakeRequest.of(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery(),
        exchange.getRequestHeaders(),
        exchange.getRequestBody());
  }

  private static void send(HttpExchange exchange, WakeReply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    if (reply.status() != 200) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), none ? -1 : body.length);
    if (!none) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static String health(Shop shop, Optional<HeartbeatReport> latest) {
    String pass =
        latest
            .map(
                report ->
                    ",\"lastPass\":\"%s\",\"lastResult\":\"%s\""
                        .formatted(
                            report.endedAt(), report.result().name().toLowerCase(Locale.ROOT)))
            .orElse("");
    return "{\"status\":\"up\",\"link\":\"%s\"%s}".formatted(shop.link(), pass);
  }

  /** Lets requests at hand end, for a second. */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdown();
  }
}
