package biz.megzo.vortex.celro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.wake.Hint;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/celro.md} section 8.3. */
class ApiLinkPushTest {
  private static final String SECRET = "0123456789abcdef-XYZ";

  private final ApiLinkPush push = ApiLinkPush.of(SECRET);

  private WakeReply get(String path, String query) {
    return push.receive(WakeRequest.of("GET", path, query, Map.of(), new byte[0]));
  }

  private WakeReply call(int type, String value) {
    return get("/push/" + SECRET, "alert_type=" + type + "&alert_value=" + encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void new_orders_are_named_one_by_one() {
    WakeReply reply = call(1, "{\"list\":[123456,\"123457\"]}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.hints())
        .containsExactly(Hint.of(Flow.ORDERS, "123456"), Hint.of(Flow.ORDERS, "123457"));
  }

  @Test
  void values_encoded_twice_and_other_names_are_read() {
    String twice = encoded(encoded("{\"list\":[5]}"));
    assertThat(get("/x/" + SECRET, "type=1&value=" + twice).hints())
        .containsExactly(Hint.of(Flow.ORDERS, "5"));
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 24})
  void events_name_their_order_in_both_ways(int type) {
    assertThat(call(type, "{\"order_id\":7}").hints()).containsExactly(Hint.of(Flow.ORDERS, "7"));
    assertThat(call(type, "{\"cmd\":\"7\"}").hints()).containsExactly(Hint.of(Flow.ORDERS, "7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{",
        "{}",
        "[]",
        "{\"list\":{}}",
        "{\"list\":[\"1; drop\",null,-4,{}]}",
        "%zz",
        "{\"order_id\":\"99999999999999999999999\"}"
      })
  void an_event_that_names_no_order_makes_all_be_polled(String value) {
    assertThat(call(1, value).hints()).containsExactly(Hint.of(Flow.ORDERS));
    assertThat(call(1, value).status()).isEqualTo(200);
  }

  @Test
  void more_orders_than_are_worth_naming_are_all_orders() {
    String many =
        IntStream.range(1, 60).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(call(1, "{\"list\":[" + many + "]}").hints()).containsExactly(Hint.of(Flow.ORDERS));
  }

  @Test
  void the_test_call_and_unknown_types_are_answered_and_tell_nothing() {
    for (WakeReply reply :
        List.of(call(0, "0"), call(99, "{\"list\":[1]}"), get("/" + SECRET, null))) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.hints()).isEmpty();
    }
    assertThat(get("/" + SECRET, "alert_type=abc&&=&alert_value").hints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/push/", "/push/0123456789abcdef-xyz", "/0123456789abcdef-XYZ/"})
  void a_wrong_secret_is_403(String path) {
    WakeReply reply = get(path, "alert_type=1&alert_value=%7B%7D");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.hints()).isEmpty();
  }

  @Test
  void bodies_and_queries_have_limits_and_methods_count() {
    Map<String, List<String>> large = Map.of("Content-Length", List.of("52428800"));
    assertThat(
            push.receive(WakeRequest.of("POST", "/" + SECRET, "type=1", large, new byte[0]))
                .status())
        .isEqualTo(413);
    assertThat(get("/" + SECRET, "a=" + "x".repeat(20_000)).status()).isEqualTo(414);
    assertThat(
            push.receive(WakeRequest.of("DELETE", "/" + SECRET, "", Map.of(), new byte[0]))
                .status())
        .isEqualTo(405);
  }

  @Test
  void the_template_has_the_secret_in_its_path_and_the_three_placeholders() {
    assertThat(ApiLinkPush.template("https://shop.example/push/celro", SECRET))
        .isEqualTo(
            "https://shop.example/push/celro/"
                + SECRET
                + "?alert_type=$1$&alert_value=$2$&other_parameters=$3$");
  }

  @Test
  void secrets_that_are_short_or_no_part_of_a_path_are_refused() {
    for (String bad : List.of("short", "0123456789/abcdef", "0123456789 abcdef")) {
      assertThatThrownBy(() -> ApiLinkPush.of(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(bad);
    }
  }
}
