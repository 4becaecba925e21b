package biz.megzo.vortex.http;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one account. Failsafe counts and keeps the state; when the probe is due is
 * judged here, on the injected clock.
 */
final class Breaker {
  private static final Duration NEVER_BY_ITSELF = Duration.ofDays(36_500);

  private final InstantSource clock;
  private final Duration openFor;
  private final CircuitBreaker<Object> states;
  private Instant probeAt = Instant.EPOCH;
  private @Nullable String refusal;

  Breaker(InstantSource clock, int failures, Duration openFor) {
    this.clock = clock;
    this.openFor = openFor;
    this.states =
        CircuitBreaker.builder()
            .withFailureThreshold(failures)
            .withSuccessThreshold(1)
            .withDelay(NEVER_BY_ITSELF)
            .build();
  }

  /** Why no call may leave now; empty when one may. */
  synchronized Optional<String> closedBecause() {
    if (refusal != null) {
      return Optional.of("the account was refused: " + refusal);
    }
    if (states.isOpen() && !probeDue()) {
      return Optional.of("too many failures in a row; the next try is at " + probeAt);
    }
    return Optional.empty();
  }

  /**
   * Lets one call through, or says why not. Each call let through ends with {@link #succeeded},
   * {@link #failed} or {@link #abandoned}.
   */
  synchronized Optional<String> enter() {
    Optional<String> reason = closedBecause();
    if (reason.isPresent()) {
      return reason;
    }
    if (states.isOpen()) {
      states.halfOpen();
    }
    return states.tryAcquirePermit()
        ? Optional.empty()
        : Optional.of("another call is trying whether the remote is back");
  }

  synchronized void succeeded() {
    states.recordSuccess();
  }

  /** Returns whether this failure opened the breaker. */
  synchronized boolean failed() {
    boolean wasOpen = states.isOpen();
    states.recordFailure();
    if (!states.isOpen() || wasOpen) {
      return false;
    }
    probeAt = clock.instant().plus(openFor);
    return true;
  }

  /** The call ended without saying anything about the remote; a probe is due again at once. */
  synchronized void abandoned() {
    if (states.isHalfOpen()) {
      states.open();
      probeAt = clock.instant();
    }
  }

  synchronized void refuse(String reason) {
    refusal = reason;
  }

  synchronized void readmit() {
    refusal = null;
  }

  private boolean probeDue() {
    Instant now = clock.instant();
    boolean clockPutBack = now.isBefore(probeAt.minus(openFor));
    return clockPutBack || !now.isBefore(probeAt);
  }
}
