package biz.megzo.vortex.celro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Payment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waybills, invoices and labels in the forms that no source documents. */
class DocumentsTest {
  @RegisterExtension static final ScriptedMarket market = new ScriptedMarket();

  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final Waybill WAYBILL = new Waybill(HEX, "AWB1", "");
  private static final String PDF =
      Base64.getEncoder().encodeToString("%PDF-1.4 x".getBytes(StandardCharsets.US_ASCII));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"awb_id\":\"" + HEX + "\",\"awb_number\":\"AWB1\",\"courier_name\":\"Fan\"}]",
        "{\"list\":[{\"id\":\"" + HEX + "\",\"awb\":\"AWB1\",\"courier\":\"Fan\"}]}",
        "{\"" + HEX + "\":{\"awb\":\"AWB1\",\"curier\":\"Fan\"}}",
        "{\"awb_id\":\"" + HEX + "\",\"awb\":\"AWB1\",\"courier_id\":\"Fan\"}",
        "{\"9\":[{\"awb_id\":\"" + HEX + "\",\"awb\":\"AWB1\",\"courier\":\"Fan\"}]}"
      })
  void waybills_are_found_in_every_form(String json) {
    market.payload("orders/getOrderAwbs", json);
    assertThat(market.open().waybills("9")).containsExactly(new Waybill(HEX, "AWB1", "Fan"));
    assertThat(market.form("orders/getOrderAwbs")).containsEntry("orders_id", "9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"cod_colet\":\"AWB1\",\"link\":\"x\"}]",
        "{\"9\":{\"colet\":{\"cod\":\"AWB1\"}}}",
        "\"AWB1\""
      })
  void a_waybill_that_is_not_understood_is_never_overlooked(String json) {
    market.payload("orders/getOrderAwbs", json);
    assertThatThrownBy(() -> market.open().waybills("9")).hasMessageContaining("waybill");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "\"\"", "0", "false", "[null]", "{\"list\":[]}"})
  void an_order_without_waybills_and_invoices_has_none_in_every_form(String json) {
    market.payload("orders/getOrderAwbs", json);
    market.payload("orders/getOrderInvoices", json);
    assertThat(market.open().waybills("9")).isEmpty();
    assertThat(market.open().attached("9")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"series\":\"FCT\",\"number\":1001,\"link\":\"x\"}]",
        "{\"data\":[{\"serie\":\"FCT\",\"nr_fact\":\"1001\"}]}",
        "{\"serie\":\"FCT\",\"numar\":\"1001\"}",
        "[\"FCT 1001\"]"
      })
  void invoices_are_found_in_every_form(String json) {
    market.payload("orders/getOrderInvoices", json);
    assertThat(market.open().attached("9")).containsExactly(new InvoiceRef("FCT", "1001"));
  }

  @Test
  void an_invoice_that_is_not_understood_is_no_empty_list() {
    market.payload("orders/getOrderInvoices", "[{\"link\":\"https://cel.ro/1.pdf\"}]");
    assertThatThrownBy(() -> market.open().attached("9")).hasMessageContaining("number");
    market.payload("orders/getOrderInvoices", "\"FCT 1001\"");
    assertThatThrownBy(() -> market.open().attached("9")).hasMessageContaining("invoice");
    market.payload("orders/getOrderInvoices", "[]");
    assertThat(market.open().attached("9")).isEmpty();
  }

  @Test
  void labels_come_as_text_or_object() {
    CelRo celro = market.open();
    for (String json :
        List.of(
            "\"" + PDF + "\"",
            "{\"ok\":1,\"file\":\"" + PDF + "\"}",
            "[{\"pdf\":\"data:application/pdf;base64," + PDF + "\"}]")) {
      market.payload("orders/downloadAwb", json);
      assertThat(celro.label(WAYBILL)).get().satisfies(b -> assertThat(b).hasSize(10));
    }
    assertThat(market.form("orders/downloadAwb")).containsEntry("awb_id", HEX);
    market.payload("orders/downloadAwb", "[]");
    assertThat(celro.label(WAYBILL)).isEmpty();
    assertThat(celro.label(new Waybill("", "AWB1", ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://evil.example/label.pdf\"",
        "\"http://api-mp.cel.ro/label.pdf\"",
        "\"https://cel.ro.evil.example/x\"",
        "\"https://user@cel.ro/x\"",
        "\"Eroare la generare\"",
        "\"http://%zz\""
      })
  void what_is_no_label_of_the_marketplace_is_not_followed(String json) {
    market.payload("orders/downloadAwb", json);
    assertThatThrownBy(() -> market.open().label(WAYBILL)).hasMessageContaining("AWB1");
  }

  @Test
  void an_address_at_the_marketplace_is_fetched_without_the_token() {
    market.get("/files/label.pdf?x=1", aResponse().withBody("%PDF-1.4 label"));
    market.payload(
        "orders/downloadAwb", "\"" + market.base().resolve("/files/label.pdf?x=1") + "\"");
    assertThat(market.open().label(WAYBILL)).isPresent();
    assertThat(market.lastGet().getHeader("AUTH")).isNull();
  }

  @Test
  void a_page_that_is_no_pdf_is_refused() {
    market.get("/files/label.pdf", aResponse().withBody("<html>login</html>"));
    market.payload("orders/downloadAwb", "\"" + market.base().resolve("/files/label.pdf") + "\"");
    assertThatThrownBy(() -> market.open().label(WAYBILL)).hasMessageContaining("not a PDF");
  }

  @Test
  void an_upload_may_carry_a_proper_file_name() {
    market
        .open(b -> b.invoiceFileName(CelRoConfig.InvoiceFileName.PDF))
        .attach("9", new InvoiceRef("F", "1"), new byte[] {1});
    assertThat(market.requests("orders/addOrderInvoice").get(0).getBodyAsString())
        .contains("name=\"file\"; filename=\"factura.pdf\"\r\nContent-Type: application/pdf\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Ramburs,CASH_ON_DELIVERY",
    "Numerar la livrare,CASH_ON_DELIVERY",
    "Card online,CARD",
    "Ordin de Plată,BANK_TRANSFER",
    "Rate,OTHER",
    "'',UNKNOWN"
  })
  void payment_methods_are_known_by_their_words(String label, Payment.Method method) {
    assertThat(Payments.method(label)).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|PAID",
        "\"1\"|PAID",
        "true|PAID",
        "0|UNPAID",
        "false|UNPAID",
        "{\"platit\":\"1\"}|PAID",
        "{\"success\":1}|UNKNOWN",
        "[]|UNKNOWN",
        "\"in curs\"|UNKNOWN",
        "319.80|UNKNOWN"
      })
  void only_a_clear_yes_counts_as_paid(String answer, Payment.State state) {
    market.payload(
        "orders/getOrder",
        "{\"id_comanda\":9,\"valoarecomanda\":1,\"mod_plata\":\"Card\",\"platit\":1}");
    market.payload("orders/checkPaymentForOrder", answer);
    Payment payment = market.open().payment("9");
    assertThat(payment.state()).isEqualTo(state);
    assertThat(payment.method()).isEqualTo(Payment.Method.CARD);
    assertThat(market.form("orders/checkPaymentForOrder")).containsEntry("cmd", "9");
  }
}
