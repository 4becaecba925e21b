package biz.megzo.vortex.http;

import biz.megzo.vortex.store.AccountStore;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
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

  HttpTransportBuilder(String account, URI base, AllowList allowed) {
    this.account = account;
    this.base = base;
    this.allowed = allowed;
  }

  /** The only clock. Default: the system's. */
  public HttpTransportBuilder clock(InstantSource value) {
    this.clock = value;
    return this;
  }

  /** Where blocks are kept so that all nodes respect them. Default: this transport only. */
  public HttpTransportBuilder accounts(AccountStore value) {
    this.accounts = value;
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

  /** Where connections take their TLS from; asked again for every new client. */
  public HttpTransportBuilder tls(Supplier<SSLContext> value) {
    this.tls = value;
    return this;
  }

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

  @Nullable Supplier<SSLContext> tls() {
    return tls;
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
