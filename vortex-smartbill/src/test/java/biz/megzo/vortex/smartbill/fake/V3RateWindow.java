package biz.megzo.vortex.smartbill.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * V3's limit: 60 reads in 10 seconds and 50 000 calls a day; the penalty grows while calls go on.
 * Guarded by the world's lock.
 */
final class V3RateWindow {
  static final int LIMIT = 60;
  static final int DAILY_LIMIT = 50_000;
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int[] PENALTIES = {5, 10, 20, 40, 80, 160, 300, 600};

  private static final class Bucket {
    final Deque<Instant> calls = new ArrayDeque<>();
    LocalDate day = LocalDate.MIN;
    int today;
    int penalty = -1;
    @Nullable Instant until;
  }

  private final Map<String, Bucket> buckets = new HashMap<>();

  /** Counts a call, unless told not to; returns how long to stay away when it is one too many. */
  Optional<Duration> enter(String token, Instant now, boolean counted) {
    Bucket bucket = bucket(token);
    LocalDate day = LocalDate.ofInstant(now, World.BUCHAREST);
    if (!day.equals(bucket.day)) {
      bucket.day = day;
      bucket.today = 0;
    }
    if (counted && bucket.today >= DAILY_LIMIT) {
      return Optional.of(Duration.between(now, midnight(bucket)));
    }
    while (!bucket.calls.isEmpty() && !bucket.calls.peekFirst().plus(WINDOW).isAfter(now)) {
      bucket.calls.removeFirst();
    }
    boolean punished = bucket.until != null && now.isBefore(bucket.until);
    if (punished || counted && bucket.calls.size() >= LIMIT) {
      bucket.penalty = Math.min(bucket.penalty + 1, PENALTIES.length - 1);
      bucket.until = now.plusSeconds(PENALTIES[bucket.penalty]);
      return Optional.of(Duration.ofSeconds(PENALTIES[bucket.penalty]));
    }
    bucket.penalty = -1;
    bucket.until = null;
    if (counted) {
      bucket.calls.addLast(now);
      bucket.today++;
    }
    return Optional.empty();
  }

  Duration block(String token, Instant now) {
    Bucket bucket = bucket(token);
    bucket.penalty = PENALTIES.length - 1;
    Duration wait = Duration.ofSeconds(PENALTIES[bucket.penalty]);
    bucket.until = now.plus(wait);
    return wait;
  }

  /** The six headers of a good answer. */
  Reply headers(Reply reply, String token, Instant now) {
    Bucket bucket = bucket(token);
    Instant oldest = Optional.ofNullable(bucket.calls.peekFirst()).orElse(now);
    return reply
        .with("X-RateLimit-Limit", Integer.toString(LIMIT))
        .with("X-RateLimit-Remaining", Integer.toString(LIMIT - bucket.calls.size()))
        .with("X-RateLimit-Reset", Long.toString(oldest.plus(WINDOW).getEpochSecond()))
        .with("X-RateLimit-Daily-Limit", Integer.toString(DAILY_LIMIT))
        .with("X-RateLimit-Daily-Remaining", Integer.toString(DAILY_LIMIT - bucket.today))
        .with("X-RateLimit-Daily-Reset", Long.toString(midnight(bucket).getEpochSecond()));
  }

  private static Instant midnight(Bucket bucket) {
    return bucket.day.plusDays(1).atStartOfDay(World.BUCHAREST).toInstant();
  }

  private Bucket bucket(String token) {
    return buckets.computeIfAbsent(token, any -> new Bucket());
  }
}
