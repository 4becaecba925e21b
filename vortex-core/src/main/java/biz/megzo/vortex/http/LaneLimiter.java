package biz.megzo.vortex.http;

import biz.megzo.vortex.http.HttpCall.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets calls leave at a steady rate with a burst, a few at a time. Of the calls that wait, the most
 * urgent lane goes first, and within a lane the one that came first. Callers wait themselves, the
 * first in line for time to pass and the others for it to go.
 */
final class LaneLimiter {
  private record Ticket(Lane lane, long number) {}

  private final InstantSource clock;
  private final Waiter waiter;
  private final boolean realTime;
  private final Duration interval;
  private final Duration slack;
  private final int concurrency;
  private final Duration patience;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Ticket> line =
      new PriorityQueue<>(Comparator.comparing(Ticket::lane).thenComparing(Ticket::number));
  private long tickets;
  private int running;

  /** When all permits given so far are paid back. */
  private Instant paidBack = Instant.EPOCH;

  private Instant heldUntil = Instant.EPOCH;

  LaneLimiter(HttpTransportBuilder settings) {
    this.clock = settings.clock();
    this.waiter = Waiter.on(clock);
    this.realTime = !(clock instanceof WaitingClock);
    this.interval = Duration.ofSeconds(1).dividedBy(settings.callsPerSecond());
    this.slack = interval.multipliedBy(settings.burst() - 1L);
    this.concurrency = settings.concurrency();
    this.patience = settings.patience();
  }

  /**
   * Waits for a permit. A caller that got one gives it back with {@link #release}.
   *
   * @return false when no permit came in time
   */
  boolean acquire(Lane lane) throws InterruptedException {
    lock.lockInterruptibly();
    Ticket mine = new Ticket(lane, tickets++);
    line.add(mine);
    try {
      return waitFor(mine);
    } finally {
      line.remove(mine);
      changed.signalAll();
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      running--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No permit before then: the remote asked for a pause. */
  void holdFor(Duration pause) {
    lock.lock();
    try {
      Instant until = clock.instant().plus(pause);
      heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    } finally {
      lock.unlock();
    }
  }

  /** How many permits are given and not paid back yet. */
  int used() {
    lock.lock();
    try {
      Duration owed = Duration.between(clock.instant(), paidBack);
      return owed.isNegative()
          ? 0
          : Math.toIntExact(owed.plus(interval).minusNanos(1).dividedBy(interval));
    } finally {
      lock.unlock();
    }
  }

  /** How many permits may be given at once. */
  int burst() {
    return Math.toIntExact(slack.dividedBy(interval)) + 1;
  }

  /** How long it takes to pay all of them back. */
  Duration window() {
    return slack.plus(interval);
  }

  /** How many callers wait. */
  int waiting() {
    lock.lock();
    try {
      return line.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean waitFor(Ticket mine) throws InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    // a second deadline in real time, for clocks that stand still
    long realDeadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Instant now = clock.instant();
      long realLeft = realDeadline - System.nanoTime();
      boolean first = mine.equals(line.peek()) && running < concurrency;
      Duration wait = first ? untilNextPermit(now) : Duration.ZERO;
      if (first && wait.isZero()) {
        take(now);
        return true;
      }
      if (realLeft <= 0 || now.plus(wait).isAfter(deadline)) {
        return false;
      }
      if (first && !realTime) {
        pauseUnlocked(wait);
      } else {
        realLeft = changed.awaitNanos(first ? Math.min(wait.toNanos(), realLeft) : realLeft);
      }
    }
  }

  private void pauseUnlocked(Duration wait) throws InterruptedException {
    lock.unlock();
    try {
      waiter.pause(wait);
    } finally {
      lock.lock();
    }
  }

  private Duration untilNextPermit(Instant now) {
    Instant worst = now.plus(slack).plus(interval);
    if (paidBack.isAfter(worst)) {
      paidBack = worst; // the clock was put back
    }
    Instant free = paidBack.minus(slack);
    Instant from = heldUntil.isAfter(free) ? heldUntil : free;
    return from.isAfter(now) ? Duration.between(now, from) : Duration.ZERO;
  }

  private void take(Instant now) {
    paidBack = (paidBack.isAfter(now) ? paidBack : now).plus(interval);
    running++;
  }
}
