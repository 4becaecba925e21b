package biz.megzo.vortex.http;

import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.AccountStore.Block;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when an account is blocked: the later of what the store and this process know. While the
 * store can not be read, the account counts as blocked, since a call into a running block makes the
 * remote start it anew.
 */
final class Blocks {
  private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final String account;
  private final InstantSource clock;
  private final @Nullable AccountStore store;
  private final AtomicBoolean unreadable = new AtomicBoolean();
  private @Nullable Block own;

  Blocks(String account, InstantSource clock, @Nullable AccountStore store) {
    this.account = account;
    this.clock = clock;
    this.store = store;
  }

  /** Why no call may leave now; empty when one may. */
  Optional<String> closedBecause() {
    Optional<Block> shared;
    try {
      shared = store == null ? Optional.empty() : store.block(account);
    } catch (RuntimeException e) {
      if (!unreadable.getAndSet(true)) {
        LOG.warn("Account {}: its block can not be read, so no call leaves", account, e);
      }
      return Optional.of("the store could not say whether the account is blocked");
    }
    unreadable.set(false);
    Instant now = clock.instant();
    return Optional.ofNullable(later(own(), shared.orElse(null)))
        .filter(block -> block.until().isAfter(now))
        .map(block -> "blocked until " + block.until() + ": " + block.reason());
  }

  /** Until when the account is blocked; null when it is not, or the store can not say. */
  @Nullable Instant until() {
    Block shared = null;
    try {
      shared = store == null ? null : store.block(account).orElse(null);
    } catch (RuntimeException e) {
      LOG.debug("Account {}: its block can not be read", account, e);
    }
    Block block = later(own(), shared);
    return block == null || !block.until().isAfter(clock.instant()) ? null : block.until();
  }

  /** Blocks for at most a day; never throws. */
  void block(Duration howLong, String reason) {
    Duration time = howLong.compareTo(LONGEST) > 0 ? LONGEST : howLong;
    // stores keep milliseconds: round up
    Instant until = clock.instant().plus(time).plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
    Block block = new Block(until, reason);
    synchronized (this) {
      own = later(own, block);
    }
    LOG.warn("Account {} is blocked until {}: {}", account, until, reason);
    try {
      if (store != null) {
        store.block(account, block);
      }
    } catch (RuntimeException e) {
      LOG.warn("Account {}: the block could not be stored; other nodes do not know", account, e);
    }
  }

  private synchronized @Nullable Block own() {
    return own;
  }

  private static @Nullable Block later(@Nullable Block one, @Nullable Block other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.until().isAfter(one.until()) ? other : one;
  }
}
