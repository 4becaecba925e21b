package biz.megzo.vortex.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to one remote. Immutable. Prints method and path only: query, headers and body may
 * hold secrets or buyer data.
 */
public final class HttpCall {
  private final String method;
  private final String path;
  private final @Nullable String query;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;
  private final Repeat repeat;
  private final Lane lane;
  private final @Nullable Duration timeout;

  private HttpCall(Builder builder) {
    this.method = builder.method;
    this.path = builder.path;
    this.query = builder.query;
    this.headers = Map.copyOf(builder.headers);
    this.body = builder.body == null ? null : builder.body.clone();
    this.repeat = builder.repeat;
    this.lane = builder.lane;
    this.timeout = builder.timeout;
  }

  /** A read: {@code GET}, repeated by the transport when it fails. */
  public static Builder get(String path) {
    return new Builder("GET", path).repeat(Repeat.SAFE);
  }

  /** A write, sent exactly once unless {@link Builder#repeat} says otherwise. */
  public static Builder of(String method, String path) {
    return new Builder(method, path);
  }

  /** Upper case. */
  public String method() {
    return method;
  }

  /** Relative to the transport's base, without a leading slash and without query. */
  public String path() {
    return path;
  }

  /** The encoded query without question mark. */
  public Optional<String> query() {
    return Optional.ofNullable(query);
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** A copy of the body. */
  public Optional<byte[]> body() {
    return body == null ? Optional.empty() : Optional.of(body.clone());
  }

  public Repeat repeat() {
    return repeat;
  }

  public Lane lane() {
    return lane;
  }

  /** How long to wait for the whole answer; empty for the transport's own default. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  /** Whether the transport may send a call again by itself. */
  public enum Repeat {
    /** A read, or a write that changes nothing the second time. */
    SAFE,
    /** Sent once: a create. */
    NEVER
  }

  /** Who goes first when the limiter makes calls wait, most urgent first. */
  public enum Lane {
    ORDERS,
    STOCK,
    INVOICES,
    CATALOGUE
  }

  /** Collects the parts of a call. Not thread-safe. */
  public static final class Builder {
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String query;
    private byte @Nullable [] body;
    private Repeat repeat = Repeat.NEVER;
    private Lane lane = Lane.CATALOGUE;
    private @Nullable Duration timeout;

    private Builder(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /** The encoded query without question mark. */
    public Builder query(String encoded) {
      this.query = encoded;
      return this;
    }

    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /** The body and its {@code Content-Type}. */
    public Builder body(String contentType, byte[] bytes) {
      this.body = bytes.clone();
      return header("Content-Type", contentType);
    }

    public Builder repeat(Repeat value) {
      this.repeat = value;
      return this;
    }

    public Builder lane(Lane value) {
      this.lane = value;
      return this;
    }

    /** Must be above zero. */
    public Builder timeout(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("timeout must be > 0, was " + value);
      }
      this.timeout = value;
      return this;
    }

    public HttpCall build() {
      return new HttpCall(this);
    }
  }
}
