package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.celro.fake.Settings.StatusForm;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeOrderTest {
  private final FakeCelRo celRo = FakeCelRo.start(MutableClock.at("2026-10-02T08:00:00Z"));
  private Caller caller;
  private long id;

  @BeforeEach
  void place() {
    caller = Caller.loggedIn(celRo);
    celRo.market().list("A", 10, "149.90");
    celRo.market().list("B", 10, "10");
    id = celRo.market().order().line("A", 2).transport("20.00").notes("Sunați înainte 📞").place();
  }

  @AfterEach
  void stop() {
    celRo.close();
  }

  private JsonNode order() {
    return caller.ok("orders/getOrder", "order", "" + id, "original_delivery", "0");
  }

  private int status() {
    return celRo.market().order(id).status();
  }

  private String lineId() {
    return "" + celRo.market().order(id).lines().get(0).id();
  }

  private void allReady() {
    for (PlacedOrder.Line line : celRo.market().order(id).lines()) {
      caller.ok(
          "orders/changeOrderProductStatus", "orders_products_id", "" + line.id(), "status", "5");
    }
  }

  @Test
  void details_carry_the_documented_names() {
    JsonNode order = order();
    assertThat(order.path("id_comanda").asLong()).isEqualTo(id);
    assertThat(order.path("data").asText()).isEqualTo("2026-10-02");
    assertThat(order.path("ora").asText()).isEqualTo("11:00:00");
    assertThat(order.path("valoarecomanda").asText()).isEqualTo("319.80");
    assertThat(order.path("mod_plata").asText()).isEqualTo("Ramburs");
    assertThat(order.path("observatii_cmd").asText()).isEqualTo("Sunați înainte 📞");
    assertThat(order.path("nume_firma").asText()).isEqualTo("Ion Popescu");
    assertThat(order.path("billing_info").path("county").asText()).isEqualTo("Arad");
    assertThat(order.path("status").asInt()).isOne();
    assertThat(order.path("customers").path("customer_company").asText()).isEmpty();
    JsonNode line = order.path("products").path(0);
    assertThat(line.path("products_price").asText()).isEqualTo("149.90");
    assertThat(line.path("cantitate").isTextual()).isTrue();
    assertThat(line.path("tva").asText()).isEqualTo("21");
    assertThat(line.path("status_livrare").asText()).isEqualTo("0");
  }

  @Test
  void transport_is_a_product_line_with_a_reserved_model() {
    JsonNode line = order().path("products").path(1);
    assertThat(line.path("products_model").asText()).isEqualTo("taxa_transport");
    assertThat(line.path("products_price").asText()).isEqualTo("20.00");
  }

  @Test
  void a_company_in_bucharest_is_billed_under_its_name() {
    id =
        celRo
            .market()
            .order()
            .company("Șapte SRL", "RO1", "J40/1/2020", "Ana")
            .inBucharest(3, "Bd. Unirii 1")
            .line("A", 1)
            .place();
    JsonNode order = order();
    assertThat(order.path("nume_firma").asText()).isEqualTo("Șapte SRL");
    assertThat(order.path("billing_info").path("cif").asText()).isEqualTo("RO1");
    assertThat(order.path("delivery_info").path("county").asText()).isEqualTo("Sector 3");
    assertThat(order.path("delivery_info").path("city").asText()).isEqualTo("Bucuresti");
  }

  @Test
  void shapes_of_the_payload_can_vary() {
    celRo
        .settings()
        .on(Switch.ADDRESSES_AS_TEXT)
        .on(Switch.LINE_NUMBERS_AS_NUMBERS)
        .on(Switch.NO_PRODUCTS_QUANTITY);
    celRo.settings().orderStatus(StatusForm.OBJECT);
    JsonNode order = order();
    assertThat(order.path("billing_info").asText()).contains("Ion Popescu", "Arad");
    assertThat(order.path("status").path("name").asText()).isEqualTo("Comanda noua");
    assertThat(order.path("products").path(0).path("cantitate").isNumber()).isTrue();
    assertThat(order.path("products").path(0).has("products_quantity")).isFalse();
    celRo.settings().orderStatus(StatusForm.NAME);
    assertThat(order().path("status").asText()).isEqualTo("Comanda noua");
  }

  @Test
  void net_prices_still_sum_to_the_gross_value() {
    celRo.settings().on(Switch.NET_PRICES);
    JsonNode order = order();
    BigDecimal net = new BigDecimal(order.path("products").path(0).path("products_price").asText());
    assertThat(net).isEqualByComparingTo("123.8843");
    assertThat(order.path("valoarecomanda").asText()).isEqualTo("319.80");
  }

  @Test
  void original_delivery_shows_the_first_address() {
    celRo.market().customerChangesDelivery(id, "Str. Noua 2", "Cluj-Napoca", "Cluj");
    assertThat(order().path("delivery_info").path("city").asText()).isEqualTo("Cluj-Napoca");
    JsonNode original = caller.ok("orders/getOrder", "order", "" + id, "original_delivery", "1");
    assertThat(original.path("delivery_info").path("city").asText()).isEqualTo("Arad");
  }

  @Test
  void email_and_payment_have_calls_of_their_own() {
    assertThat(caller.ok("orders/getOrderEmail", "oid", "" + id).asText()).contains("@");
    assertThat(caller.ok("orders/checkPaymentForOrder", "cmd", "" + id).asInt(-1)).isZero();
    celRo.market().paymentArrives(id);
    assertThat(order().path("platit").asInt()).isOne();
    celRo.settings().on(Switch.EMAIL_AS_OBJECT).on(Switch.PAYMENT_CHECK_AS_OBJECT);
    assertThat(caller.ok("orders/getOrderEmail", "oid", "" + id).path("email").asText())
        .contains("@");
    assertThat(caller.ok("orders/checkPaymentForOrder", "cmd", "" + id).path("paid").asInt())
        .isOne();
  }

  @Test
  void an_order_goes_from_new_to_finished() {
    caller.ok("orders/confirmOrder", "order", "" + id);
    assertThat(status()).isEqualTo(2);
    allReady();
    caller.ok("orders/SetReadyForDelivery", "orders_id", "" + id);
    assertThat(caller.ok("orders/finishOrder", "orders_id", "" + id).toString())
        .isEqualTo("{\"success\":1}");
    assertThat(status()).isEqualTo(20);
  }

  @Test
  void steps_are_not_skipped_or_repeated_unless_the_flow_is_loose() {
    caller.refused("orders/finishOrder", "orders_id", "" + id);
    caller.refused("orders/SetReadyForDelivery", "orders_id", "" + id);
    caller.ok("orders/confirmOrder", "order", "" + id);
    caller.refused("orders/confirmOrder", "order", "" + id);
    assertThat(caller.refused("orders/SetReadyForDelivery", "orders_id", "" + id))
        .contains("verificate");
    celRo.settings().off(Switch.STRICT_FLOW);
    caller.ok("orders/finishOrder", "orders_id", "" + id);
  }

  @Test
  void finishing_can_need_an_awb_and_an_invoice() {
    celRo
        .settings()
        .off(Switch.STRICT_FLOW)
        .on(Switch.FINISH_NEEDS_AWB)
        .on(Switch.FINISH_NEEDS_INVOICE);
    assertThat(caller.refused("orders/finishOrder", "orders_id", "" + id)).contains("AWB");
    caller.ok(
        "orders/generateAwb",
        "manual",
        "1",
        "orders_id",
        "" + id,
        "courier_id",
        "1",
        "awb_number",
        "X1");
    assertThat(caller.refused("orders/finishOrder", "orders_id", "" + id)).contains("factura");
    caller.upload(
        "orders/addOrderInvoice",
        "file",
        "%PDF-1".getBytes(),
        "oid",
        "" + id,
        "series",
        "S",
        "number",
        "1",
        "providerId",
        "0");
    caller.ok("orders/finishOrder", "orders_id", "" + id);
  }

  @ParameterizedTest
  @CsvSource({"observatii,Nu mai este in stoc,65", "motiv,66,66", "motiv,65,65"})
  void an_order_is_cancelled_by_a_text_or_by_a_reason(String name, String value, int ends) {
    caller.ok("orders/cancelOrder", "order", "" + id, name, value);
    assertThat(status()).isEqualTo(ends);
    caller.refused("orders/confirmOrder", "order", "" + id);
    caller.ok("orders/reactivateOrder", "cmd", "" + id);
    assertThat(status()).isOne();
    caller.refused("orders/reactivateOrder", "cmd", "" + id);
  }

  @Test
  void a_cancellation_needs_exactly_one_good_reason() {
    String order = "" + id;
    caller.refused("orders/cancelOrder", "order", order);
    caller.refused("orders/cancelOrder", "order", order, "observatii", " nu  ");
    caller.refused("orders/cancelOrder", "order", order, "motiv", "7");
    caller.refused("orders/cancelOrder", "order", order, "motiv", "0");
    caller.refused("orders/cancelOrder", "order", order, "observatii", "lipsa stoc", "motiv", "65");
    assertThat(status()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "6", "-1", "x"})
  void a_line_status_is_0_4_or_5(String status) {
    assertThat(
            caller.refused(
                "orders/changeOrderProductStatus",
                "orders_products_id",
                lineId(),
                "status",
                status))
        .contains("status");
  }

  @Test
  void lines_are_edited_added_and_removed() {
    caller.ok(
        "orders/saveOrderData",
        "order",
        "" + id,
        "data",
        "[{\"id_prod_com\":"
            + lineId()
            + ",\"cantitate\":3,\"products_price\":\"100.00\",\"status_livrare\":4}]");
    assertThat(celRo.market().order(id).total()).isEqualByComparingTo("320.00");
    assertThat(celRo.market().order(id).lines().get(0).status()).isEqualTo(4);
    assertThat(celRo.market().listed("A").stock()).isEqualTo(7);
    caller.ok("orders/addProductsToOrder", "order", "" + id, "data", "[\"B\"]");
    assertThat(celRo.market().order(id).total()).isEqualByComparingTo("330.00");
    caller.ok("orders/removeProductsFromOrder", "order", "" + id, "data", "[\"A\"]");
    assertThat(celRo.market().order(id).total()).isEqualByComparingTo("30.00");
    assertThat(celRo.market().sold()).containsEntry("A", 0).containsEntry("B", 1);
  }

  @Test
  void bad_edits_change_nothing() {
    String good = "{\"id_prod_com\":" + lineId() + ",\"cantitate\":1}";
    for (String bad :
        new String[] {
          "{\"id_prod_com\":1}",
          "{\"cantitate\":1}",
          "{\"id_prod_com\":" + lineId() + ",\"pret\":1}"
        }) {
      caller.refused(
          "orders/saveOrderData", "order", "" + id, "data", "[" + good + "," + bad + "]");
    }
    caller.refused("orders/addProductsToOrder", "order", "" + id, "data", "[\"X\"]");
    caller.refused("orders/removeProductsFromOrder", "order", "" + id, "data", "[\"X\"]");
    assertThat(celRo.market().order(id).total()).isEqualByComparingTo("319.80");
  }

  @Test
  void notes_weight_payment_method_and_dispute_are_kept() {
    caller.ok(
        "orders/addOrderObservations", "orders_id", "" + id, "observations", "A doua livrare");
    caller.ok("orders/addWeightToOrder", "orders_id", "" + id, "weight", "2.5");
    caller.ok(
        "orders/ChangeOrderPaymentMethod", "order_id", "" + id, "payment_method", "Ordin de Plata");
    caller.refused("orders/ChangeOrderPaymentMethod", "order_id", "" + id, "payment_method", "Aur");
    JsonNode order = order();
    assertThat(order.path("kg").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(order.path("mod_plata").asText()).isEqualTo("Ordin de Plata");
    assertThat(celRo.market().order(id).notes()).containsExactly("A doua livrare");
    caller.ok("orders/makeOrderDisputed", "order_id", "" + id);
    assertThat(status()).isEqualTo(40);
  }

  @Test
  void reversal_makes_a_minus_order_once() {
    long minus =
        caller
            .ok("orders/StornareComanda", "orders_id", "" + id, "reason", "Refuzat")
            .path("orders_id")
            .asLong();
    assertThat(celRo.market().order(minus).total()).isEqualByComparingTo("-319.80");
    assertThat(status()).isEqualTo(30);
    caller.refused("orders/StornareComanda", "orders_id", "" + id, "reason", "Refuzat");
  }

  @Test
  void a_line_is_marked_as_returned_once() {
    caller.ok("orders/returProduct", "orderId", "" + id, "reason", "Defect", "model", "A");
    assertThat(celRo.market().order(id).lines().get(0).returned()).isTrue();
    caller.refused("orders/returProduct", "orderId", "" + id, "reason", "Defect", "model", "A");
    caller.refused("orders/returProduct", "orderId", "" + id, "reason", "Defect", "model", "B");
  }

  @Test
  void an_order_prints_as_pdf() {
    byte[] pdf =
        Base64.getDecoder().decode(caller.ok("orders/printOrder", "orders_id", "" + id).asText());
    assertThat(new String(pdf)).startsWith("%PDF");
  }
}
