package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.OrderRecorder.Sent;
import biz.megzo.vortex.http.BodyKind;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the answer to a create by the table of {@code api/smartbill.md} 7.4. In doubt it says
 * unknown: a record that is looked for in vain costs a call, a second one costs trust.
 */
final class CreateOutcome {
  /** Statuses with which a recognised error body proves that nothing was created. */
  private static final Set<Integer> REFUSALS =
      Set.of(400, 401, 403, 404, 405, 406, 410, 415, 422, 429);

  private CreateOutcome() {}

  static Sent judge(HttpAnswer answer, Series series) {
    return answer.fold(
        answered -> judge(answered, series),
        notSent -> new Sent.Refused("not sent: " + notSent.cause(), true),
        lost -> new Sent.Unknown(lost.cause()));
  }

  private static Sent judge(Answered answer, Series series) {
    if (answer.status() != 200 && !REFUSALS.contains(answer.status())) {
      return unknown(answer, "it may or may not have created the document");
    }
    Optional<JsonNode> json =
        answer.kind() == BodyKind.JSON ? Json.object(answer.body()) : Optional.empty();
    if (json.isEmpty()) {
      return unknown(answer, "not a whole JSON answer (" + answer.kind() + ")");
    }
    String number = Json.text(json.get(), "number");
    Optional<Complaint> complaint = Complaint.in(json.get());
    if (complaint.isPresent()) {
      return number.isEmpty()
          ? refused(answer, complaint.get())
          : unknown(answer, "it names a number and an error: " + complaint.get().text());
    }
    if (answer.status() != 200 || number.isEmpty()) {
      return unknown(answer, "it holds neither a number nor an error");
    }
    String answered = Json.text(json.get(), "series");
    Series actual = answered.isEmpty() ? series : Series.of(answered);
    return new Sent.Created(new RecordRef(actual, number));
  }

  /**
   * A rate block and refused credentials say nothing about the draft: the same one will work once
   * they are over, so no order needs a person for them.
   */
  private static Sent refused(Answered answer, Complaint complaint) {
    boolean block = SmartBillHttp.isBlock(answer, Optional.of(complaint));
    return new Sent.Refused(complaint.text(), block || answer.status() == 401);
  }

  private static Sent unknown(Answered answer, String why) {
    return new Sent.Unknown("SmartBill answered HTTP " + answer.status() + "; " + why);
  }
}
