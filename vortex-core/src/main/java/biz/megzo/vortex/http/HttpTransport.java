package biz.megzo.vortex.http;

import java.net.URI;
import java.time.Duration;

/**
 * The only way out. One instance per remote account; thread-safe, without threads of its own: the
 * calling thread sends, waits and retries.
 *
 * <p>Each sending passes, in this order: allow-list, block, circuit breaker, rate limiter (by
 * lane), one HTTP exchange without redirects and with a size cap. The limiter and the breaker know
 * this process only; blocks are shared through the {@link biz.megzo.vortex.store.AccountStore}.
 * Secrets and buyer data never reach a log or a message.
 */
public interface HttpTransport {
  /**
   * Starts a transport.
   *
   * @param account names the remote account in messages and in the shared state, for example {@code
   *     smartbill:RO123}; no secret
   * @param base where the account lives, for example {@code https://host/api}; plain, without query
   * @param allowed the calls that may leave
   * @throws IllegalArgumentException when the base is not an http or https address with a plain
   *     path
   */
  static HttpTransportBuilder builder(String account, URI base, AllowList allowed) {
    return new HttpTransportBuilder(account, base, allowed);
  }

  /**
   * Sends one call and waits for its end. A {@link HttpCall.Repeat#NEVER} call reaches the remote
   * at most once. A {@link HttpCall.Repeat#SAFE} one is sent again, with doubling waits or the
   * remote's {@code Retry-After}, while there was no connection, the answer was lost, or the status
   * was 429 or 500 and above; what comes back is the last word of the remote, or the last failure.
   *
   * <p>A {@code Retry-After} with 429 or 503 holds up all calls of the account; one above 30 s
   * becomes a block. When the thread is interrupted, the call ends as {@code NotSent(GAVE_UP)} or,
   * once a byte may have left, as {@code Lost}, and the thread stays interrupted.
   *
   * @throws CallNotPermittedException when the call is not on the allow-list; nothing was sent
   */
  HttpAnswer send(HttpCall call);

  /** How much of the account's calls is used, and whether it is blocked; calls nobody. */
  CallUse use();

  /** Where the account lives; always ends with a slash. */
  URI base();

  /**
   * Blocks the account: until then, calls end as {@code NotSent(BLOCKED)} on every node that shares
   * the store. Of two blocks the later end wins; a block is never longer than a day. A store that
   * fails is logged, and this process keeps to the block.
   *
   * @param howLong above zero
   * @param reason free of secrets, shown to people
   */
  void block(Duration howLong, String reason);

  /**
   * Opens the breaker of this account in this process until {@link #readmit()}: the credentials are
   * wrong, and every further try could lock them. Calls end as {@code NotSent(BREAKER_OPEN)}.
   *
   * @param reason free of secrets, shown to people
   */
  void refuse(String reason);

  /** Closes what {@link #refuse} opened; a breaker opened by failures is not touched. */
  void readmit();
}
