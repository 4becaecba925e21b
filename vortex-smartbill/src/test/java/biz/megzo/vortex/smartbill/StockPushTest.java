package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.wake.Hint;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/smartbill.md} section 6. */
class StockPushTest {
  private static final String TOKEN = "Abcdef-0123456789";
  private static final String ITEM =
      "{\"productCode\":\"CE-500\",\"productName\":\"Cana\",\"warehouse\":\"Depozit\",\"quantity\":37}";

  private final StockPush push = StockPush.of(TOKEN);

  private WakeReply post(String body) {
    return push.receive(request("Bearer " + TOKEN, body));
  }

  private static WakeRequest request(String authorization, String body) {
    return WakeRequest.of(
        "POST",
        "/push/smartbill",
        null,
        Map.of("authorization", List.of(authorization)),
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void both_forms_of_the_body_name_their_products_and_no_quantity() {
    for (String body : List.of("[" + ITEM + "]", "{\"total\":1,\"products\":[" + ITEM + "]}")) {
      WakeReply reply = post(body);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.hints()).containsExactly(Hint.of(Flow.STOCK, "CE-500"));
    }
  }

  @Test
  void one_line_answers_each_product() {
    WakeReply reply = post("[" + ITEM + "," + ITEM + "]");
    assertThat(reply.body().lines()).hasSize(2).allMatch(line -> line.matches("\".*\""));
    assertThat(reply.body()).doesNotContain("CE-500");
  }

  @Test
  void the_connection_test_gets_the_answer_of_smartbills_own_receiver() {
    WakeReply reply = post("[]");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("\"Testul de sincronizare stoc a fost facut cu succes!\"");
    assertThat(reply.hints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"productName\":\"Cana\",\"quantity\":\"3,5\"}]",
        "[{\"productCode\":\"  \"}]",
        "[{\"productCode\":null}]",
        "[{\"productCode\":{\"a\":[1]}}]",
        "[1]",
        "[[{}]]",
        "{\"products\":[null]}",
        "{\"productCode\":\"A\"}",
        "{}"
      })
  void what_can_not_be_named_is_the_whole_stock(String body) {
    assertThat(post(body).hints()).containsExactly(Hint.of(Flow.STOCK));
  }

  @Test
  void codes_are_texts_or_numbers_and_many_are_the_whole_stock() {
    assertThat(post("[{\"productCode\": 500 }]").hints())
        .containsExactly(Hint.of(Flow.STOCK, "500"));
    String many =
        IntStream.range(0, 51)
            .mapToObj(i -> "{\"productCode\":\"P" + i + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(post(many).hints()).containsExactly(Hint.of(Flow.STOCK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "no json", "[{\"productCode\":\"A\"}", "{\"products\":[", "\"a\"", "7"})
  void what_is_no_json_is_400_and_tells_nothing(String body) {
    WakeReply reply = post(body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.hints()).isEmpty();
  }

  @Test
  void nesting_without_end_is_400() {
    assertThat(post("[".repeat(100_000)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer ", "Bearer wrong-wrong-wrong", "Basic Abcdef-0123456789", TOKEN})
  void wrong_or_missing_token_is_403(String authorization) {
    WakeReply reply = push.receive(request(authorization, "[" + ITEM + "]"));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.hints()).isEmpty();
  }

  @Test
  void the_case_of_the_token_does_not_count() {
    WakeReply reply = push.receive(request("bearer  ABCDEF-0123456789 ", "[" + ITEM + "]"));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void a_short_token_is_refused_without_showing_it() {
    assertThatThrownBy(() -> StockPush.of("short-token"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short-token");
    assertThat(push.toString()).doesNotContain("bcdef");
  }

  @Test
  void other_methods_are_405() {
    WakeRequest get = WakeRequest.of("GET", "/", null, Map.of(), new byte[0]);
    assertThat(push.receive(get).status()).isEqualTo(405);
  }

  @Test
  void fifty_megabytes_are_413_before_they_are_read() {
    InputStream never =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("read");
          }
        };
    Map<String, List<String>> headers =
        Map.of("Authorization", List.of("Bearer " + TOKEN), "Content-Length", List.of("52428800"));
    WakeReply reply = push.receive(WakeRequest.of("POST", "/", null, headers, never));
    assertThat(reply.status()).isEqualTo(413);
    Map<String, List<String>> wrong = Map.of("Authorization", List.of("Bearer x"));
    assertThat(push.receive(WakeRequest.of("POST", "/", null, wrong, never)).status())
        .isEqualTo(403);
  }

  @Test
  void a_sender_that_breaks_off_is_400() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    Map<String, List<String>> headers = Map.of("Authorization", List.of("Bearer " + TOKEN));
    assertThat(push.receive(WakeRequest.of("POST", "/", null, headers, broken)).status())
        .isEqualTo(400);
  }
}
