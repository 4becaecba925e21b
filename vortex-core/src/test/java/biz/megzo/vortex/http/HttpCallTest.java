package biz.megzo.vortex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {
  @ParameterizedTest
  @ValueSource(strings = {"a=b c", "a=1#x", "a=1\r\nX: y", "a=%", "a=%2", "a=%zz", "nume=\u0219"})
  void a_query_that_is_not_encoded_is_refused_without_repeating_it(String query) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCall.get("stocks").query(query))
        .withMessage("query of GET stocks is not percent-encoded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"line\r\nX-Other: 1", "\u0219", "\u0000"})
  void a_header_value_that_can_not_be_sent_is_refused_without_repeating_it(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCall.get("stocks").header("AUTH", value))
        .withMessage("header AUTH has a value that can not be sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "a b", ""})
  void headers_of_the_transport_can_not_be_set(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> HttpCall.get("stocks").header(name, "1"));
  }

  @Test
  void a_header_has_one_value_whatever_the_letter_case() {
    HttpCall call = HttpCall.get("stocks").header("Accept", "a/b").header("ACCEPT", "c/d").build();
    assertThat(call.headers()).hasSize(1).containsValue("c/d");
  }

  @Test
  void a_call_prints_no_query_and_cuts_a_path_that_carries_one() {
    HttpCall proper = HttpCall.get("stocks").query("token=s3cret").build();
    HttpCall wrong = HttpCall.of("GET\r\n", "stocks?token=s3cret").build();
    assertThat(proper).hasToString("GET stocks");
    assertThat(wrong).hasToString("(not a method) stocks(not a plain path)");
  }
}
