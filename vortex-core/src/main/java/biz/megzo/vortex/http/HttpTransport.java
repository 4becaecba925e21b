package biz.megzo.vortex.http;

import java.net.URI;
import java.time.Duration;

/**
 * The only way out. One instance per remote account; thread-safe.
 *
 * <p>Each call passes, in this order: allow-list, persisted block, circuit breaker, rate limiter
 * (by lane), one HTTP exchange without redirects and with a size cap. Only {@link
 * HttpCall.Repeat#SAFE} calls are repeated, with back-off and jitter. Secrets and buyer data never
 * reach a log or a message.
 */
public interface HttpTransport {
  /**
   * Starts a transport.
   *
   * @param account names the remote account in messages and in the shared state, for example {@code
   *     smartbill:RO123}; no secret
   * @param base where the account lives
   * @param allowed the calls that may leave
   */
  static HttpTransportBuilder builder(String account, URI base, AllowList allowed) {
    return new HttpTransportBuilder(account, base, allowed);
  }

  /**
   * Sends one call and waits for its end.
   *
   * @throws CallNotPermittedException when the call is not on the allow-list; nothing was sent
   */
  HttpAnswer send(HttpCall call);

  /** Where the account lives; always ends with a slash. */
  URI base();

  /**
   * Blocks the account: no call leaves until then, on no node.
   *
   * @param reason free of secrets, shown to people
   */
  void block(Duration howLong, String reason);

  /** Opens the breaker of this account until {@link #readmit()}: the credentials are wrong. */
  void refuse(String reason);

  /** Closes the breaker that {@link #refuse} opened. */
  void readmit();
}
