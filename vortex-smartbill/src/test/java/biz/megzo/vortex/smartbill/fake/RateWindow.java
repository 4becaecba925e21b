package biz.megzo.vortex.smartbill.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * V1's limit: 30 calls in any 10 seconds per token, then ten minutes of nothing. The window slides,
 * the strictest reading of the rule. Guarded by the world's lock.
 */
final class RateWindow {
  static final int LIMIT = 30;
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration BLOCK = Duration.ofMinutes(10);

  private static final class Bucket {
    final Deque<Instant> calls = new ArrayDeque<>();
    @Nullable Instant blockedAt;
  }

  private final Map<String, Bucket> buckets = new HashMap<>();
  private int breaches;

  /**
   * Counts a call, unless told not to. Returns the instant of the block when the token is blocked.
   *
   * @param restarts whether a call during the block starts it again
   */
  Optional<Instant> enter(String token, Instant now, boolean counted, boolean restarts) {
    Bucket bucket = bucket(token);
    if (bucket.blockedAt != null && now.isBefore(bucket.blockedAt.plus(BLOCK))) {
      if (restarts) {
        bucket.blockedAt = now;
      }
      return Optional.of(bucket.blockedAt);
    }
    bucket.blockedAt = null;
    while (!bucket.calls.isEmpty() && !bucket.calls.peekFirst().plus(WINDOW).isAfter(now)) {
      bucket.calls.removeFirst();
    }
    if (!counted) {
      return Optional.empty();
    }
    if (bucket.calls.size() >= LIMIT) {
      breaches++;
      block(token, now);
      return Optional.of(now);
    }
    bucket.calls.addLast(now);
    return Optional.empty();
  }

  void block(String token, Instant now) {
    Bucket bucket = bucket(token);
    bucket.blockedAt = now;
    bucket.calls.clear();
  }

  int remaining(String token) {
    return LIMIT - bucket(token).calls.size();
  }

  /** Unix seconds at which the oldest counted call is forgotten. */
  long reset(String token, Instant now) {
    Instant oldest = Optional.ofNullable(bucket(token).calls.peekFirst()).orElse(now);
    return oldest.plus(WINDOW).plusMillis(999).getEpochSecond();
  }

  int breaches() {
    return breaches;
  }

  private Bucket bucket(String token) {
    return buckets.computeIfAbsent(token, any -> new Bucket());
  }
}
