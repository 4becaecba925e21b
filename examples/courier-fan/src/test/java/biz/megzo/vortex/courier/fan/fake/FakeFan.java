package biz.megzo.vortex.courier.fan.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** FAN Courier in this process: real HTTP on 127.0.0.1, stateful, strict. Thread-safe. */
public final class FakeFan implements AutoCloseable {
  public static final String USER = "clienttest";
  public static final String PASSWORD = "testing 1";
  public static final long CLIENT = 7032158;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** What goes wrong with the next create. */
  public enum Fault {
    NONE,
    /** It takes effect; the connection ends without an answer. */
    LOST_ANSWER,
    /** The connection ends before it takes effect. */
    LOST_REQUEST,
    /** It takes effect; a proxy answers 502. */
    BAD_GATEWAY,
    /** It takes effect; the answer is HTML. */
    HTML,
    /** The locality is not in the list. */
    REFUSED,
    /** HTTP 422 with errors by field. */
    UNPROCESSABLE,
    /** It takes effect; the answer begins and never ends. */
    STUCK,
    /** HTTP 429. */
    TOO_MANY,
    /** It takes effect, and HTTP 401 is answered. */
    LATE_401
  }

  /** A shipment. */
  public static final class Parcel {
    private final String number;
    private final ObjectNode info;
    private final Instant at;
    private final List<String[]> events = new ArrayList<>();
    private boolean deleted;

    private Parcel(String number, ObjectNode info, Instant at) {
      this.number = number;
      this.info = info;
      this.at = at;
    }

    public String number() {
      return number;
    }

    /** What was sent under {@code info}. */
    public JsonNode info() {
      return info;
    }

    public boolean deleted() {
      return deleted;
    }
  }

  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Parcel> parcels = new LinkedHashMap<>();
  private final Map<String, Instant> tokens = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<JsonNode> recipients = new ArrayList<>();
  private Fault fault = Fault.NONE;
  private boolean reachable = true;
  private boolean firstPageIsOne;
  private boolean truncated;
  private boolean busy;
  private long next = 2_228_000_111_001L;
  private int logins;

  private FakeFan(InstantSource clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(pool);
    server.createContext("/", this::serve);
    server.start();
  }

