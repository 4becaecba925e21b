package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Section 3 and 5.3. The fiscal calls do what they would really do, so that a client which makes
 * one learns nothing from the answer; that they were made is recorded before they get here.
 */
final class InvoiceDesk {
  private final World world;
  private final Books books;

  InvoiceDesk(World world, Books books) {
    this.world = world;
    this.books = books;
  }

  Reply answer(FakeCall call, Company company, FakeRequest request, JsonNode body) {
    return switch (call) {
      case INVOICE_PDF -> pdf(company, request);
      case PAYMENT_STATUS -> paymentStatus(company, request);
      case CREATE_INVOICE, CREATE_INVOICE_OLD -> create(call, company, body);
      case REVERSE_INVOICE -> reverse(company, body);
      case CANCEL_INVOICE -> cancel(company, request, true);
      case RESTORE_INVOICE -> cancel(company, request, false);
      case DELETE_INVOICE -> delete(company, request);
      case PAYMENT_TEXT -> Reply.serverError();
      default -> Answers.done("Incasarea a fost procesata cu succes.");
    };
  }

  private static Reply pdf(Company company, FakeRequest request) {
    return company
        .invoice(request.param("seriesname").orElse(""), request.param("number").orElse(""))
        .filter(invoice -> !invoice.number().isEmpty())
        .map(
            invoice ->
                EstimateDesk.file(request, Printer.print(Documents.invoice(company, invoice))))
        .orElseGet(Reply::badGateway);
  }

  private static Reply paymentStatus(Company company, FakeRequest request) {
    FakeInvoice invoice = existing(company, request);
    BigDecimal open = invoice.total().subtract(invoice.paid());
    ObjectNode answer = Answers.envelope("", "");
    answer.put("invoiceTotalAmount", Json.oneDecimal(invoice.total()));
    answer.put("paidAmount", Json.oneDecimal(invoice.paid()));
    answer.put("unpaidAmount", Json.oneDecimal(open)).put("paid", open.signum() <= 0);
    return Reply.json(200, answer);
  }

  private static FakeInvoice existing(Company company, FakeRequest request) {
    String series = EstimateDesk.param(request, "seriesname");
    String number = EstimateDesk.param(request, "number");
    return company
        .invoice(series, number)
        .filter(invoice -> !number.isEmpty())
        .orElseThrow(() -> new Refusal("Factura nu a fost gasita"));
  }

  private Reply create(FakeCall call, Company company, JsonNode body) {
    String series = Json.text(body, "seriesName");
    boolean draft = Json.flag(body, "isDraft");
    JsonNode source = body.path("estimate");
    Optional<EstimateState> estimate =
        company.estimate(Json.text(source, "seriesName"), Json.text(source, "number"));
    FakeInvoice made =
        estimate.isPresent()
            ? books.invoice(company, estimate.get(), series, draft)
            : plain(company, body, series, draft);
    ObjectNode answer = Answers.envelope("", "").put("url", "");
    answer.put("number", made.number()).put("series", series);
    if (call == FakeCall.CREATE_INVOICE) {
      answer.put("documentUrl", "").put("documentId", world.nextDocument());
      answer.put("documentViewUrl", "");
    }
    return Reply.json(200, answer);
  }

  private FakeInvoice plain(Company company, JsonNode body, String series, boolean draft) {
    List<FakeLine> lines = Totals.of(body, line -> Json.text(line, "name"));
    BigDecimal total =
        lines.stream().map(FakeLine::total).reduce(new BigDecimal("0.00"), BigDecimal::add);
    return add(company, series, draft ? "" : books.nextInvoiceNumber(company, series), total);
  }

  private static FakeInvoice add(Company company, String series, String number, BigDecimal total) {
    var made = new FakeInvoice(series, number, total, BigDecimal.ZERO, false, "", "");
    company.invoices.add(made);
    return made;
  }

  private Reply reverse(Company company, JsonNode body) {
    String series = Json.text(body, "seriesName");
    FakeInvoice old =
        company
            .invoice(series, Json.text(body, "number"))
            .orElseThrow(() -> new Refusal("Factura nu a fost gasita"));
    String number = books.nextInvoiceNumber(company, series);
    add(company, series, number, old.total().negate());
    return Reply.json(
        200, Answers.envelope("", "").put("url", "").put("number", number).put("series", series));
  }

  private Reply cancel(Company company, FakeRequest request, boolean cancelled) {
    FakeInvoice invoice = existing(company, request);
    books.cancelInvoice(company, invoice, cancelled);
    return Answers.done(
        "Factura cu seria si numarul %s%s a fost %s cu succes."
            .formatted(invoice.series(), invoice.number(), cancelled ? "anulata" : "restaurata"));
  }

  private static Reply delete(Company company, FakeRequest request) {
    FakeInvoice invoice = existing(company, request);
    SeriesState series = company.series(invoice.series(), 'f').orElseThrow();
    if (Long.parseLong(invoice.number()) + 1 != series.next) {
      throw EstimateDesk.notLast(invoice.series(), invoice.number());
    }
    company.invoices.remove(invoice);
    series.next--;
    return Answers.done("Factura a fost stearsa cu succes.");
  }
}
