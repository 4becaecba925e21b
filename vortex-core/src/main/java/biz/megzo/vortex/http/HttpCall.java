package biz.megzo.vortex.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request to one remote. Immutable. Prints method and path only: query, headers and body may
 * hold secrets or buyer data.
 */
public final class HttpCall {
  private static final Pattern ENCODED_QUERY =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]-]|%[0-9A-Fa-f]{2})*+");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Pattern UNPRINTABLE = Pattern.compile("[^A-Za-z0-9._~/-].*", Pattern.DOTALL);
  private static final Set<String> NOT_OURS =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final String method;
  private final String path;
  private final @Nullable String query;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;
  private final Repeat repeat;
  private final Lane lane;
  private final @Nullable Duration timeout;
  private final @Nullable Duration freshFor;
  private final int harmless;

  private HttpCall(Builder builder) {
    this.method = builder.method;
    this.path = builder.path;
    this.query = builder.query;
    this.headers = Map.copyOf(builder.headers);
    this.body = builder.body == null ? null : builder.body.clone();
    this.repeat = builder.repeat;
    this.lane = builder.lane;
    this.timeout = builder.timeout;
    this.freshFor = builder.freshFor;
    this.harmless = builder.harmless;
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

  /** How long what the call says may be sent; empty when it does not age. */
  public Optional<Duration> freshFor() {
    return Optional.ofNullable(freshFor);
  }

  /** Whether an answer with this status says nothing about the health of the remote. */
  boolean isHarmless(int status) {
    return status == harmless;
  }

  byte[] bodyOrEmpty() {
    return body == null ? new byte[0] : body;
  }

  /** Method and path; a path that can not be called is cut where it stops being plain. */
  @Override
  public String toString() {
    String verb = AllowList.isVerb(method) ? method : "(not a method)";
    return verb + " " + UNPRINTABLE.matcher(path).replaceFirst("(not a plain path)");
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
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable String query;
    private byte @Nullable [] body;
    private Repeat repeat = Repeat.NEVER;
    private Lane lane = Lane.CATALOGUE;
    private @Nullable Duration timeout;
    private @Nullable Duration freshFor;
    private int harmless;

    private Builder(String method, String path) {
      this.method = Objects.requireNonNull(method, "method");
      this.path = Objects.requireNonNull(path, "path");
    }

    /**
     * The encoded query without question mark.
     *
     * @throws IllegalArgumentException when it is not encoded; the message does not repeat it
     */
    public Builder query(String encoded) {
      if (!ENCODED_QUERY.matcher(encoded).matches()) {
        throw new IllegalArgumentException("query of " + build() + " is not percent-encoded");
      }
      this.query = encoded;
      return this;
    }

    /**
     * Sets a header, replacing an earlier value; letter case of names does not matter.
     *
     * @throws IllegalArgumentException for a name or value that can not be sent, and for headers
     *     that belong to the transport; the message does not repeat the value
     */
    public Builder header(String name, String value) {
      if (!HEADER_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("a header name has characters that can not be sent");
      }
      if (NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("header can not be set by a call: " + name);
      }
      if (!HEADER_VALUE.matcher(value).matches()) {
        throw new IllegalArgumentException("header " + name + " has a value that can not be sent");
      }
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

    /**
     * For a call whose content ages, such as units on sale: when it had to wait longer than this,
     * or would have to, it is not sent, nor sent again; the caller works it out anew. Must be above
     * zero. Default: it does not age.
     */
    public Builder freshFor(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("freshFor must be > 0, was " + value);
      }
      this.freshFor = value;
      return this;
    }

    /**
     * A status of 500 or more that is an ordinary answer to this call: it neither counts as a
     * failure of the remote nor is the call sent again for it. Default: there is none.
     */
    public Builder harmless(int status) {
      if (status < 500 || status > 599) {
        throw new IllegalArgumentException("status must be 500 to 599, was " + status);
      }
      this.harmless = status;
      return this;
    }

    public HttpCall build() {
      return new HttpCall(this);
    }
  }
}
