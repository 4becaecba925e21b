package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.testkit.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  private final Breaker breaker = new Breaker(clock, 3, Duration.ofSeconds(30));

  @Test
  void failures_in_a_row_open_it() {
    assertThat(fail()).isFalse();
    assertThat(fail()).isFalse();
    assertThat(fail()).isTrue();
    assertThat(breaker.enter()).isPresent();
    assertThat(breaker.closedBecause().orElse("")).contains("2026-10-02T08:00:30Z");
  }

  @Test
  void a_success_between_failures_starts_the_count_anew() {
    fail();
    fail();
    breaker.succeeded();
    fail();
    fail();
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void when_time_is_up_one_call_tries_alone_and_its_success_closes_it() {
    open();
    clock.advance(Duration.ofSeconds(30));
    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.enter()).isPresent();
    breaker.succeeded();
    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void a_try_that_fails_keeps_it_open_for_the_whole_time_again() {
    open();
    clock.advance(Duration.ofSeconds(30));
    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.failed()).isTrue();
    clock.advance(Duration.ofSeconds(29));
    assertThat(breaker.enter()).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void a_try_that_said_nothing_leaves_room_for_the_next() {
    open();
    clock.advance(Duration.ofSeconds(30));
    assertThat(breaker.enter()).isEmpty();
    breaker.abandoned();
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void failures_that_come_in_late_do_not_prolong_it() {
    open();
    clock.advance(Duration.ofSeconds(20));
    assertThat(breaker.failed()).isFalse();
    clock.advance(Duration.ofSeconds(10));
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void a_clock_put_back_does_not_keep_it_open() {
    open();
    clock.advance(Duration.ofDays(-2));
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void a_refused_account_stays_closed_whatever_the_time_until_it_is_readmitted() {
    breaker.refuse("wrong password");
    clock.advance(Duration.ofDays(9));
    assertThat(breaker.enter()).contains("the account was refused: wrong password");
    breaker.readmit();
    assertThat(breaker.enter()).isEmpty();
  }

  private boolean fail() {
    assertThat(breaker.enter()).isEmpty();
    return breaker.failed();
  }

  private void open() {
    fail();
    fail();
    fail();
  }
}
