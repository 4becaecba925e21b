package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.http.HttpAnswer.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-10-02T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT2M",
        " 7  | PT7S",
        "Fri, 02 Oct 2026 08:00:45 GMT | PT45S",
        "Fri, 02 Oct 2026 07:00:00 GMT | PT0S"
      })
  void seconds_and_dates_are_understood(String value, Duration pause) {
    assertThat(RetryAfter.of(answer(429, Map.of("retry-after", List.of(value))), NOW))
        .contains(pause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "2026-10-02T08:00:45Z"})
  void nonsense_counts_as_absent(String value) {
    assertThat(RetryAfter.of(answer(503, Map.of("retry-after", List.of(value))), NOW)).isEmpty();
  }

  @Test
  void a_date_is_measured_on_the_clock_of_the_remote() {
    Map<String, List<String>> headers =
        Map.of(
            "date", List.of("Fri, 02 Oct 2026 09:00:00 GMT"),
            "retry-after", List.of("Fri, 02 Oct 2026 09:00:10 GMT"));
    assertThat(RetryAfter.of(answer(429, headers), NOW)).contains(Duration.ofSeconds(10));
  }

  @Test
  void other_answers_ask_for_nothing() {
    Map<String, List<String>> headers = Map.of("retry-after", List.of("5"));
    assertThat(RetryAfter.of(answer(200, headers), NOW)).isEmpty();
    assertThat(RetryAfter.of(answer(301, headers), NOW)).isEmpty();
  }

  @Test
  void waits_double_up_to_the_longest_and_vary_by_half() {
    Backoff least = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20), () -> 0.0);
    Backoff most = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20), () -> 1.0);
    assertThat(least.before(1)).hasMillis(250);
    assertThat(most.before(1)).hasMillis(500);
    assertThat(most.before(3)).hasMillis(2000);
    assertThat(most.before(60)).hasSeconds(20);
  }

  private static Answered answer(int status, Map<String, List<String>> headers) {
    return new Answered(status, headers, new byte[0]);
  }
}
