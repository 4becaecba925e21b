package biz.megzo.vortex.store;

import java.time.Instant;
import java.util.Optional;

/**
 * State of remote accounts that all nodes share. Holds session tokens that the remote handed out;
 * never credentials.
 */
public interface AccountStore {
  /** The session token of an account; empty when there is none. */
  Optional<String> token(String account);

  /** Keeps a session token. */
  void putToken(String account, String token);

  /** Drops a token if it is still this one, so that a newer one survives. */
  void dropToken(String account, String token);

  /** Until when no call may leave; empty or past when calls may. */
  Optional<Block> block(String account);

  /** Blocks an account; a later end wins over an earlier one. */
  void block(String account, Block block);

  /**
   * A block.
   *
   * @param until when calls may leave again
   * @param reason for people, free of secrets
   */
  record Block(Instant until, String reason) {}
}
