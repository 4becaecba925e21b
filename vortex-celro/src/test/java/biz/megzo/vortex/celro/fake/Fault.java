package biz.megzo.vortex.celro.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Something that goes wrong with one request. Unless {@link #afterCommit()} is asked for, the
 * action does not run; with it, the action runs, its effect stands, and only the answer suffers.
 */
public final class Fault {
  enum Kind {
    ANSWER,
    RESET,
    TRUNCATE,
    CUT,
    WAIT
  }

  private static final String HTML = "text/html; charset=utf-8";

  private final Kind kind;
  private final boolean afterCommit;
  private final int status;
  private final byte[] body;
  private final Map<String, String> headers;
  private final Pause pause;

  private Fault(
      Kind kind,
      boolean afterCommit,
      int status,
      byte[] body,
      Map<String, String> headers,
      Pause pause) {
    this.kind = kind;
    this.afterCommit = afterCommit;
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.pause = pause;
  }

  private static Fault of(Kind kind, Pause pause) {
    return new Fault(kind, false, 200, new byte[0], Map.of(), pause);
  }

  /** Any answer at all. */
  public static Fault answer(int status, String contentType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Fault(
        Kind.ANSWER, false, status, bytes, Map.of("Content-Type", contentType), Pause.NONE);
  }

  /** An HTTP status with a short HTML page. */
  public static Fault http(int status) {
    return answer(status, HTML, "<html><body><h1>" + status + "</h1></body></html>");
  }

  /** HTTP 200 with an HTML page, as a maintenance notice. */
  public static Fault html() {
    return answer(200, HTML, "<!DOCTYPE html><html><body>Revenim imediat</body></html>");
  }

  /** HTTP 502 with the page of a proxy. */
  public static Fault badGateway() {
    return http(502);
  }

  /** HTTP 503. */
  public static Fault unavailable() {
    return http(503);
  }

  /** HTTP 429 without a word on when to come back. */
  public static Fault tooManyRequests() {
    return http(429);
  }

  /** HTTP 429 with {@code Retry-After} in whole seconds. */
  public static Fault tooManyRequests(Duration retryAfter) {
    Fault plain = http(429);
    Map<String, String> headers =
        Map.of("Content-Type", HTML, "Retry-After", Long.toString(retryAfter.toSeconds()));
    return new Fault(plain.kind, false, 429, plain.body, headers, Pause.NONE);
  }

  /** HTTP 200 with 5 MB that are not JSON. */
  public static Fault garbage() {
    byte[] bytes = new byte[5 * 1024 * 1024];
    Arrays.fill(bytes, (byte) 'x');
    return new Fault(
        Kind.ANSWER, false, 200, bytes, Map.of("Content-Type", "application/json"), Pause.NONE);
  }

  /** The action runs; its answer is a whole HTTP message with half of the JSON. */
  public static Fault truncatedJson() {
    return of(Kind.TRUNCATE, Pause.NONE).afterCommit();
  }

  /** The action runs; the connection ends in the middle of its answer. */
  public static Fault cutAnswer() {
    return of(Kind.CUT, Pause.NONE).afterCommit();
  }

  /** The connection is dropped without an answer. */
  public static Fault reset() {
    return of(Kind.RESET, Pause.NONE);
  }

  /**
   * The server thinks for this long, in real time, and then goes on as usual. Closing the fake ends
   * the wait.
   */
  public static Fault hang(Duration duration) {
    return of(Kind.WAIT, closing -> closing.await(duration));
  }

  static Fault hold(Hold hold) {
    return of(Kind.WAIT, hold::pass);
  }

  /** The same, but the action runs first. */
  public Fault afterCommit() {
    return new Fault(kind, true, status, body, headers, pause);
  }

  Kind kind() {
    return kind;
  }

  boolean runsFirst() {
    return afterCommit;
  }

  Reply reply() {
    return new Reply(status, headers, body);
  }

  void pause(Closing closing) {
    pause.await(closing);
  }

  /** A wait that ends at the latest when the server closes. */
  interface Pause {
    Pause NONE = closing -> {};

    void await(Closing closing);
  }
}
