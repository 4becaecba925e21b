package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rates, series, units and e-mail: sections 5.1, 5.2, 4.2 and 5.5. Called inside the lock. */
final class SettingsDesk {
  private final World world;

  SettingsDesk(World world) {
    this.world = world;
  }

  Reply taxes(Company company) {
    EstimateRules.demand(company.vatPayer, "Firma este neplatitoare de tva.");
    ObjectNode answer = Answers.envelope("", "");
    ArrayNode taxes = answer.putArray("taxes");
    for (VatRate rate : company.rates) {
      taxes
          .addObject()
          .put("name", rate.name())
          .put("percentage", Json.oneDecimal(rate.percentage()));
    }
    return Reply.json(200, answer);
  }

  Reply series(Company company, FakeRequest request) {
    String type = request.param("type").orElse("");
    EstimateRules.demand(
        List.of("", "f", "p", "c").contains(type),
        "Tipul documentului nu poate fi " + type + "! Valori acceptate: f, p, c.");
    ObjectNode answer = Json.object().put("errorText", "").put("message", "");
    ArrayNode list = answer.putArray("list");
    company.series.stream()
        .filter(one -> type.isEmpty() || type.equals(String.valueOf(one.type)))
        .forEach(one -> entry(list.addObject(), one));
    return Reply.json(200, answer);
  }

  private void entry(ObjectNode entry, SeriesState series) {
    entry.put("name", series.name);
    if (world.is(FakeQuirk.PADDED_NEXT_NUMBER)) {
      entry.put("nextNumber", SeriesState.printed(series.next));
    } else {
      entry.put("nextNumber", series.next);
    }
    entry.put("type", String.valueOf(series.type));
  }

  /** Empty until a first product exists. */
  Reply units(Company company) {
    ObjectNode answer = Json.object();
    ArrayNode units = answer.putArray("mu");
    if (!company.products.all().isEmpty()) {
      company.units.forEach(units::add);
    }
    return Reply.json(200, answer);
  }

  Reply send(Company company, JsonNode body) {
    for (String field : List.of("seriesName", "number", "type")) {
      if (Json.text(body, field).isEmpty()) {
        return Answers.mail(1, field + " trebuie specificat");
      }
    }
    if (!base64(Json.text(body, "subject")) || !base64(Json.text(body, "bodyText"))) {
      return Answers.mail(1, "Subiectul si textul trebuie sa fie codificate Base64.");
    }
    String series = Json.text(body, "seriesName");
    String number = Json.text(body, "number");
    Optional<EstimateState> estimate = company.estimate(series, number);
    boolean invoice = isInvoice(body);
    boolean found = invoice ? company.invoice(series, number).isPresent() : estimate.isPresent();
    if (!found || !invoice && !Json.text(body, "type").equalsIgnoreCase("proforma")) {
      return Answers.mail(1, "Documentul nu a fost gasit");
    }
    String onDocument = estimate.map(one -> Json.text(one.body.path("client"), "email")).orElse("");
    String to = Json.text(body, "to").isEmpty() ? onDocument : Json.text(body, "to");
    if (to.isEmpty()) {
      return Answers.mail(1, "Trebuie specificata adresa de email a clientului.");
    }
    if (!company.mailServer) {
      return Answers.mail(1, "Server-ul de email nu a fost configurat.");
    }
    company.mails.add(new FakeMail(series, number, to));
    return Answers.mail(0, "Documentul a fost trimis.");
  }

  static boolean isInvoice(JsonNode body) {
    return Json.text(body, "type").toLowerCase(Locale.ROOT).equals("factura");
  }

  private static boolean base64(String text) {
    try {
      return Base64.getDecoder().decode(text).length >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
