package biz.megzo.vortex.panel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final Throttle throttle = new Throttle(() -> now, 3, 5, Duration.ofMinutes(15));

  private boolean fails(String user, String address) {
    return throttle.admit(user, address);
  }

  @Test
  void a_name_waits_after_three_failures_from_anywhere_until_the_window_is_over() {
    for (int i = 0; i < 3; i++) {
      assertThat(fails("ana", "10.0.0." + i)).isTrue();
    }
    assertThat(fails("ana", "10.0.0.9")).isFalse();
    assertThat(fails("ion", "10.0.0.9")).isTrue();
    now = now.plus(Duration.ofMinutes(16));
    assertThat(fails("ana", "10.0.0.9")).isTrue();
  }

  @Test
  void an_address_waits_after_five_failures_with_any_names() {
    for (int i = 0; i < 5; i++) {
      assertThat(fails("user" + i, "10.0.0.1")).isTrue();
    }
    assertThat(fails("user9", "10.0.0.1")).isFalse();
  }

  @Test
  void success_clears_the_name_and_gives_the_address_its_turn_back() {
    for (int i = 0; i < 20; i++) {
      assertThat(fails("ana", "10.0.0.1")).isTrue();
      throttle.succeeded("ana", "10.0.0.1");
    }
  }
}
