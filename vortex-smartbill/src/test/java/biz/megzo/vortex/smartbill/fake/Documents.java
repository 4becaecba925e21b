package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The text of printed documents: series and number in the first line, mentions near the end. */
final class Documents {
  private Documents() {}

  static List<String> estimate(Company company, EstimateState state, boolean mentions) {
    FakeEstimate estimate = state.seen(List.of());
    var text = new ArrayList<String>();
    text.add("Proforma seria " + state.series + " nr. " + state.number);
    if (state.cancelled) {
      text.add("ANULATA");
    }
    text.add("Data emiterii: " + state.issued);
    text.add("Furnizor: " + company.cif);
    client(state.body.path("client"), text);
    estimate.lines().forEach(line -> text.add(line(line, estimate.currency())));
    text.add("Total TVA " + estimate.vat().toPlainString() + " " + estimate.currency());
    text.add("Total de plata " + estimate.total().toPlainString() + " " + estimate.currency());
    if (mentions) {
      estimate.mentions().lines().forEach(text::add);
    }
    String aviz = Json.text(state.body, "aviz");
    if (!aviz.isEmpty()) {
      text.add("Nr aviz: " + aviz);
    }
    return text;
  }

  static List<String> invoice(Company company, FakeInvoice invoice) {
    var text = new ArrayList<String>();
    text.add("Factura seria " + invoice.series() + " nr. " + invoice.number());
    if (invoice.cancelled()) {
      text.add("ANULATA");
    }
    text.add("Furnizor: " + company.cif);
    company
        .estimate(invoice.estimateSeries(), invoice.estimateNumber())
        .ifPresent(
            estimate -> {
              client(estimate.body.path("client"), text);
              estimate.lines.forEach(line -> text.add(line(line, "RON")));
            });
    text.add("Total de plata " + invoice.total().toPlainString() + " RON");
    return text;
  }

  private static void client(JsonNode client, List<String> text) {
    text.add("Client: " + Json.text(client, "name"));
    for (String field : List.of("vatCode", "address", "city", "county", "country")) {
      if (!Json.text(client, field).isEmpty()) {
        text.add(Json.text(client, field));
      }
    }
  }

  private static String line(FakeLine line, String currency) {
    BigDecimal quantity = line.quantity();
    String code = line.code().isEmpty() ? "" : " (" + line.code() + ")";
    return "%s%s %s x %s = %s %s"
        .formatted(
            line.name(),
            code,
            quantity.toPlainString(),
            line.price().toPlainString(),
            line.total().toPlainString(),
            currency);
  }
}
