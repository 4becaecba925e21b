package biz.megzo.vortex.panel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final User ANA = new User("ana", Role.APPROVER, false, false);

  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final Sessions sessions =
      new Sessions(() -> now, Duration.ofMinutes(60), Duration.ofHours(12));

  @Test
  void a_session_ends_when_nobody_uses_it() {
    String id = sessions.open(ANA);
    now = now.plus(Duration.ofMinutes(59));
    assertThat(sessions.find(id)).isPresent();
    now = now.plus(Duration.ofMinutes(61));
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void a_page_that_asks_by_itself_keeps_nobody_logged_in() {
    String id = sessions.open(ANA);
    for (int i = 0; i < 7; i++) {
      now = now.plus(Duration.ofMinutes(10));
      sessions.peek(id);
    }
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void a_session_ends_in_any_case_after_twelve_hours() {
    String id = sessions.open(ANA);
    for (int i = 0; i < 24; i++) {
      now = now.plus(Duration.ofMinutes(30));
      sessions.find(id);
    }
    assertThat(sessions.find(id)).isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void one_person_fills_nothing_up_the_least_used_of_many_sessions_ends() {
    String others = sessions.open(new User("ion", Role.OPERATOR, false, false));
    String used = sessions.open(ANA);
    String first = sessions.open(ANA);
    for (int i = 0; i < 19; i++) {
      assertThat(sessions.peek(first)).as("beside " + i + " more").isPresent();
      now = now.plus(Duration.ofSeconds(1));
      sessions.find(used);
      sessions.open(ANA);
    }
    assertThat(sessions.find(first)).isEmpty();
    assertThat(sessions.find(used)).isPresent();
    assertThat(sessions.find(others)).isPresent();
  }

  @Test
  void ids_are_never_the_same_and_closing_all_ends_all_of_one_person() {
    String one = sessions.open(ANA);
    String two = sessions.open(ANA);
    assertThat(one).isNotEqualTo(two);
    sessions.closeAll("ana");
    assertThat(sessions.find(one)).isEmpty();
    assertThat(sessions.find(two)).isEmpty();
  }
}
