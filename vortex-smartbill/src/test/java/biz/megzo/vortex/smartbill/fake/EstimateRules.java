package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Set;

/** The messages of section 2.9, for everything on a proforma but its lines. */
final class EstimateRules {
  static final String NO_SERIES =
      "Seria nu a fost gasita! Folositi o serie creata in contul de cloud.";
  static final String BAD_DATE = "Data documentului trebuie sa fie de forma yyyy-MM-dd.";
  static final String CLOSED = "Nu puteti adauga documentul intr-o perioada inchisa";
  static final int MAX_LINES = 400;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final Set<String> CURRENCIES =
      Set.of(
          ("RON EUR USD GBP CAD AUD CHF TRY CZK DKK HUF MDL SEK NOK JPY EGP PLN RUB AED BRL CNY HRK"
                  + " INR KRW MXN NZD RSD THB UAH XDR ZAR")
              .split(" "));

  private final Company company;
  private final LocalDate today;
  private final boolean clientsSavedByDefault;

  EstimateRules(Company company, LocalDate today, boolean clientsSavedByDefault) {
    this.company = company;
    this.today = today;
    this.clientsSavedByDefault = clientsSavedByDefault;
  }

  /** Throws the first refusal; returns the day of issue. */
  LocalDate check(JsonNode body) {
    demand(company.mayCreate, "Nu aveti dreptul de a adauga proforme");
    if (company.planExhausted) {
      throw new Refusal(
          410, "Pentru acest pachet s-a emis numarul maxim de documente permis pe abonament.");
    }
    client(body.path("client"));
    lines(body);
    LocalDate issued = dates(body);
    String series = Json.text(body, "seriesName");
    demand(company.series(series, 'p').isPresent(), NO_SERIES);
    mail(body);
    return issued;
  }

  private void client(JsonNode client) {
    demand(client.isObject(), "client trebuie specificat");
    demand(!Json.text(client, "country").isEmpty(), "tara trebuie specificata");
    demand(!Json.text(client, "name").isEmpty(), "Client invalid!");
    JsonNode known = company.clients.get(Json.text(client, "name"));
    boolean other =
        known != null && !Json.text(known, "vatCode").equals(Json.text(client, "vatCode"));
    demand(!(saves(client) && other), "Clientul exista deja pe server");
  }

  boolean saves(JsonNode client) {
    return Json.given(client, "saveToDb") ? Json.flag(client, "saveToDb") : clientsSavedByDefault;
  }

  private void lines(JsonNode body) {
    List<JsonNode> lines = list(body.path("products"));
    demand(
        !lines.isEmpty(),
        "estimateProducts trebuie specificat si trebuie sa contina cel putin un element");
    if (lines.size() > MAX_LINES) {
      throw new Refusal(410, "Numarul maxim acceptat de 400 intrari pe document a fost depasit.");
    }
    demand(
        lines.stream().anyMatch(line -> !Json.flag(line, "isDiscount")),
        "Nu poti sa emiti un document care contine doar un discount.");
    String currency = currency(body);
    demand(CURRENCIES.contains(currency), "Moneda nu a fost gasita pe server!");
    new LineRules(company, currency).check(lines);
  }

  private LocalDate dates(JsonNode body) {
    LocalDate issued = day(body, "issueDate");
    day(body, "dueDate");
    day(body, "deliveryDate");
    demand(!company.closed(issued), CLOSED);
    return issued;
  }

  private LocalDate day(JsonNode body, String field) {
    String text = Json.text(body, field);
    return text.isEmpty() ? today : parse(text);
  }

  static LocalDate parse(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeException e) {
      throw new Refusal(BAD_DATE);
    }
  }

  private void mail(JsonNode body) {
    if (Json.flag(body, "sendEmail")) {
      boolean address =
          !Json.text(body.path("email"), "to").isEmpty()
              || !Json.text(body.path("client"), "email").isEmpty();
      demand(address, "Trebuie specificata adresa de email a clientului.");
      demand(company.mailServer, "Server-ul de email nu a fost configurat.");
    }
  }

  private static String currency(JsonNode node) {
    String currency = Json.text(node, "currency");
    return currency.isEmpty() ? "RON" : currency;
  }

  static List<JsonNode> list(JsonNode array) {
    return java.util.stream.StreamSupport.stream(array.spliterator(), false).toList();
  }

  static void demand(boolean fine, String otherwise) {
    if (!fine) {
      throw new Refusal(otherwise);
    }
  }
}
