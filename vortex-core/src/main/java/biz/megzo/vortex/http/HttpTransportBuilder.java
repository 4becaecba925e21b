package biz.megzo.vortex.http;

import biz.megzo.vortex.store.AccountStore;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link HttpTransport}. Not thread-safe. A bad value throws at once. */
public final class HttpTransportBuilder {
  private final String account;
  private final URI base;
  private final AllowList allowed;
  private InstantSource clock = InstantSource.system();
  private @Nullable AccountStore accounts;
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration timeout = Duration.ofSeconds(60);
  private int callsPerSecond = 4;
  private int burst = 8;
  private int concurrency = 4;
  private int maxBody = 64 * 1024 * 1024;
  private int retries = 3;
  private @Nullable Supplier<SSLContext> tls;

  private Duration patience = Duration.ofSeconds(60);
  private int breakerFailures = 8;
  private Duration breakerOpenFor = Duration.ofSeconds(30);
  private Function<HttpAnswer.Answered, Optional<Duration>> blockRule = answer -> Optional.empty();

  HttpTransportBuilder(String account, URI base, AllowList allowed) {
    this.account = Objects.requireNonNull(account, "account");
    this.base = checked(base);
    this.allowed = Objects.requireNonNull(allowed, "allowed");
  }

  /**
   * The only clock. Default: the system's. A {@link WaitingClock} is also waited through; with
   * another clock that stands still, waits end in real time.
   */
  public HttpTransportBuilder clock(InstantSource value) {
    this.clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** Where blocks are kept so that all nodes respect them. Default: this transport only. */
  public HttpTransportBuilder accounts(AccountStore value) {
    this.accounts = Objects.requireNonNull(value, "accounts");
    return this;
  }

  /** How long to wait for a connection. Default 5 s. */
  public HttpTransportBuilder connectTimeout(Duration value) {
    this.connectTimeout = positive("connectTimeout", value);
    return this;
  }

  /** How long to wait for a whole answer, unless the call says otherwise. Default 60 s. */
  public HttpTransportBuilder timeout(Duration value) {
    this.timeout = positive("timeout", value);
    return this;
  }

  /**
   * How often calls may leave.
   *
   * @param callsPerSecond steady rate, 1 or more; default 4
   * @param burst how many may leave at once after a pause, 1 or more; default 8
   */
  public HttpTransportBuilder rate(int callsPerSecond, int burst) {
    this.callsPerSecond = positive("callsPerSecond", callsPerSecond);
    this.burst = positive("burst", burst);
    return this;
  }

  /** Most calls under way at once. Default 4. */
  public HttpTransportBuilder concurrency(int value) {
    this.concurrency = positive("concurrency", value);
    return this;
  }

  /**
   * How long a call waits for its turn before it is given up as {@link
   * HttpAnswer.NotSent.Why#GAVE_UP}. Default 60 s.
   */
  public HttpTransportBuilder patience(Duration value) {
    this.patience = positive("patience", value);
    return this;
  }

  /**
   * When the circuit breaker opens.
   *
   * @param failures how many failures in a row (no connection, a lost answer, a status of 500 or
   *     more); default 8
   * @param openFor how long no call leaves then, before one tries again; default 30 s
   */
  public HttpTransportBuilder breaker(int failures, Duration openFor) {
    this.breakerFailures = positive("failures", failures);
    this.breakerOpenFor = positive("openFor", openFor);
    return this;
  }

  /**
   * Which answers say that the account is blocked, and for how long from now. Asked once for each
   * answer, before another call may leave; the block is kept like one of {@link
   * HttpTransport#block}, and the answer is not retried. Must be quick and must not throw. Default:
   * none; a long {@code Retry-After} blocks anyway.
   */
  public HttpTransportBuilder blockWhen(Function<HttpAnswer.Answered, Optional<Duration>> rule) {
    this.blockRule = Objects.requireNonNull(rule, "rule");
    return this;
  }

  /** Largest answer accepted, in bytes; a larger one counts as lost. Default 64 MiB. */
  public HttpTransportBuilder maxBody(int bytes) {
    this.maxBody = positive("maxBody", bytes);
    return this;
  }

  /** How often a safe call is sent again after a failure, 0 or more. Default 3. */
  public HttpTransportBuilder retries(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("retries must be >= 0, was " + value);
    }
    this.retries = value;
    return this;
  }

  /**
   * Where connections take their TLS from. Asked before each sending, so it must be quick; when it
   * returns another context than before, new connections are made with it. When it throws, the call
   * is not sent. Default: the JVM's own.
   */
  public HttpTransportBuilder tls(Supplier<SSLContext> value) {
    this.tls = Objects.requireNonNull(value, "tls");
    return this;
  }

  /** Starts the transport. */
  public HttpTransport build() {
    return new JdkHttpTransport(this);
  }

  String account() {
    return account;
  }

  URI base() {
    return base;
  }

  AllowList allowed() {
    return allowed;
  }

  InstantSource clock() {
    return clock;
  }

  @Nullable AccountStore accounts() {
    return accounts;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration timeout() {
    return timeout;
  }

  int callsPerSecond() {
    return callsPerSecond;
  }

  int burst() {
    return burst;
  }

  int concurrency() {
    return concurrency;
  }

  int maxBody() {
    return maxBody;
  }

  int retries() {
    return retries;
  }

  Duration patience() {
    return patience;
  }

  int breakerFailures() {
    return breakerFailures;
  }

  Duration breakerOpenFor() {
    return breakerOpenFor;
  }

  Function<HttpAnswer.Answered, Optional<Duration>> blockRule() {
    return blockRule;
  }

  @Nullable Supplier<SSLContext> tls() {
    return tls;
  }

  private static URI checked(URI base) {
    boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("^/", "");
    if (!http
        || base.getHost() == null
        || base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null
        || !AllowList.isPlain(path)) {
      throw new IllegalArgumentException(
          "base must be http(s)://host[:port]/plain/path, nothing else");
    }
    String slash = path.isEmpty() || path.endsWith("/") ? "" : "/";
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + "/" + path + slash);
  }

  private static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be > 0, was " + value);
    }
    return value;
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, was " + value);
    }
    return value;
  }
}
