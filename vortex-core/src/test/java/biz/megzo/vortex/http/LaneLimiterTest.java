package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import biz.megzo.vortex.http.HttpCall.Lane;
import biz.megzo.vortex.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LaneLimiterTest {
  private static final Instant START = Instant.parse("2026-10-02T08:00:00Z");

  private final MutableClock clock = MutableClock.at(START);

  @Test
  void a_burst_leaves_at_once_and_the_rest_at_the_steady_rate() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> s.rate(2, 3));
    List<Duration> left = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      assertThat(limiter.acquire(Lane.STOCK)).isTrue();
      limiter.release();
      left.add(Duration.between(START, clock.instant()));
    }
    assertThat(left).extracting(Duration::toMillis).containsExactly(0L, 0L, 0L, 500L, 1000L, 1500L);
  }

  @Test
  void no_window_of_ten_seconds_sees_more_than_rate_and_burst_allow() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> s.rate(2, 5));
    List<Instant> left = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      if (i % 37 == 0) {
        clock.advance(Duration.ofSeconds(7));
      }
      assertThat(limiter.acquire(Lane.CATALOGUE)).isTrue();
      limiter.release();
      left.add(clock.instant());
    }
    assertThat(left)
        .allSatisfy(
            from ->
                assertThat(left)
                    .filteredOn(t -> !t.isBefore(from) && t.isBefore(from.plusSeconds(10)))
                    .hasSizeLessThanOrEqualTo(25));
  }

  @Test
  void of_the_calls_that_wait_the_most_urgent_lane_goes_first() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> s.rate(1000, 1000).concurrency(1));
    assertThat(limiter.acquire(Lane.ORDERS)).isTrue();
    ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    List<Thread> callers = new ArrayList<>();
    for (String name :
        List.of("CATALOGUE 1", "INVOICES 1", "STOCK 1", "CATALOGUE 2", "ORDERS 1", "STOCK 2")) {
      Lane lane = Lane.valueOf(name.split(" ")[0]);
      callers.add(caller(limiter, lane, () -> order.add(name)));
      untilWaiting(limiter, callers.size());
    }
    limiter.release();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(order)
        .containsExactly(
            "ORDERS 1", "STOCK 1", "STOCK 2", "INVOICES 1", "CATALOGUE 1", "CATALOGUE 2");
  }

  @Test
  void never_more_calls_are_under_way_than_allowed() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> s.rate(1000, 1000).concurrency(3));
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      callers.add(
          caller(
              limiter,
              Lane.values()[i % 4],
              () -> {
                most.accumulateAndGet(under.incrementAndGet(), Math::max);
                Thread.yield();
                under.decrementAndGet();
              }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(most).hasValueBetween(1, 3);
  }

  @Test
  void who_could_not_leave_in_time_is_told_so_at_once() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> s.rate(1, 1).patience(Duration.ofSeconds(5)));
    assertThat(limiter.acquire(Lane.STOCK)).isTrue();
    limiter.release();
    limiter.holdFor(Duration.ofSeconds(9));
    assertThat(limiter.acquire(Lane.ORDERS)).isFalse();
    assertThat(clock.instant()).isEqualTo(START);
    assertThat(limiter.waiting()).isZero();
  }

  @Test
  void a_pause_the_remote_asked_for_holds_everyone() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> {});
    limiter.holdFor(Duration.ofSeconds(9));
    limiter.holdFor(Duration.ofSeconds(2));
    assertThat(limiter.acquire(Lane.ORDERS)).isTrue();
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(9));
  }

  @Test
  void a_clock_that_was_put_back_does_not_hold_calls_for_long() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> s.rate(2, 2));
    assertThat(limiter.acquire(Lane.ORDERS)).isTrue();
    clock.set(START.minus(Duration.ofDays(1)));
    assertThat(limiter.acquire(Lane.ORDERS)).isTrue();
    assertThat(clock.instant()).isBefore(START.minus(Duration.ofDays(1)).plusSeconds(2));
  }

  @Test
  void a_clock_that_stands_still_and_can_not_wait_ends_in_giving_up() throws Exception {
    InstantSource frozen = InstantSource.fixed(START);
    LaneLimiter limiter = limiter(frozen, s -> s.rate(50, 1).patience(Duration.ofMillis(60)));
    assertThat(limiter.acquire(Lane.ORDERS)).isTrue();
    assertThat(limiter.acquire(Lane.ORDERS)).isFalse();
  }

  @Test
  void a_real_clock_is_waited_for() throws Exception {
    LaneLimiter limiter = limiter(InstantSource.system(), s -> s.rate(50, 1));
    long start = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.acquire(Lane.ORDERS)).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(30));
  }

  @Test
  void an_interrupted_caller_leaves_the_line() throws Exception {
    LaneLimiter limiter = limiter(clock, s -> s.concurrency(1));
    assertThat(limiter.acquire(Lane.STOCK)).isTrue();
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              assertThatExceptionOfType(InterruptedException.class)
                  .isThrownBy(() -> limiter.acquire(Lane.ORDERS));
              interrupted.countDown();
            });
    caller.start();
    untilWaiting(limiter, 1);
    caller.interrupt();
    interrupted.await();
    untilWaiting(limiter, 0);
    limiter.release();
    assertThat(limiter.acquire(Lane.CATALOGUE)).isTrue();
  }

  private static Thread caller(LaneLimiter limiter, Lane lane, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                if (limiter.acquire(lane)) {
                  work.run();
                  limiter.release();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  private static void untilWaiting(LaneLimiter limiter, int callers) {
    while (limiter.waiting() != callers) {
      Thread.onSpinWait();
    }
  }

  private static LaneLimiter limiter(InstantSource clock, Consumer<HttpTransportBuilder> more) {
    HttpTransportBuilder settings =
        HttpTransport.builder(
                "test:1", URI.create("http://localhost/"), AllowList.builder().build())
            .clock(clock);
    more.accept(settings);
    return new LaneLimiter(settings);
  }
}
