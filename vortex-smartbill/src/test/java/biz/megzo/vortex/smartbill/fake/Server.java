package biz.megzo.vortex.smartbill.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/** The socket side: reads requests, keeps the journal, routes, applies faults, writes answers. */
final class Server implements AutoCloseable {
  static {
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final World world;
  private final V1 v1;
  private final V3 v3;
  private final HttpServer http;
  private final ExecutorService workers = Executors.newCachedThreadPool(daemons());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemons());
  private final FakeFaults faults;
  private final Journal journal = new Journal();
  private final Queue<RuntimeException> ownFailures = new ConcurrentLinkedQueue<>();

  Server(World world, int port) {
    this.world = world;
    this.v1 = new V1(world);
    this.v3 = new V3(world);
    this.faults = new FakeFaults(timer, this::block);
    try {
      InetAddress local = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      http = HttpServer.create(new InetSocketAddress(local, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no SmartBill on port " + port, e);
    }
    http.createContext("/", this::handle);
    http.setExecutor(workers);
    http.start();
  }

  private static ThreadFactory daemons() {
    return task -> {
      var thread = new Thread(task, "fake-smartbill");
      thread.setDaemon(true);
      return thread;
    };
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + Answers.BASE);
  }

  FakeFaults faults() {
    return faults;
  }

  Journal journal() {
    return journal;
  }

  private void handle(HttpExchange exchange) throws IOException {
    FakeRequest request = Wire.read(exchange, world.now());
    Journal.Slot slot = journal.arrived(request);
    Reply reply;
    try {
      reply = answer(request);
    } catch (RuntimeException broken) {
      ownFailures.add(broken);
      reply = Reply.serverError();
    }
    slot.answered(reply.status());
    Wire.write(exchange, reply);
  }

  private Reply answer(FakeRequest request) {
    if (fiscal(request)) {
      world.locked(() -> world.fiscalCalls.add(request));
    }
    List<FakeCall> here = FakeCall.at(request.path());
    if (here.isEmpty()) {
      return Answers.request(404, "resource_not_found", "Not found.", "", request.path());
    }
    if (request.call().isEmpty()) {
      String allowed = here.stream().map(FakeCall::method).collect(Collectors.joining(", "));
      String message = "Method not allowed.";
      return Answers.request(405, "method_not_allowed", message, "", request.path())
          .with("Allow", allowed);
    }
    FakeCall call = request.call().get();
    Serving serving =
        world.locked(
            () -> call.v3() ? v3.admit(call, request, base().toString()) : v1.admit(call, request));
    try {
      var fault = faults.strike(call, request);
      return fault.isPresent() ? fault.get().apply(request, serving) : serving.answer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.dropped();
    }
  }

  /** Judged on the request alone, so that one which is refused for other reasons counts too. */
  private static boolean fiscal(FakeRequest request) {
    String path = request.path();
    boolean reads = request.method().equals("GET");
    boolean document = path.startsWith("/invoice") || path.startsWith("/payment");
    return document && !reads
        || path.startsWith("/document/send")
            && request.text().matches("(?is).*\"type\"\\s*:\\s*\"\\s*factura\\s*\".*");
  }

  private Reply block(FakeRequest request) {
    return world.locked(
        () ->
            request.path().startsWith("/v3/")
                ? v3.block(request)
                : v1.block(request.header("authorization").orElse("")));
  }

  @Override
  public void close() {
    faults.clear();
    http.stop(0);
    workers.shutdownNow();
    timer.shutdownNow();
    if (!ownFailures.isEmpty()) {
      throw new IllegalStateException("the fake itself failed", ownFailures.peek());
    }
  }
}
