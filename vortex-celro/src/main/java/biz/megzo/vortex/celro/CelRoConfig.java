package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.OrderStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Cel.ro seller account and how to talk to it. Immutable. Every default is what {@code
 * api/celro.md} calls safest; {@link #toString()} shows no secret.
 */
public final class CelRoConfig {
  /** Where the marketplace listens ({@code api/celro.md} 1.1). */
  public static final URI STANDARD = URI.create("https://api-mp.cel.ro/market_api/");

  /** Where it listens for accounts that use a client certificate ({@code api/celro.md} 1.10). */
  public static final URI WITH_CERTIFICATE = URI.create("https://apimtls-mp.cel.ro/market_api/");

  /** How the file of an invoice is named in the upload ({@code api/celro.md} 1.8). */
  public enum InvoiceFileName {
    /** {@code file} without content type, as the SDK sends it. */
    BARE,
    /** {@code factura.pdf} with {@code application/pdf}. */
    PDF
  }

  private final CelRoConfigBuilder set;

  CelRoConfig(CelRoConfigBuilder set) {
    this.set = set;
  }

  /** Starts a configuration; blanks around both are dropped, as the SDK does. */
  public static CelRoConfigBuilder builder(String username, String password) {
    return new CelRoConfigBuilder(username, password);
  }

  /** Where the account lives; ends with a slash. */
  public URI base() {
    if (set.base != null) {
      return set.base;
    }
    return set.certificate == null ? STANDARD : WITH_CERTIFICATE;
  }

  /** The client certificate's file; empty when the account uses none. */
  public Optional<Path> certificate() {
    return Optional.ofNullable(set.certificate);
  }

  /** The zone that the marketplace's dates are in. */
  public ZoneId zone() {
    return set.zone;
  }

  /** How long to wait for an answer. */
  public Duration timeout() {
    return set.timeout;
  }

  String username() {
    return set.username;
  }

  String password() {
    return set.password;
  }

  @Nullable String passphrase() {
    return set.passphrase;
  }

  String apiVersion() {
    return set.apiVersion;
  }

  boolean sendTest() {
    return set.sendTest;
  }

  boolean demo() {
    return set.demo;
  }

  Map<String, OrderStatus> statuses() {
    return set.statuses;
  }

  int updateBatch() {
    return set.updateBatch;
  }

  int publishBatch() {
    return set.publishBatch;
  }

  int readBatch() {
    return set.readBatch;
  }

  boolean fetchEmail() {
    return set.fetchEmail;
  }

  InvoiceFileName invoiceFileName() {
    return set.invoiceFileName;
  }

  int callsPerSecond() {
    return set.callsPerSecond;
  }

  int burst() {
    return set.burst;
  }

  /** Shows where and how, never who or a secret. */
  @Override
  public String toString() {
    return "CelRoConfig[base="
        + base()
        + ", username=***, password=***, certificate="
        + (set.certificate == null ? "none" : set.certificate.getFileName())
        + "]";
  }
}
