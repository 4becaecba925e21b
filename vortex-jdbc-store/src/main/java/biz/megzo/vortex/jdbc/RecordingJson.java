package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.Intent;
import biz.megzo.vortex.order.Recording;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How far a record is, and why an order waits, as JSON. Neither holds buyer data. */
final class RecordingJson {
  private RecordingJson() {}

  static String write(Recording recording) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("revision", recording.revision());
          out.writeNumberField("rules", recording.ruleVersion());
          out.writeFieldName("frozen");
          FieldJson.write(out, recording.frozen());
          if (recording.expectedTotal() != null) {
            OrderJson.money(out, "total", recording.expectedTotal());
          }
          if (recording.intent() != null) {
            intent(out, recording.intent());
          }
          if (recording.record() != null) {
            out.writeFieldName("record");
            ref(out, recording.record());
          }
          out.writeEndObject();
        });
  }

  static Recording read(String json) {
    return Json.read(
        json,
        in -> {
          JsonFields all = JsonFields.read(in);
          JsonFields total = all.object("total");
          JsonFields intent = all.object("intent");
          JsonFields record = all.object("record");
          return new Recording(
              all.number("revision"),
              all.number("rules"),
              all.record("frozen"),
              total == null ? null : OrderJson.money(total),
              intent == null ? null : intent(intent),
              record == null ? null : ref(record));
        });
  }

  static @Nullable String write(@Nullable Hold hold) {
    if (hold == null) {
      return null;
    }
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("reason", hold.reason().name());
          out.writeStringField("detail", hold.detail());
          out.writeArrayFieldStart("candidates");
          for (RecordRef candidate : hold.candidates()) {
            ref(out, candidate);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  static @Nullable Hold hold(@Nullable String json) {
    if (json == null) {
      return null;
    }
    return Json.read(
        json,
        in -> {
          JsonFields hold = JsonFields.read(in);
          return new Hold(
              HoldReason.valueOf(hold.text("reason")),
              hold.text("detail"),
              hold.list("candidates").stream().map(RecordingJson::ref).toList());
        });
  }

  private static void intent(JsonGenerator out, Intent intent) throws IOException {
    out.writeObjectFieldStart("intent");
    out.writeStringField("marker", intent.marker().value());
    out.writeStringField("series", intent.series().name());
    out.writeNumberField("numberBefore", intent.numberBefore());
    out.writeStringField("payloadHash", intent.payloadHash());
    out.writeNumberField("fence", intent.fence());
    out.writeStringField("sentAt", intent.sentAt().toString());
    out.writeEndObject();
  }

  private static Intent intent(JsonFields intent) {
    return new Intent(
        new Marker(intent.text("marker")),
        Series.of(intent.text("series")),
        Long.parseLong(intent.text("numberBefore")),
        intent.text("payloadHash"),
        Long.parseLong(intent.text("fence")),
        intent.instant("sentAt"));
  }

  private static void ref(JsonGenerator out, RecordRef ref) throws IOException {
    out.writeStartObject();
    out.writeStringField("series", ref.series().name());
    out.writeStringField("number", ref.number());
    out.writeEndObject();
  }

  private static RecordRef ref(JsonFields ref) {
    return RecordRef.of(ref.text("series"), ref.text("number"));
  }
}
