package biz.megzo.vortex.celro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderUpdates.LineState;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStepsTest {
  @RegisterExtension static final ScriptedMarket market = new ScriptedMarket();

  @Test
  void each_step_names_the_order_as_its_call_wants_it() {
    CelRo celro = market.open();
    assertThat(
            List.of(
                celro.confirm("9"),
                celro.readyForDelivery("9"),
                celro.finish("9"),
                celro.note("9", " notă "),
                celro.reactivate("9")))
        .containsOnly(Done.ok());
    assertThat(market.form("orders/confirmOrder")).containsEntry("order", "9");
    assertThat(market.form("orders/SetReadyForDelivery")).containsEntry("orders_id", "9");
    assertThat(market.form("orders/finishOrder")).containsEntry("orders_id", "9");
    assertThat(market.form("orders/addOrderObservations"))
        .containsEntry("orders_id", "9")
        .containsEntry("observations", "notă");
    assertThat(market.form("orders/reactivateOrder")).containsEntry("cmd", "9");
  }

  @ParameterizedTest
  @EnumSource(LineState.class)
  void line_states_are_0_4_5(LineState state) {
    assertThat(market.open().markLine("4016301", state)).isEqualTo(Done.ok());
    assertThat(market.form("orders/changeOrderProductStatus"))
        .containsEntry("orders_products_id", "4016301")
        .containsEntry("status", List.of("0", "4", "5").get(state.ordinal()));
  }

  @Test
  void a_cancellation_sends_words_or_a_reason_never_both() {
    CelRo celro = market.open();
    assertThat(celro.cancel("9", "nu")).isInstanceOf(Done.Refused.class);
    assertThat(market.count("orders/cancelOrder")).isZero();
    celro.cancel("9", "lipsa stoc");
    assertThat(market.form("orders/cancelOrder"))
        .containsEntry("observatii", "lipsa stoc")
        .doesNotContainKey("motiv");
    market.payload("orders/listCancellingStatuses", "{\"65\":\"Anulata - lipsa stoc\"}");
    celro.cancel("9", celro.cancelReasons().get(0));
    assertThat(market.form("orders/cancelOrder"))
        .containsEntry("motiv", "65")
        .doesNotContainKey("observatii");
  }

  @Test
  void a_refusal_comes_in_the_channels_words_without_buyer_data() {
    market.answer(
        "orders/finishOrder",
        ScriptedMarket.json(
            "{\"error\":\"12\",\"tokenStatus\":\"1\",\"message\":\"<b>Lipsă AWB</b> ion@x.ro"
                + " 0722123456\"}"));
    assertThat(market.open().finish("9")).isEqualTo(new Done.Refused("Lipsă AWB *** ***"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>ok</html>", "", "{\"error\":0,\"tok"})
  void an_unclear_answer_is_unknown_and_not_repeated(String body) {
    market.answer("orders/confirmOrder", aResponse().withBody(body));
    assertThat(market.open().confirm("9")).isInstanceOf(Done.Unknown.class);
    assertThat(market.count("orders/confirmOrder")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void a_failing_server_is_unknown_and_not_asked_twice(int status) {
    market.answer("orders/finishOrder", aResponse().withStatus(status).withBody("<html>"));
    assertThat(market.open().finish("9")).isInstanceOf(Done.Unknown.class);
    assertThat(market.count("orders/finishOrder")).isEqualTo(1);
  }

  @Test
  void a_lost_answer_is_unknown_and_not_repeated() {
    market.fault("orders/confirmOrder", Fault.CONNECTION_RESET_BY_PEER);
    assertThat(market.open().confirm("9")).isInstanceOf(Done.Unknown.class);
    assertThat(market.count("orders/confirmOrder")).isEqualTo(1);
  }

  @Test
  void success_without_payload_is_success() {
    market.answer(
        "orders/confirmOrder",
        ScriptedMarket.json("{\"error\":\"0\",\"tokenStatus\":\"1\",\"message\":null}"));
    assertThat(market.open().confirm("9")).isEqualTo(Done.ok());
  }
}
