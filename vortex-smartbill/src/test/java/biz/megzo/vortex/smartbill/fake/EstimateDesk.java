package biz.megzo.vortex.smartbill.fake;

import static biz.megzo.vortex.smartbill.fake.EstimateRules.demand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Section 2: proformas. Called inside the lock. */
final class EstimateDesk {
  private static final String CLOUD = "https://cloud.smartbill.ro/documente/";
  private final World world;
  private final Books books;

  EstimateDesk(World world, Books books) {
    this.world = world;
    this.books = books;
  }

  Reply create(FakeCall call, Company company, JsonNode body) {
    boolean byDefault = !world.is(FakeQuirk.CLIENTS_NOT_SAVED_BY_DEFAULT);
    var rules = new EstimateRules(company, world.today(), byDefault);
    LocalDate issued;
    try {
      issued = rules.check(body);
    } catch (Refusal no) {
      consume(company, body);
      throw no;
    }
    EstimateState made = books.create(company, body, issued);
    JsonNode client = body.path("client");
    if (rules.saves(client)) {
      company.clients.put(Json.text(client, "name"), client.deepCopy());
    }
    ObjectNode answer = Answers.envelope("", "").put("url", paymentUrl(body, made));
    answer.put("number", made.number).put("series", made.series);
    return Reply.json(200, call == FakeCall.CREATE_ESTIMATE ? links(answer, made) : answer);
  }

  private void consume(Company company, JsonNode body) {
    if (world.is(FakeQuirk.REFUSALS_CONSUME_NUMBERS)) {
      company.series(Json.text(body, "seriesName"), 'p').ifPresent(series -> series.next++);
    }
  }

  private static String paymentUrl(JsonNode body, EstimateState made) {
    String asked = Json.text(body, "paymentUrl");
    return asked.equals("Generate URL") ? "https://plata.example/" + made.documentId : asked;
  }

  private ObjectNode links(ObjectNode answer, EstimateState made) {
    String id = Long.toString(made.documentId);
    String hash = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    answer.put("documentUrl", CLOUD + "editare/proforma/" + id + "/");
    if (world.is(FakeQuirk.DOCUMENT_ID_AS_TEXT)) {
      answer.put("documentId", id);
    } else {
      answer.put("documentId", made.documentId);
    }
    String view = hash.replace("-", "") + "?srvid=2";
    return answer.put("documentViewUrl", CLOUD + "extern/pf/proforma/" + view);
  }

  Reply pdf(Company company, FakeRequest request) {
    EstimateState estimate = existing(company, request);
    boolean mentions = !world.is(FakeQuirk.MENTIONS_NOT_PRINTED);
    return file(request, Printer.print(Documents.estimate(company, estimate, mentions)));
  }

  /** PDF bytes the way both document kinds deliver them. */
  static Reply file(FakeRequest request, byte[] pdf) {
    String name =
        "factura" + request.param("seriesname").orElse("") + request.param("number").orElse("");
    return Reply.of(200, Accept.mirrored(request), pdf)
        .with("Content-Disposition", "attachment; filename=" + ascii(name) + ".pdf");
  }

  private static String ascii(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "_");
  }

  Reply invoices(Company company, FakeRequest request) {
    String series = param(request, "seriesname");
    String number = param(request, "number");
    String which = "Proforma cu seria " + series + " si numarul " + number;
    EstimateState estimate =
        company
            .estimate(series, number)
            .orElseThrow(() -> new Refusal(unknownStatus(), which + " nu a fost gasita."));
    List<FakeInvoice> made = estimate.seen(company.invoices).invoices();
    ArrayNode list = Json.array();
    made.stream()
        .filter(one -> !one.cancelled() || !world.is(FakeQuirk.CANCELLED_INVOICES_NOT_LISTED))
        .forEach(one -> list.addObject().put("series", one.series()).put("number", one.number()));
    String text = list.isEmpty() ? which + " nu a fost facturata." : "";
    ObjectNode answer = Answers.envelope(text, "").put("areInvoicesCreated", !list.isEmpty());
    answer.set("invoices", list);
    return Reply.json(200, answer);
  }

  private int unknownStatus() {
    return world.is(FakeQuirk.UNKNOWN_ESTIMATE_ANSWERS_400) ? 400 : 410;
  }

  Reply cancel(Company company, FakeRequest request) {
    EstimateState estimate = modifiable(company, request);
    boolean already = estimate.cancelled;
    estimate.cancelled = true;
    return done(estimate, already ? "este deja anulata." : "a fost anulata cu succes.");
  }

  Reply restore(Company company, FakeRequest request) {
    EstimateState estimate = modifiable(company, request);
    boolean needed = estimate.cancelled;
    estimate.cancelled = false;
    return done(estimate, needed ? "a fost restaurata cu succes." : "nu necesita restaurare.");
  }

  Reply delete(Company company, FakeRequest request) {
    EstimateState estimate = modifiable(company, request);
    if (!Books.last(company, estimate)) {
      throw notLast(estimate.series, estimate.number);
    }
    books.delete(company, estimate);
    return done(estimate, "a fost stearsa cu succes.");
  }

  static Refusal notLast(String series, String number) {
    return new Refusal(
        403,
        "Nu poti sterge documentul cu seria si numarul %s %s, deoarece nu este ultimul din serie!"
            .formatted(series, number));
  }

  private static Reply done(EstimateState estimate, String what) {
    String which = estimate.series + estimate.number;
    return Answers.done("Proforma cu seria si numarul " + which + " " + what);
  }

  private static EstimateState modifiable(Company company, FakeRequest request) {
    EstimateState estimate = existing(company, request);
    demand(company.mayModify, "Nu aveti dreptul de a modifica proforma");
    demand(!company.closed(estimate.issued), "Proforma se afla intr-o perioada inchisa");
    return estimate;
  }

  private static EstimateState existing(Company company, FakeRequest request) {
    String series = param(request, "seriesname");
    String number = param(request, "number");
    String text = "Proforma cu seria si numarul " + series + number + " nu a fost gasita!";
    return company.estimate(series, number).orElseThrow(() -> new Refusal(text));
  }

  /** A parameter that must be there: {@code Seriesname trebuie specificat.} */
  static String param(FakeRequest request, String name) {
    Optional<String> value = request.param(name);
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return value.orElseThrow(() -> new Refusal(capital + " trebuie specificat."));
  }
}
