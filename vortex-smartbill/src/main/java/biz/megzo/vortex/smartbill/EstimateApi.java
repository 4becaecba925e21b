package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.http.BodyKind;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.RecordRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The calls about one existing proforma ({@code api/smartbill.md} 2.6-2.8). Thread-safe. */
final class EstimateApi {
  private final SmartBillHttp http;
  private final SmartBillConfig config;

  EstimateApi(SmartBillHttp http, SmartBillConfig config) {
    this.http = http;
    this.config = config;
  }

  /**
   * Whether a proforma exists and was invoiced (2.6): the one call whose {@code errorText} may be
   * filled although all is well.
   */
  Invoiced invoices(RecordRef ref, HttpCall.Lane lane) {
    Answered answer = http.read(call("GET", Calls.ESTIMATE_INVOICES, ref, lane));
    Optional<Complaint> complaint = Complaint.in(answer);
    boolean notFound = complaint.map(Complaint::saysNotFound).orElse(false);
    if (notFound || (answer.status() == 410 && complaint.isPresent())) {
      return new Invoiced.NoSuchRecord();
    }
    String what = "the question whether " + ref + " was invoiced";
    if (answer.status() != 200) {
      throw http.failed(what, answer);
    }
    JsonNode json = Json.object(answer.body()).orElseThrow(() -> http.unreadable(what, answer));
    List<InvoiceRef> invoices = new ArrayList<>();
    for (JsonNode invoice : json.path("invoices")) {
      String number = Json.text(invoice, "number");
      if (!number.isEmpty()) { // drafts have none
        invoices.add(new InvoiceRef(Json.text(invoice, "series"), number));
      }
    }
    if (!invoices.isEmpty()) {
      return new Invoiced.By(invoices);
    }
    String text = complaint.map(Complaint::text).orElse("").toLowerCase(Locale.ROOT);
    if (json.has("areInvoicesCreated") || text.contains("nu a fost facturat")) {
      return new Invoiced.NotYet();
    }
    throw complaint.isPresent() ? http.failed(what, answer) : http.unreadable(what, answer);
  }

  /** The PDF's answer as it came; blocks and refusals are thrown. */
  Answered pdf(RecordRef ref) {
    return http.read(call("GET", Calls.ESTIMATE_PDF, ref, HttpCall.Lane.ORDERS));
  }

  Done cancel(RecordRef ref) {
    return change(Calls.CANCEL, ref);
  }

  Done restore(RecordRef ref) {
    return change(Calls.RESTORE, ref);
  }

  private Done change(String path, RecordRef ref) {
    HttpCall.Builder call =
        call("PUT", path, ref, HttpCall.Lane.ORDERS).repeat(HttpCall.Repeat.SAFE);
    HttpAnswer answer = http.send(call);
    return answer.<Done>fold(
        answered -> done(answered),
        notSent -> new Done.Unknown("not sent: " + notSent.cause()),
        lost -> new Done.Unknown(lost.cause()));
  }

  private static Done done(Answered answer) {
    Optional<JsonNode> json =
        answer.kind() == BodyKind.JSON ? Json.object(answer.body()) : Optional.empty();
    Optional<Complaint> complaint = json.flatMap(Complaint::in);
    boolean later =
        answer.status() == 401
            || answer.status() >= 500
            || SmartBillHttp.isBlock(answer, complaint);
    if (complaint.isPresent() && !later) {
      return new Done.Refused(complaint.get().text());
    }
    if (answer.status() == 200 && json.isPresent() && complaint.isEmpty()) {
      return Done.ok();
    }
    return new Done.Unknown(
        "SmartBill answered HTTP "
            + answer.status()
            + complaint.map(c -> ": " + c.text()).orElse(" with " + answer.kind()));
  }

  private HttpCall.Builder call(String method, String path, RecordRef ref, HttpCall.Lane lane) {
    return HttpCall.of(method, path)
        .repeat(method.equals("GET") ? HttpCall.Repeat.SAFE : HttpCall.Repeat.NEVER)
        .query(
            Calls.query(
                "cif", config.cif(),
                "seriesname", ref.series().name(),
                "number", ref.number()))
        .lane(lane)
        .timeout(config.readTimeout());
  }
}
