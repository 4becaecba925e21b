package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.InvoiceSource.InvoiceFile;
import biz.megzo.vortex.connector.InvoiceSource.InvoicePaid;
import biz.megzo.vortex.http.BodyKind;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The two reads about invoices ({@code api/smartbill.md} 3). Nothing here writes. Thread-safe. */
final class InvoiceApi {
  private static final int UNKNOWN = 502;

  private final SmartBillHttp http;
  private final SmartBillConfig config;

  InvoiceApi(SmartBillHttp http, SmartBillConfig config) {
    this.http = http;
    this.config = config;
  }

  InvoiceFile pdf(InvoiceRef invoice) {
    // an unknown number gives an HTML 502 (11, row 18): no outage
    Answered answer =
        http.read(call(Calls.INVOICE_PDF, invoice).repeat(HttpCall.Repeat.NEVER).harmless(UNKNOWN));
    if (answer.status() == 200 && answer.kind() == BodyKind.PDF) {
      return new InvoiceFile.Pdf(answer.body(), PdfText.of(answer.body()).orElse(""));
    }
    Optional<Complaint> complaint = Complaint.in(answer);
    if (complaint.isPresent() && answer.status() < 500) {
      return unavailable(invoice, complaint.get().text());
    }
    if (answer.status() == UNKNOWN) {
      return unavailable(invoice, "HTTP 502, which is how an unknown invoice is answered");
    }
    if (answer.status() >= 500) {
      throw http.failed("the PDF of invoice " + invoice, answer);
    }
    return unavailable(invoice, "HTTP " + answer.status() + " without a PDF");
  }

  private static InvoiceFile unavailable(InvoiceRef invoice, String why) {
    return new InvoiceFile.Unavailable("SmartBill has no PDF of invoice " + invoice + ": " + why);
  }

  InvoicePaid paid(InvoiceRef invoice) {
    String what = "the payment status of invoice " + invoice;
    Answered answer = http.read(call(Calls.INVOICE_PAID, invoice));
    Optional<Complaint> complaint = Complaint.in(answer);
    if (complaint.map(Complaint::saysNotFound).orElse(false)) {
      throw SmartBillHttp.exception(
          Kind.MISCONFIGURED, "SmartBill has no invoice " + invoice + "; it may be deleted");
    }
    if (answer.status() != 200 || complaint.isPresent()) {
      throw http.failed(what, answer);
    }
    JsonNode json = Json.object(answer.body()).orElseThrow(() -> http.unreadable(what, answer));
    Optional<BigDecimal> total = Json.decimal(json, "invoiceTotalAmount");
    Optional<BigDecimal> paid = Json.decimal(json, "paidAmount");
    Optional<BigDecimal> unpaid = Json.decimal(json, "unpaidAmount");
    if (total.isEmpty() || paid.isEmpty() || unpaid.isEmpty()) {
      throw http.unreadable(what, answer);
    }
    // the answer names no currency; the amounts are the invoice's own
    return new InvoicePaid(
        Money.ron(total.get()),
        Money.ron(paid.get()),
        Money.ron(unpaid.get()),
        Json.bool(json, "paid"));
  }

  private HttpCall.Builder call(String path, InvoiceRef invoice) {
    return HttpCall.get(path)
        .query(
            Calls.query(
                "cif", config.cif(),
                "seriesname", invoice.series(),
                "number", invoice.number()))
        .lane(HttpCall.Lane.INVOICES)
        .timeout(config.readTimeout());
  }
}
