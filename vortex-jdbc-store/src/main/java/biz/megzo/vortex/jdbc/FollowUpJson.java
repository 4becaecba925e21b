package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.PrintedFile;
import biz.megzo.vortex.fulfil.Sending;
import biz.megzo.vortex.fulfil.Steps;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.store.Stored;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Invoices and steps of recorded orders as JSON. Neither holds buyer data. */
final class FollowUpJson {
  private FollowUpJson() {}

  static String write(Attachment one) {
    return Json.write(
        out -> {
          out.writeStartObject();
          hold(out, one.hold());
          Money total = one.total();
          if (total != null) {
            OrderJson.money(out, "total", total);
          }
          PrintedFile file = one.file();
          if (file != null) {
            out.writeObjectFieldStart("file");
            out.writeStringField("sha256", file.sha256());
            out.writeNumberField("size", file.size());
            out.writeStringField("readAt", Stored.instant(file.readAt()).toString());
            out.writeEndObject();
          }
          sending(out, one.sending());
          instant(out, "missingSince", one.missingSince());
          out.writeStringField("accepted", names(one.accepted()));
          out.writeEndObject();
        });
  }

  static Attachment read(InvoiceRef invoice, String state, Instant seenAt, String content) {
    return Json.read(
        content,
        in -> {
          JsonFields all = JsonFields.read(in);
          JsonFields total = all.object("total");
          JsonFields file = all.object("file");
          return new Attachment(
              invoice,
              AttachmentState.valueOf(state),
              hold(all),
              total == null ? null : OrderJson.money(total),
              file == null
                  ? null
                  : new PrintedFile(
                      file.text("sha256"), file.number("size"), file.instant("readAt")),
              sending(all),
              seenAt,
              instant(all, "missingSince"),
              values(FollowHoldReason.class, all.text("accepted")));
        });
  }

  static String write(Steps steps) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("done", names(steps.done()));
          ChannelStep current = steps.current();
          Json.text(out, "current", current == null ? null : current.name());
          sending(out, steps.sending());
          hold(out, steps.hold());
          out.writeEndObject();
        });
  }

  static Steps steps(String content) {
    return Json.read(
        content,
        in -> {
          JsonFields all = JsonFields.read(in);
          String current = all.optional("current");
          return new Steps(
              values(ChannelStep.class, all.text("done")),
              current == null ? null : ChannelStep.valueOf(current),
              sending(all),
              hold(all));
        });
  }

  private static void sending(JsonGenerator out, Sending sending) throws IOException {
    out.writeNumberField("sent", sending.times());
    instant(out, "sentAt", sending.at());
  }

  private static Sending sending(JsonFields all) {
    return new Sending(all.number("sent"), instant(all, "sentAt"));
  }

  private static void hold(JsonGenerator out, @Nullable FollowHold hold) throws IOException {
    if (hold != null) {
      out.writeObjectFieldStart("hold");
      out.writeStringField("reason", hold.reason().name());
      out.writeStringField("detail", Stored.text(hold.detail()));
      out.writeEndObject();
    }
  }

  private static @Nullable FollowHold hold(JsonFields all) {
    JsonFields hold = all.object("hold");
    return hold == null
        ? null
        : new FollowHold(FollowHoldReason.valueOf(hold.text("reason")), hold.text("detail"));
  }

  private static void instant(JsonGenerator out, String name, @Nullable Instant instant)
      throws IOException {
    Json.text(out, name, instant == null ? null : Stored.instant(instant).toString());
  }

  private static @Nullable Instant instant(JsonFields all, String name) {
    String text = all.optional(name);
    return text == null ? null : Instant.parse(text);
  }

  private static String names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  private static <E extends Enum<E>> Set<E> values(Class<E> type, String names) {
    Set<E> values = EnumSet.noneOf(type);
    Arrays.stream(names.split(",", -1))
        .filter(name -> !name.isEmpty())
        .forEach(name -> values.add(Enum.valueOf(type, name)));
    return values;
  }
}
