package biz.megzo.vortex.connector;

import biz.megzo.vortex.VortexException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A remote could not be used: unreachable, refused the credentials, answered nonsense. Holds no
 * secret, no body and no buyer data. Business refusals are outcomes, not exceptions.
 */
public class ConnectorException extends VortexException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is; decides what a pass does next. */
  public enum Kind {
    /** Could not be reached, or gave no usable answer: try again later. */
    UNREACHABLE,
    /** Credentials or rights: only a person can help. */
    REFUSED,
    /** The remote told us to stay away until {@link ConnectorException#retryAt()}. */
    BLOCKED,
    /** The answer is not what the API page says: try again, and tell the maintainers. */
    UNREADABLE,
    /**
     * The configuration does not fit the account (series, warehouse, module): a person can help.
     */
    MISCONFIGURED
  }

  private final String connector;
  private final Kind kind;
  private final @Nullable Instant retryAt;

  public ConnectorException(
      String connector, Kind kind, String message, @Nullable Throwable cause) {
    this(connector, kind, message, null, cause);
  }

  public ConnectorException(
      String connector,
      Kind kind,
      String message,
      @Nullable Instant retryAt,
      @Nullable Throwable cause) {
    super(message + " (connector: " + connector + ")", cause);
    this.connector = connector;
    this.kind = kind;
    this.retryAt = retryAt;
  }

  /** Which connector, for example {@code smartbill}. */
  public String connector() {
    return connector;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the same call may work later without anybody doing anything. */
  public boolean retryable() {
    return kind == Kind.UNREACHABLE || kind == Kind.BLOCKED || kind == Kind.UNREADABLE;
  }

  /** The earliest moment to try again, when the remote said so. */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }
}