  public static FakeFan start(InstantSource clock) {
    return new FakeFan(clock);
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  public synchronized void next(Fault what) {
    fault = what;
  }

  /** Whether connections are answered at all. */
  public synchronized void reachable(boolean yes) {
    reachable = yes;
  }

  /** Pages of the report are counted from 1 instead of 0. */
  public synchronized void pagesFromOne(boolean yes) {
    firstPageIsOne = yes;
  }

  /** The report says that there are more shipments than it lists. */
  public synchronized void truncatedReports(boolean yes) {
    truncated = yes;
  }

  /** Too many questions after parcels. */
  public synchronized void busyTracking(boolean yes) {
    busy = yes;
  }

  /** All tokens issued so far are worthless. */
  public synchronized void expireTokens() {
    tokens.clear();
  }

  public synchronized int logins() {
    return logins;
  }

  /** Method and path of every call. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Live shipments. */
  public synchronized List<Parcel> parcels() {
    return parcels.values().stream().filter(one -> !one.deleted).toList();
  }

  /** What was sent under {@code recipient}, in order. */
  public synchronized List<JsonNode> recipients() {
    return List.copyOf(recipients);
  }

  /** Something happens to a parcel. */
  public synchronized void event(String number, String id, String name) {
    parcels.get(number).events.add(new String[] {id, name});
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath().replaceFirst("^/", "");
    Answer answer;
    boolean isStuck;
    synchronized (this) {
      boolean willStick = fault == Fault.STUCK;
      calls.add(exchange.getRequestMethod() + " " + path);
      answer = reachable ? answer(exchange, path, body) : null;
      isStuck = willStick && fault == Fault.NONE;
    }
    if (answer == null) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    if (isStuck) {
      exchange.getResponseBody().write(answer.body(), 0, 1);
      exchange.getResponseBody().flush();
      untilClosed();
    } else {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  private void untilClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Answer(int status, String type, byte[] body) {
    static Answer json(int status, JsonNode json) {
      return new Answer(
          status, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer failure(int status, String message) {
      return json(status, JSON.createObjectNode().put("status", "error").put("message", message));
    }
  }

  private @org.jspecify.annotations.Nullable Answer answer(
      HttpExchange exchange, String path, byte[] body) throws IOException {
    String call = exchange.getRequestMethod() + " " + path;
    if (call.equals("POST login")) {
      return login(JSON.readTree(body));
    }
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String token = authorization == null ? "" : authorization.replaceFirst("^Bearer ", "");
    Instant until = tokens.get(token);
    if (until == null || !clock.instant().isBefore(until)) {
      return Answer.failure(401, "Unauthenticated.");
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    if (call.equals("POST intern-awb")) {
      return create(JSON.readTree(body));
    }
    if (!Long.toString(CLIENT).equals(query.get("clientId"))) {
      return Answer.failure(422, "The client id do not exists");
    }
    return switch (call) {
      case "GET awb/label" -> label(query);
      case "DELETE awb" -> delete(query);
      case "GET reports/awb" -> report(query);
      case "GET reports/awb/tracking" -> tracking(query);
      case "GET reports/services" -> services();
      default -> Answer.failure(404, "Not found");
    };
  }

  private Answer login(JsonNode body) {
    if (!USER.equals(body.path("username").asText())
        || !PASSWORD.equals(body.path("password").asText())) {
      return Answer.failure(401, "Invalid credentials");
    }
    logins++;
    String token = "token-" + logins;
    Instant until = clock.instant().plus(Duration.ofHours(24));
    tokens.put(token, until);
    ObjectNode answer = JSON.createObjectNode().put("status", "success");
    answer
        .putObject("data")
        .put("token", token)
        .put("expiresAt", STAMP.format(LocalDateTime.ofInstant(until, ZONE)));
    return Answer.json(200, answer);
  }

  private @org.jspecify.annotations.Nullable Answer create(JsonNode body) {
    Fault now = fault;
    fault = Fault.NONE;
    if (now == Fault.LOST_REQUEST) {
      return null;
    }
    if (now == Fault.TOO_MANY) {
      return Answer.failure(429, "Too Many Attempts.");
    }
    String wrong = now == Fault.REFUSED ? "locality" : Strict.wrong(body, CLIENT);
    if (now == Fault.UNPROCESSABLE) {
      ObjectNode answer = JSON.createObjectNode().put("message", "The given data was invalid.");
      answer
          .putObject("errors")
          .putArray("shipments.0.recipient.phone")
          .add(
              body.at("/shipments/0/recipient/phone").asText()
                  + " is invalid for "
                  + body.at("/shipments/0/recipient/name").asText().toUpperCase(Locale.ROOT));
      return Answer.json(422, answer);
    }
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode made = answer.putArray("response").addObject();
    if (wrong != null) {
      made.putNull("awbNumber");
      made.putObject("errors").putArray(wrong).add("The " + wrong + " is invalid");
      return Answer.json(200, answer);
    }
    Parcel parcel =
        new Parcel(Long.toString(next++), body.at("/shipments/0/info").deepCopy(), clock.instant());
    parcels.put(parcel.number, parcel);
    recipients.add(body.at("/shipments/0/recipient"));
    made.put("awbNumber", Long.parseLong(parcel.number)).put("tariff", 26.19).put("vat", 4.98);
    made.putNull("errors");
    return switch (now) {
      case LOST_ANSWER -> null;
      case BAD_GATEWAY ->
          new Answer(502, "text/html", "<h1>502</h1>".getBytes(StandardCharsets.UTF_8));
      case HTML -> new Answer(200, "text/html", "<html/>".getBytes(StandardCharsets.UTF_8));
      case LATE_401 -> Answer.failure(401, "Unauthenticated.");
      default -> Answer.json(200, answer);
    };
  }

  private Answer label(Map<String, String> query) {
    Parcel parcel = parcels.get(query.getOrDefault("awbs[]", ""));
    if (parcel == null || parcel.deleted) {
      return Answer.failure(200, "AWB inexistent");
    }
    byte[] pdf = ("%PDF-1.4 AWB " + parcel.number).getBytes(StandardCharsets.US_ASCII);
    return new Answer(200, "application/pdf", pdf);
  }

  private @org.jspecify.annotations.Nullable Answer delete(Map<String, String> query) {
    Fault now = fault;
    fault = Fault.NONE;
    if (now == Fault.LOST_REQUEST) {
      return null;
    }
    Parcel parcel = parcels.get(query.getOrDefault("awb", ""));
    if (parcel == null || parcel.deleted) {
      return Answer.failure(200, "The AWB does not exist.");
    }
    if (!parcel.events.isEmpty()) {
      return Answer.failure(200, "AWB deja preluat");
    }
    parcel.deleted = true;
    if (now == Fault.LOST_ANSWER) {
      return null;
    }
    return Answer.json(
        200,
        JSON.createObjectNode()
            .put("status", "success")
            .put("data", "The AWB was deleted successfully."));
  }

  private Answer report(Map<String, String> query) {
    LocalDate day = LocalDate.parse(query.getOrDefault("date", ""));
    int size = Math.min(100, Integer.parseInt(query.getOrDefault("perPage", "10")));
    int page = Integer.parseInt(query.getOrDefault("page", "0"));
    int index = Math.max(0, firstPageIsOne ? page - 1 : page);
    List<Parcel> made =
        parcels.values().stream()
            .filter(one -> !one.deleted && LocalDate.ofInstant(one.at, ZONE).equals(day))
            .toList();
    if (made.isEmpty()) {
      return Answer.failure(404, "No data found");
    }
    ObjectNode answer = JSON.createObjectNode().put("status", "success");
    answer.put("total", made.size() + (truncated ? 1 : 0)).put("perPage", size);
    answer.put("currentPage", page);
    ArrayNode data = answer.putArray("data");
    made.stream().skip((long) index * size).limit(size).forEach(one -> data.add(row(one)));
    return Answer.json(200, answer);
  }

  private static ObjectNode row(Parcel parcel) {
    ObjectNode row = JSON.createObjectNode();
    row.putObject("info")
        .put("awbNumber", parcel.number)
        .put("costCenter", parcel.info.path("costCenter").asText())
        .put("content", parcel.info.path("content").asText())
        .put("observations", parcel.info.path("observation").asText())
        .put("cod", parcel.info.path("cod").decimalValue())
        .put("date", STAMP.format(LocalDateTime.ofInstant(parcel.at, ZONE)));
    return row;
  }

  private Answer tracking(Map<String, String> query) {
    if (busy) {
      return Answer.failure(429, "Too Many Attempts.");
    }
    ObjectNode answer = JSON.createObjectNode().put("status", "success");
    ArrayNode data = answer.putArray("data");
    Parcel parcel = parcels.get(query.getOrDefault("awb[]", ""));
    if (parcel != null && !parcel.deleted) {
      ObjectNode row = data.addObject().put("awbNumber", parcel.number);
      if (parcel.events.isEmpty()) {
        row.put("message", "The AWB has been registerd by sender");
      } else {
        ArrayNode events = row.putArray("events");
        for (String[] event : parcel.events) {
          events.addObject().put("id", event[0]).put("name", event[1]).put("location", "Brasov");
        }
      }
    }
    return Answer.json(200, answer);
  }

  private static Answer services() {
    ObjectNode answer = JSON.createObjectNode().put("status", "success");
    ArrayNode data = answer.putArray("data");
    data.addObject().put("id", 1).put("name", "Standard");
    data.addObject().put("id", 4).put("name", "Cont Colector");
    return Answer.json(200, answer);
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    pool.shutdownNow();
  }
}
