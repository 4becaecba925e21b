package biz.megzo.vortex.smartbill;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSource.InvoiceFile;
import biz.megzo.vortex.connector.InvoiceSource.InvoicePaid;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.RecordRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoicesTest extends SmartBillTestBase {
  private static final RecordRef RECORD = RecordRef.of("MKP", "0042");
  private static final InvoiceRef INVOICE = new InvoiceRef("FCT", "0107");

  @Test
  void invoices_made_from_a_record_are_listed_and_drafts_are_not() {
    answer(
        "GET",
        "estimate/invoices",
        200,
        "{\"errorText\":\"\",\"areInvoicesCreated\":true,\"invoices\":[{\"series\":\"FCT\",\"number\":\"\"},"
            + "{\"series\":\"FCT\",\"number\":\"0107\"}]}");
    assertThat(open().invoicesOf(RECORD)).isEqualTo(new Invoiced.By(List.of(INVOICE)));
    var call = calls("estimate/invoices").get(0);
    assertThat(call.queryParameter("seriesname").firstValue()).isEqualTo("MKP");
    assertThat(call.queryParameter("number").firstValue()).isEqualTo("0042");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errorText\":\"Proforma cu seria MKP si numarul 0042 nu a fost"
            + " facturata.\",\"areInvoicesCreated\":false}",
        "{\"errorText\":\"Proforma cu seria MKP si numarul 0042 nu a fost"
            + " facturata.\",\"invoices\":[]}",
        "{\"errorText\":\"\",\"areInvoicesCreated\":false,\"invoices\":null}",
        "{\"errorText\":\"\",\"areInvoicesCreated\":true,\"invoices\":[{\"series\":\"FCT\",\"number\":\"\"}]}"
      })
  void a_record_that_waits_is_not_an_error(String body) {
    answer("GET", "estimate/invoices", 200, body);
    assertThat(open().invoicesOf(RECORD)).isInstanceOf(Invoiced.NotYet.class);
  }

  @ParameterizedTest
  @CsvSource({"410", "400", "404", "200"})
  void an_unknown_record_is_an_answer(int status) {
    answer(
        "GET",
        "estimate/invoices",
        status,
        "{\"errorText\":\"Proforma cu seria MKP si numarul 0042 nu a fost gasita.\"}");
    assertThat(open().invoicesOf(RECORD)).isInstanceOf(Invoiced.NoSuchRecord.class);
  }

  @Test
  void any_other_error_is_no_verdict() {
    answer("GET", "estimate/invoices", 400, "{\"errorText\":\"Number trebuie specificat.\"}");
    assertThat(failure(() -> open().invoicesOf(RECORD)).kind()).isEqualTo(Kind.MISCONFIGURED);
    answer("GET", "estimate/invoices", 200, "{\"errorText\":\"\"}");
    assertThat(failure(() -> open().invoicesOf(RECORD)).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void the_pdf_comes_with_its_text() throws Exception {
    byte[] pdf = MarkerSearchTest.pdf("FACTURA seria FCT nr. 0107");
    WIRE.stubFor(call("GET", "invoice/pdf").willReturn(aResponse().withBody(pdf)));
    InvoiceFile.Pdf file = (InvoiceFile.Pdf) open().invoicePdf(INVOICE);
    assertThat(file.bytes()).isEqualTo(pdf);
    assertThat(file.text()).isEqualTo("FACTURAseriaFCTnr.0107");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"errorText\":\"Documentul nu a fost gasit\"}",
        "400 | {\"errorText\":\"Factura nu a fost gasita\"}",
        "502 | <html><body>Bad gateway</body></html>",
        "200 | <html></html>",
        "200 | ''"
      })
  void no_pdf_is_an_answer_asked_for_once(int status, String body) {
    answer("GET", "invoice/pdf", status, body);
    assertThat(open().invoicePdf(INVOICE)).isInstanceOf(InvoiceFile.Unavailable.class);
    assertThat(calls("invoice/pdf")).hasSize(1);
  }

  @Test
  void asking_for_many_unknown_invoices_closes_nothing() {
    answer("GET", "invoice/pdf", 502, "<html><body>Bad gateway</body></html>");
    SmartBill smartBill = open();
    for (int i = 0; i < 30; i++) {
      assertThat(smartBill.invoicePdf(INVOICE)).isInstanceOf(InvoiceFile.Unavailable.class);
    }
    assertThat(calls("invoice/pdf")).hasSize(30);
  }

  @Test
  void a_server_in_trouble_is_not_taken_for_a_missing_invoice() {
    answer("GET", "invoice/pdf", 503, "");
    assertThat(failure(() -> open().invoicePdf(INVOICE)).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void amounts_are_read_as_numbers_or_texts() {
    answer(
        "GET",
        "invoice/paymentstatus",
        200,
        "{\"errorText\":\"\",\"invoiceTotalAmount\":121.0,\"paidAmount\":\"21,5\",\"unpaidAmount\":99.5,"
            + "\"paid\":false}");
    assertThat(open().invoicePaid(INVOICE))
        .isEqualTo(
            new InvoicePaid(Money.ron("121"), Money.ron("21.50"), Money.ron("99.50"), false));
  }

  @Test
  void an_unknown_invoice_has_no_amounts() {
    answer("GET", "invoice/paymentstatus", 400, "{\"errorText\":\"Factura nu a fost gasita\"}");
    assertThat(failure(() -> open().invoicePaid(INVOICE))).hasMessageContaining("FCT0107");
    answer("GET", "invoice/paymentstatus", 200, "{\"errorText\":\"\",\"paid\":true}");
    assertThat(failure(() -> open().invoicePaid(INVOICE)).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"errorText\":\"\",\"message\":\"... este deja anulata.\"} | Ok",
        "400 | {\"errorText\":\"Nu aveti dreptul de a modifica proforma\"} | Refused",
        "403 | {\"errorText\":\"Nu aveti dreptul\"} | Refused",
        "403 | {\"errorText\":\"Ai depasit limita maxima de requesturi\"} | Unknown",
        "401 | {\"errorText\":\"Autentificare esuata.\"} | Unknown",
        "500 | <html></html> | Unknown",
        "200 | <html></html> | Unknown",
        "200 | {\"errorText\":\"\",\"mes | Unknown"
      })
  void cancel_and_restore_tell_done_from_refused_from_unknown(
      int status, String body, String type) {
    answer("PUT", "estimate/cancel", status, body);
    answer("PUT", "estimate/restore", status, body);
    Done cancelled = open().cancel(RECORD);
    assertThat(cancelled.getClass().getSimpleName()).isEqualTo(type);
    if (!type.equals("Unknown")) {
      assertThat(open().restore(RECORD)).isEqualTo(cancelled);
    }
  }
}
