package biz.megzo.vortex.celro.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP side: records, counts, injects faults, and hands the rest to the shop. */
final class FakeServer {
  static final String ROOT = "/market_api/";

  private static final String NO_DELAY = "sun.net.httpserver.nodelay";
  private static final String DOCUMENTS = "/documents/";

  private final Shop shop;
  private final Journal journal = new Journal();
  private final Faults faults = new Faults();
  private final Closing closing = new Closing();
  private final Gate gate;
  private final HttpServer server;
  private final ExecutorService workers;

  FakeServer(Shop shop, int port) {
    this.shop = shop;
    this.gate = new Gate(() -> shop.settings().connections());
    this.workers = Executors.newCachedThreadPool(FakeServer::worker);
    if (System.getProperty(NO_DELAY) == null) {
      // else every small answer waits 40 ms for the client's acknowledgement
      System.setProperty(NO_DELAY, "true");
    }
    try {
      InetAddress local = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      server = HttpServer.create(new InetSocketAddress(local, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(workers);
    shop.documents().servedFrom(root().resolve(DOCUMENTS));
    server.start();
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "fake-celro");
    thread.setDaemon(true);
    return thread;
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void stop() {
    closing.close();
    server.stop(0);
    workers.shutdownNow();
  }

  Journal journal() {
    return journal;
  }

  Faults faults() {
    return faults;
  }

  Gate gate() {
    return gate;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith(DOCUMENTS)) {
      send(exchange, document(path.substring(DOCUMENTS.length())));
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    RecordedCall call = record(exchange, path, body);
    boolean admitted = gate.enter();
    Outcome outcome;
    try {
      outcome = admitted ? outcome(exchange.getRequestMethod(), call) : Outcome.of(tooMany());
    } finally {
      if (admitted) {
        gate.leave();
      }
    }
    journal.update(call.sequence(), each -> each.ended(outcome.status()));
    outcome.write(exchange);
  }

  private Reply document(String name) {
    Optional<byte[]> bytes = shop.documents().find(name);
    return bytes
        .map(found -> new Reply(200, Map.of("Content-Type", "application/pdf"), found))
        .orElseGet(() -> Reply.text(404, "Not Found"));
  }

  private static Reply tooMany() {
    return Reply.text(503, "Prea multe conexiuni simultane");
  }

  private RecordedCall record(HttpExchange exchange, String path, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    List<RecordedCall.Field> form = Request.form(headers.getOrDefault("content-type", ""), body);
    String action = action(path);
    return journal.open(
        sequence ->
            new RecordedCall(
                sequence, shop.now(), path, action, Map.copyOf(headers), form, body, 0, false));
  }

  /** {@code method/action} of a path that has exactly these two steps, else empty. */
  private static String action(String path) {
    String rest = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
    String bare = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    return bare.matches("[A-Za-z]+/[A-Za-z]+") ? bare : "";
  }

  private Outcome outcome(String verb, RecordedCall call) {
    if (!call.path().startsWith(ROOT)) {
      return Outcome.of(Reply.text(404, "Not Found"));
    }
    if (!verb.equals("POST")) {
      return Outcome.of(Reply.text(405, "Method Not Allowed"));
    }
    Optional<Fault> picked = faults.pick(call);
    if (picked.isEmpty()) {
      return Outcome.of(handle(call));
    }
    Fault fault = picked.get();
    return switch (fault.kind()) {
      case WAIT -> waiting(fault, call);
      case ANSWER -> {
        runFirst(fault, call);
        yield Outcome.of(fault.reply());
      }
      case RESET -> {
        runFirst(fault, call);
        yield Outcome.dropped();
      }
      case TRUNCATE -> Outcome.of(half(handle(call)));
      case CUT -> Outcome.cut(handle(call));
    };
  }

  private Outcome waiting(Fault fault, RecordedCall call) {
    if (!fault.runsFirst()) {
      fault.pause(closing);
      return closing.isClosed() ? Outcome.dropped() : Outcome.of(handle(call));
    }
    Reply reply = handle(call);
    fault.pause(closing);
    return closing.isClosed() ? Outcome.dropped() : Outcome.of(reply);
  }

  private void runFirst(Fault fault, RecordedCall call) {
    if (fault.runsFirst()) {
      handle(call);
    }
  }

  private Reply handle(RecordedCall call) {
    Request request = Request.of(call, shop.settings().formVariables());
    Reply reply = shop.answer(request);
    journal.update(call.sequence(), RecordedCall::ran);
    return reply;
  }

  private static Reply half(Reply reply) {
    return new Reply(
        reply.status(), reply.headers(), Arrays.copyOf(reply.body(), reply.body().length / 2));
  }

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(reply.body());
    }
    exchange.close();
  }
}
