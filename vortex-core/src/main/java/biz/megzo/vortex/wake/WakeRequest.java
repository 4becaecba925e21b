package biz.megzo.vortex.wake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A push as it came in over HTTP, from whatever server the host has. Not thread-safe; its body is
 * read once, and only by a receiver that knows the sender.
 */
public final class WakeRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers;
  private final InputStream body;

  private WakeRequest(
      String method,
      String path,
      String query,
      Map<String, List<String>> headers,
      InputStream body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /**
   * A request.
   *
   * @param path as it stands in the request, not decoded
   * @param query what stands behind the question mark, not decoded; null when there is none
   * @param headers by name in any case; needed are {@code Authorization} and {@code
   *     Content-Length}, others may be left out
   * @param body stays the caller's to close
   */
  public static WakeRequest of(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      InputStream body) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (name != null && values != null) {
            copy.computeIfAbsent(name, key -> new ArrayList<>())
                .addAll(values.stream().filter(Objects::nonNull).toList());
          }
        });
    return new WakeRequest(
        method.toUpperCase(Locale.ROOT),
        path,
        query == null ? "" : query,
        copy,
        Objects.requireNonNull(body, "body"));
  }

  /** As {@link #of(String, String, String, Map, InputStream)}, with a body that is there. */
  public static WakeRequest of(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      byte[] body) {
    return of(method, path, query, headers, new ByteArrayInputStream(body));
  }

  /** In capitals. */
  public String method() {
    return method;
  }

  /** Not decoded. */
  public String path() {
    return path;
  }

  /** Not decoded; empty when there is none. */
  public String query() {
    return query;
  }

  /** The only value of a header; empty when it is missing or came more than once. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Whether the sender announces more than this many bytes; nothing is read to find out. */
  public boolean announcesMoreThan(long limit) {
    return header("Content-Length")
        .map(String::strip)
        .filter(length -> above(length, limit))
        .isPresent();
  }

  private static boolean above(String length, long limit) {
    try {
      return Long.parseLong(length) > limit;
    } catch (NumberFormatException e) {
      return length.matches("[0-9]+");
    }
  }

  /**
   * The whole body; empty when it is longer than this. Of a longer one at most one byte too many is
   * read, and nothing when its length was announced.
   *
   * @throws IOException when the sender broke off
   */
  public Optional<byte[]> body(int limit) throws IOException {
    if (announcesMoreThan(limit)) {
      return Optional.empty();
    }
    byte[] read = body.readNBytes(limit);
    boolean more = read.length == limit && body.read() >= 0;
    return more ? Optional.empty() : Optional.of(read);
  }

  /** Shows neither path nor headers: both may hold a secret. */
  @Override
  public String toString() {
    return "WakeRequest[" + method + "]";
  }
}
