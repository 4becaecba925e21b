package biz.megzo.vortex.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WakeRequestTest {
  /** Gives bytes without end and counts them. */
  private static final class Endless extends InputStream {
    private long given;

    @Override
    public int read() {
      given++;
      return 'x';
    }
  }

  private static WakeRequest of(Map<String, List<String>> headers, InputStream body) {
    return WakeRequest.of("post", "/p", null, headers, body);
  }

  @Test
  void a_body_whose_announced_length_is_too_much_is_not_touched() throws IOException {
    Endless body = new Endless();
    WakeRequest request = of(Map.of("content-LENGTH", List.of("52428800")), body);
    assertThat(request.body(1000)).isEmpty();
    assertThat(of(Map.of("Content-Length", List.of("9".repeat(40))), body).body(1000)).isEmpty();
    assertThat(body.given).isZero();
  }

  @Test
  void a_body_of_unknown_length_is_read_one_byte_beyond_the_limit_at_most() throws IOException {
    Endless body = new Endless();
    assertThat(of(Map.of(), body).body(1000)).isEmpty();
    assertThat(body.given).isEqualTo(1001);
    assertThat(of(Map.of("Content-Length", List.of("-5")), body).body(10)).isEmpty();
  }

  @Test
  void a_body_within_the_limit_is_read_whole() throws IOException {
    WakeRequest request = WakeRequest.of("GET", "/", "a=1", Map.of(), new byte[] {1, 2, 3});
    assertThat(request.body(3)).contains(new byte[] {1, 2, 3});
    assertThat(request.query()).isEqualTo("a=1");
  }

  @Test
  void a_header_that_came_twice_is_no_header() {
    WakeRequest request =
        of(Map.of("Authorization", List.of("a", "b"), "x", List.of("1")), new Endless());
    assertThat(request.header("authorization")).isEmpty();
    assertThat(request.header("X")).contains("1");
    assertThat(request.method()).isEqualTo("POST");
  }

  @Test
  void neither_requests_nor_secrets_print_what_they_hold() {
    WakeRequest request = WakeRequest.of("GET", "/push/s3cret", "k=s3cret", Map.of(), new byte[0]);
    assertThat(request.toString()).doesNotContain("s3cret");
    assertThat(WakeSecret.of("s3cret-s3cret-s3cret").toString()).isEqualTo("***");
  }

  @Test
  void a_secret_matches_itself_alone_and_is_never_short() {
    WakeSecret secret = WakeSecret.of("0123456789abcdef");
    assertThat(secret.matches("0123456789abcdef")).isTrue();
    assertThat(secret.matches("0123456789abcdeF")).isFalse();
    assertThat(secret.matches("")).isFalse();
    assertThat(secret.matches("x".repeat(100_000))).isFalse();
    assertThatThrownBy(() -> WakeSecret.of("tooshort-xyz"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl")
        .hasMessageNotContaining("tooshort");
  }
}
