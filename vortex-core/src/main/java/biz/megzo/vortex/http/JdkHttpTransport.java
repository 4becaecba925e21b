package biz.megzo.vortex.http;

import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpAnswer.NotSent;
import biz.megzo.vortex.http.HttpAnswer.NotSent.Why;
import biz.megzo.vortex.http.HttpCall.Repeat;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each call through the gates, sends it, and draws the conclusions for the calls to come.
 */
final class JdkHttpTransport implements HttpTransport {
  private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

  /** A longer wish of the remote becomes a block. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** No retry starts later than this after the call came. */
  private static final Duration RETRY_WITHIN = Duration.ofMinutes(2);

  private final String account;
  private final URI base;
  private final AllowList allowed;
  private final InstantSource clock;
  private final int retries;
  private final Function<Answered, Optional<Duration>> blockRule;
  private final Waiter waiter;
  private final Blocks blocks;
  private final Breaker breaker;
  private final LaneLimiter limiter;
  private final OneExchange exchange;
  private final Backoff backoff =
      new Backoff(
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          () -> ThreadLocalRandom.current().nextDouble());

  JdkHttpTransport(HttpTransportBuilder settings) {
    this.account = settings.account();
    this.base = settings.base();
    this.allowed = settings.allowed();
    this.clock = settings.clock();
    this.retries = settings.retries();
    this.blockRule = settings.blockRule();
    this.waiter = Waiter.on(clock);
    this.blocks = new Blocks(account, clock, settings.accounts());
    this.breaker = new Breaker(clock, settings.breakerFailures(), settings.breakerOpenFor());
    this.limiter = new LaneLimiter(settings);
    this.exchange = new OneExchange(settings);
  }

  @Override
  public CallUse use() {
    return new CallUse(account, limiter.used(), limiter.burst(), limiter.window(), blocks.until());
  }

  @Override
  public HttpAnswer send(HttpCall call) {
    if (!allowed.permits(call.method(), call.path())) {
      throw new CallNotPermittedException(account, call);
    }
    Instant came = clock.instant();
    Instant lastStart = came.plus(call.freshFor().orElse(RETRY_WITHIN));
    URI uri = URI.create(base + call.path() + call.query().map(q -> "?" + q).orElse(""));
    Outcome last = attempt(call, uri, came);
    HttpAnswer answer = last.answer();
    for (int retry = 1; retry <= retries && call.repeat() == Repeat.SAFE; retry++) {
      Duration pause = pauseBefore(retry, last);
      if (pause == null || clock.instant().plus(pause).isAfter(lastStart) || !pause(pause)) {
        return answer;
      }
      last = attempt(call, uri, came);
      // what was sent before stays sent
      boolean saysLess = last.answer() instanceof NotSent && !(answer instanceof NotSent);
      answer = saysLess ? answer : last.answer();
    }
    return answer;
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public void block(Duration howLong, String reason) {
    if (howLong.isNegative() || howLong.isZero()) {
      throw new IllegalArgumentException("howLong must be > 0, was " + howLong);
    }
    blocks.block(howLong, reason);
  }

  @Override
  public void refuse(String reason) {
    LOG.warn("Account {} was refused: {}; no call leaves until it is readmitted", account, reason);
    breaker.refuse(reason);
  }

  @Override
  public void readmit() {
    breaker.readmit();
  }

  private Outcome attempt(HttpCall call, URI uri, Instant came) {
    Outcome closed = gates();
    if (closed != null) {
      return logged(call, closed, 0);
    }
    try {
      if (!limiter.acquire(call.lane())) {
        return logged(call, Outcome.notSent(Why.GAVE_UP, "no permit in time"), 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return logged(call, Outcome.notSent(Why.GAVE_UP, "interrupted while waiting"), 0);
    }
    try {
      return stale(call, came)
          ? logged(call, Outcome.notSent(Why.GAVE_UP, "it had to wait until it was out of date"), 0)
          : permitted(call, uri);
    } finally {
      limiter.release();
    }
  }

  private boolean stale(HttpCall call, Instant came) {
    return call.freshFor().filter(time -> came.plus(time).isBefore(clock.instant())).isPresent();
  }

  private Outcome permitted(HttpCall call, URI uri) {
    Outcome closed = gates(); // the wait may have been long
    if (closed == null) {
      closed = breaker.enter().map(why -> Outcome.notSent(Why.BREAKER_OPEN, why)).orElse(null);
    }
    if (closed != null) {
      return logged(call, closed, 0);
    }
    Outcome outcome = null;
    long start = System.nanoTime();
    try {
      outcome = exchange.run(call, uri);
    } finally {
      conclude(outcome);
    }
    return logged(call, outcome, (System.nanoTime() - start) / 1_000_000);
  }

  private @Nullable Outcome gates() {
    return blocks
        .closedBecause()
        .map(why -> Outcome.notSent(Why.BLOCKED, why))
        .or(() -> breaker.closedBecause().map(why -> Outcome.notSent(Why.BREAKER_OPEN, why)))
        .orElse(null);
  }

  private void conclude(@Nullable Outcome outcome) {
    if (outcome != null && outcome.remoteFailed()) {
      if (breaker.failed()) {
        LOG.warn("Account {}: too many failures in a row, pausing its calls", account);
      }
    } else if (outcome != null && outcome.answer() instanceof Answered) {
      breaker.succeeded();
    } else {
      breaker.abandoned();
    }
    if (outcome != null && outcome.answer() instanceof Answered answered) {
      heed(answered);
    }
  }

  /** Does what the remote asked for: stay away for long, or for a moment. */
  private void heed(Answered answered) {
    Optional<Duration> block = ruledBlock(answered);
    if (block.isPresent()) {
      blocks.block(block.get(), "the remote limits this account (HTTP " + answered.status() + ")");
      return;
    }
    RetryAfter.of(answered, clock.instant())
        .ifPresent(
            pause -> {
              if (pause.compareTo(LONGEST_PAUSE) > 0) {
                blocks.block(pause, "the remote asked for it (HTTP " + answered.status() + ")");
              } else {
                limiter.holdFor(pause);
              }
            });
  }

  /** A rule that fails must not cost the caller the answer. */
  private Optional<Duration> ruledBlock(Answered answered) {
    try {
      return blockRule.apply(answered).filter(time -> !time.isNegative() && !time.isZero());
    } catch (RuntimeException e) {
      // the message may quote the answer
      LOG.warn("Account {}: its rule for blocks failed: {}", account, e.getClass().getName());
      return Optional.empty();
    }
  }

  /** How long to wait before sending again; null when it is not to be sent again. */
  private @Nullable Duration pauseBefore(int retry, Outcome last) {
    boolean again = last.remoteFailed() || isTooMany(last.answer());
    if (!again || blocks.closedBecause().isPresent()) {
      return null;
    }
    Duration own = backoff.before(retry);
    return last.answer() instanceof Answered answered
        ? RetryAfter.of(answered, clock.instant()).filter(d -> d.compareTo(own) > 0).orElse(own)
        : own;
  }

  private static boolean isTooMany(HttpAnswer answer) {
    return answer instanceof Answered answered && answered.status() == 429;
  }

  private boolean pause(Duration time) {
    try {
      waiter.pause(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Outcome logged(HttpCall call, Outcome outcome, long millis) {
    LOG.debug("{}: {} -> {} in {} ms", account, call, outcome.answer(), millis);
    return outcome;
  }
}
