package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;

/** A proforma in the account. Guarded by the world's lock. */
final class EstimateState {
  final String series;
  final String number;
  final long documentId;
  final LocalDate issued;
  final List<FakeLine> lines;
  final JsonNode body;
  boolean cancelled;

  EstimateState(
      String series,
      String number,
      long documentId,
      LocalDate issued,
      List<FakeLine> lines,
      JsonNode body) {
    this.series = series;
    this.number = number;
    this.documentId = documentId;
    this.issued = issued;
    this.lines = lines;
    this.body = body;
  }

  boolean is(String otherSeries, String otherNumber) {
    return !number.isEmpty() && series.equals(otherSeries) && number.equals(otherNumber);
  }

  FakeEstimate seen(List<FakeInvoice> invoices) {
    List<FakeInvoice> mine =
        invoices.stream().filter(invoice -> invoice.madeFrom(series, number)).toList();
    return new FakeEstimate(
        series, number, documentId, cancelled, lines, body, number.isEmpty() ? List.of() : mine);
  }
}
