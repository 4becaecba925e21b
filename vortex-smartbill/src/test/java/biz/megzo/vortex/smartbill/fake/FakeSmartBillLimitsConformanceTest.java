package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 1.4. */
class FakeSmartBillLimitsConformanceTest extends FakeSmartBillTestBase {
  private static final String SERIES = "/series?cif=" + CIF;

  @BeforeEach
  void countCalls() {
    fake.without(FakeQuirk.NO_RATE_LIMIT);
  }

  private void use(int calls) throws IOException {
    for (int i = 0; i < calls; i++) {
      assertThat(get(SERIES).statusCode()).isEqualTo(200);
    }
  }

  private static void assertBlocked(HttpResponse<byte[]> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(errorText(response)).contains("limita maxima de requesturi");
    assertThat(json(response).path("cooldown").asInt(-1)).isZero();
    assertThat(response.headers().map()).doesNotContainKeys("retry-after", "x-ratelimit-limit");
  }

  @Test
  void good_answers_count_down_and_bad_ones_say_nothing() throws IOException {
    var first = get(SERIES).headers();
    assertThat(first.firstValue("X-RateLimit-Limit")).contains("30");
    assertThat(first.firstValue("X-RateLimit-Remaining")).contains("29");
    assertThat(first.firstValueAsLong("X-RateLimit-Reset").orElseThrow())
        .isEqualTo(clock.instant().plusSeconds(10).getEpochSecond());
    assertThat(get("/series?cif=RO1").headers().map()).doesNotContainKey("x-ratelimit-limit");
    assertThat(get(SERIES).headers().firstValue("X-RateLimit-Remaining")).contains("27");
  }

  @Test
  void the_call_too_many_blocks_the_token_for_ten_minutes() throws IOException {
    use(30);
    var blocked = get(SERIES);
    assertBlocked(blocked, 403);
    assertThat(errorText(blocked)).endsWith("blocarii 10/09/2026 12:00:00");
    assertThat(fake.rateBreaches()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(10));
    use(1);
  }

  @Test
  void the_window_slides() throws IOException {
    use(15);
    clock.advance(Duration.ofSeconds(6));
    use(15);
    clock.advance(Duration.ofSeconds(4));
    use(15);
    assertBlocked(get(SERIES), 403);
  }

  @Test
  void a_call_while_blocked_starts_the_ten_minutes_again() throws IOException {
    use(30);
    get(SERIES);
    clock.advance(Duration.ofMinutes(9));
    assertBlocked(get(SERIES), 403);
    clock.advance(Duration.ofMinutes(9));
    fake.with(FakeQuirk.BLOCK_KEEPS_ITS_END);
    assertBlocked(get(SERIES), 403);
    clock.advance(Duration.ofMinutes(1));
    use(1);
  }

  @Test
  void the_block_can_also_be_a_429_and_nothing_is_created_under_it() throws IOException {
    fake.with(FakeQuirk.BLOCK_ANSWERS_429);
    use(30);
    assertBlocked(create(estimate()), 429);
    assertThat(fake.estimates()).isEmpty();
  }

  @Test
  void another_token_is_not_blocked() throws IOException {
    use(30);
    assertBlocked(get(SERIES), 403);
    fake.account("second@example.test", "003|second");
    var other =
        java.net.http.HttpRequest.newBuilder(java.net.URI.create(fake.base() + SERIES))
            .header("Authorization", basic("second@example.test", "003|second"));
    assertThat(send(other).statusCode()).isEqualTo(200);
  }
}
