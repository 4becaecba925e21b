package biz.megzo.vortex.celro;

import biz.megzo.vortex.celro.CelRoConfig.InvoiceFileName;
import biz.megzo.vortex.model.OrderStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link CelRoConfig}. Not thread-safe. A bad value throws at once. */
public final class CelRoConfigBuilder {
  final String username;
  final String password;
  @Nullable URI base;
  @Nullable Path certificate;
  @Nullable String passphrase;
  String apiVersion = "2.2.0";
  boolean sendTest = true;
  boolean demo;
  Map<String, OrderStatus> statuses = Map.of();
  int updateBatch = 100;
  int publishBatch = 20;
  int readBatch = 50;
  boolean fetchEmail;
  InvoiceFileName invoiceFileName = InvoiceFileName.BARE;
  ZoneId zone = ZoneId.of("Europe/Bucharest");
  Duration timeout = Duration.ofSeconds(30);
  int callsPerSecond = 4;
  int burst = 8;

  CelRoConfigBuilder(String username, String password) {
    this.username = notBlank("username", username);
    this.password = notBlank("password", password);
  }

  private CelRoConfigBuilder(CelRoConfigBuilder from) {
    this(from.username, from.password);
    this.base = from.base;
    this.certificate = from.certificate;
    this.passphrase = from.passphrase;
    this.apiVersion = from.apiVersion;
    this.sendTest = from.sendTest;
    this.demo = from.demo;
    this.statuses = from.statuses;
    this.updateBatch = from.updateBatch;
    this.publishBatch = from.publishBatch;
    this.readBatch = from.readBatch;
    this.fetchEmail = from.fetchEmail;
    this.invoiceFileName = from.invoiceFileName;
    this.zone = from.zone;
    this.timeout = from.timeout;
    this.callsPerSecond = from.callsPerSecond;
    this.burst = from.burst;
  }

  /**
   * Where the account lives. Default: {@link CelRoConfig#STANDARD}, or {@link
   * CelRoConfig#WITH_CERTIFICATE} when there is a certificate.
   */
  public CelRoConfigBuilder base(URI value) {
    String scheme = value.getScheme();
    boolean http = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!http || value.getHost() == null || value.getQuery() != null) {
      throw new IllegalArgumentException(
          "base must be an http or https address without query, for example "
              + CelRoConfig.STANDARD);
    }
    String text = value.toString();
    this.base = text.endsWith("/") ? value : URI.create(text + "/");
    return this;
  }

  /** A {@code .pem} file with certificate and private key, read again whenever it changes. */
  public CelRoConfigBuilder certificate(Path pem) {
    this.certificate = pem;
    return this;
  }

  /** As {@link #certificate(Path)}, with a protected private key. */
  public CelRoConfigBuilder certificate(Path pem, String keyPassphrase) {
    this.passphrase = keyPassphrase;
    return certificate(pem);
  }

  /** What {@code api_version} says. Default 2.2.0, the SDK whose calls these are. */
  public CelRoConfigBuilder apiVersion(String value) {
    this.apiVersion = notBlank("apiVersion", value);
    return this;
  }

  /** Whether {@code test=1} goes with every call, as the SDK does everywhere. Default true. */
  public CelRoConfigBuilder sendTest(boolean value) {
    this.sendTest = value;
    return this;
  }

  /** Whether the account is a test account: {@code DEMO: 1}. Default false. */
  public CelRoConfigBuilder demo(boolean value) {
    this.demo = value;
    return this;
  }

  /**
   * What order statuses mean, by the marketplace's id. These win over what is learned from the
   * marketplace's own list. Default none.
   */
  public CelRoConfigBuilder statuses(Map<String, OrderStatus> byId) {
    this.statuses = Map.copyOf(byId);
    return this;
  }

  /**
   * How much goes into one call. Defaults 100, 20, 50.
   *
   * @param update offers whose price and stock change, 1 to 1000
   * @param publish whole offers, 1 to 50
   * @param read offers and orders read back, 1 to 50: the marketplace never gives more
   */
  public CelRoConfigBuilder batches(int update, int publish, int read) {
    this.updateBatch = between("update batch", update, 1000);
    this.publishBatch = between("publish batch", publish, 50);
    this.readBatch = between("read batch", read, 50);
    return this;
  }

  /** Whether the buyer's e-mail is read, one more call per order. Default false. */
  public CelRoConfigBuilder fetchEmail(boolean value) {
    this.fetchEmail = value;
    return this;
  }

  /** How an uploaded invoice is named. Default as the SDK does. */
  public CelRoConfigBuilder invoiceFileName(InvoiceFileName value) {
    this.invoiceFileName = value;
    return this;
  }

  /** The zone that the marketplace's dates are in. Default Europe/Bucharest. */
  public CelRoConfigBuilder zone(ZoneId value) {
    this.zone = value;
    return this;
  }

  /** How long to wait for an answer, above zero. Default 30 s. */
  public CelRoConfigBuilder timeout(Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("timeout must be > 0, was " + value);
    }
    this.timeout = value;
    return this;
  }

  /**
   * How often calls may leave. Defaults 4 and 8; the marketplace documents no limit.
   *
   * @param perSecond steady rate, 1 to 1000
   * @param atOnce how many after a pause, 1 to 1000
   */
  public CelRoConfigBuilder rate(int perSecond, int atOnce) {
    this.callsPerSecond = between("perSecond", perSecond, 1000);
    this.burst = between("atOnce", atOnce, 1000);
    return this;
  }

  public CelRoConfig build() {
    return new CelRoConfig(new CelRoConfigBuilder(this));
  }

  private static String notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value.strip();
  }

  private static int between(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1 to " + most + ", was " + value);
    }
    return value;
  }
}
