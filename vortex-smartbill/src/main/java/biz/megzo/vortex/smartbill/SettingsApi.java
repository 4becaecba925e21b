package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code GET /series}, {@code /tax} and {@code /company/warehouses} (5.1, 5.2, 4.2). Thread-safe.
 */
final class SettingsApi {
  private final SmartBillHttp http;
  private final SmartBillConfig config;

  SettingsApi(SmartBillHttp http, SmartBillConfig config) {
    this.http = http;
    this.config = config;
  }

  /**
   * A proforma series.
   *
   * @param nextNumber the number its next document will get
   * @param width digits, when the answer pads the number; else 0
   */
  record SeriesWire(String name, long nextNumber, int width) {}

  /** All proforma series of the company. */
  List<SeriesWire> series() {
    JsonNode json = http.readJson(seriesCall());
    if (!json.path("list").isArray()) {
      throw SmartBillHttp.exception(
          Kind.UNREADABLE, "SmartBill's list of series has another shape; it will be tried again");
    }
    List<SeriesWire> all = new ArrayList<>();
    for (JsonNode node : json.path("list")) {
      String name = Json.text(node, "name");
      String type = Json.text(node, "type");
      Optional<Long> next = number(Json.text(node, "nextNumber"));
      if (!name.isEmpty() && next.isPresent() && (type.isEmpty() || type.equals("p"))) {
        String text = Json.text(node, "nextNumber");
        all.add(new SeriesWire(name, next.get(), text.startsWith("0") ? text.length() : 0));
      }
    }
    return all;
  }

  /** The answer to the smallest signed call, for examinations. */
  Answered ask() {
    return http.read(seriesCall());
  }

  private HttpCall.Builder seriesCall() {
    return HttpCall.get(Calls.SERIES)
        .query(Calls.query("cif", config.cif(), "type", "p"))
        .lane(HttpCall.Lane.ORDERS)
        .timeout(config.readTimeout());
  }

  /** The company's VAT rates, or the fact that it pays no VAT (5.1). */
  VatRates taxes() {
    Answered answer =
        http.read(
            HttpCall.get(Calls.TAX)
                .query(Calls.query("cif", config.cif()))
                .lane(HttpCall.Lane.ORDERS)
                .timeout(config.readTimeout()));
    Optional<Complaint> complaint = Complaint.in(answer);
    if (complaint.isPresent()
        && complaint.get().text().toLowerCase(Locale.ROOT).contains("neplatitoare de tva")) {
      return VatRates.notVatPayer();
    }
    Optional<JsonNode> json = Json.object(answer.body());
    if (answer.status() != 200 || complaint.isPresent()) {
      throw http.failed("the read of VAT rates", answer);
    }
    if (json.isEmpty() || !json.get().path("taxes").isArray()) {
      throw http.unreadable("the read of VAT rates", answer);
    }
    return VatRates.of(json.get().path("taxes"), config);
  }

  /** Names of warehouses that hold products; empty when this undocumented call gives none. */
  List<String> warehouses() {
    List<String> names = new ArrayList<>();
    try {
      JsonNode json =
          http.readJson(
              HttpCall.get(Calls.WAREHOUSES)
                  .query(Calls.query("cif", config.cif()))
                  .lane(HttpCall.Lane.CATALOGUE)
                  .timeout(config.readTimeout()));
      json.path("warehouses").forEach(name -> names.add(name.asText()));
    } catch (ConnectorException e) {
      return List.of(); // a convenience of SmartBill's own plugin: never a dependency
    }
    return names;
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text)).filter(n -> n >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
