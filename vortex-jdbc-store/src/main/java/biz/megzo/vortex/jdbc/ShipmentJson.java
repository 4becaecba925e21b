package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Making;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.Stored;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment as JSON, without its key, its state and when it is due. It holds no buyer data. */
final class ShipmentJson {
  private ShipmentJson() {}

  static String write(Shipment shipment) {
    return Json.write(
        out -> {
          out.writeStartObject();
          wish(out, shipment.wish());
          making(out, shipment.making());
          if (shipment.awb() != null) {
            awb(out, shipment.awb());
          }
          if (shipment.hold() != null) {
            hold(out, shipment.hold());
          }
          out.writeNumberField("tries", shipment.pace().tries());
          out.writeStringField("note", Stored.text(shipment.pace().note()));
          out.writeEndObject();
        });
  }

  static Shipment read(OrderKey order, ShipmentState state, Instant dueAt, String json) {
    return Json.read(
        json,
        in -> {
          JsonFields all = JsonFields.read(in);
          JsonFields awb = all.object("awb");
          JsonFields hold = all.object("hold");
          return new Shipment(
              order,
              state,
              wish(all.required("wish")),
              making(all.required("making")),
              awb == null ? null : awb(awb),
              hold == null ? null : hold(hold),
              new Shipment.Pace(all.number("tries"), dueAt, all.text("note")));
        });
  }

  private static void wish(JsonGenerator out, ShipmentWish wish) throws IOException {
    out.writeObjectFieldStart("wish");
    out.writeStringField("courier", Stored.text(wish.courier()));
    if (wish.parcels() != null) {
      out.writeObjectFieldStart("parcels");
      out.writeNumberField("count", wish.parcels().count());
      out.writeNumberField("envelopes", wish.parcels().envelopes());
      out.writeStringField("weight", wish.parcels().weightKg().toString());
      out.writeEndObject();
    }
    if (wish.cashOnDelivery() != null) {
      OrderJson.money(out, "collect", wish.cashOnDelivery());
    }
    out.writeEndObject();
  }

  private static ShipmentWish wish(JsonFields wish) {
    JsonFields parcels = wish.object("parcels");
    return new ShipmentWish(
        wish.text("courier"),
        parcels == null
            ? null
            : new Parcels(
                parcels.number("count"), parcels.number("envelopes"), parcels.decimal("weight")),
        money(wish, "collect"));
  }

  private static void making(JsonGenerator out, Making making) throws IOException {
    out.writeObjectFieldStart("making");
    out.writeNumberField("revision", making.revision());
    out.writeNumberField("sends", making.sends());
    out.writeStringField("reference", making.reference());
    instant(out, "firstSentAt", making.firstSentAt());
    instant(out, "sentAt", making.sentAt());
    if (making.cashOnDelivery() != null) {
      OrderJson.money(out, "collect", making.cashOnDelivery());
    }
    texts(out, "dropped", making.dropped());
    out.writeEndObject();
  }

  private static Making making(JsonFields making) {
    return new Making(
        making.number("revision"),
        making.number("sends"),
        making.text("reference"),
        instant(making, "firstSentAt"),
        instant(making, "sentAt"),
        money(making, "collect"),
        texts(making, "dropped"));
  }

  private static void awb(JsonGenerator out, Awb awb) throws IOException {
    out.writeObjectFieldStart("awb");
    out.writeStringField("courier", Stored.text(awb.courier()));
    out.writeStringField("number", Stored.text(awb.number()));
    instant(out, "since", awb.since());
    instant(out, "told", awb.told());
    out.writeStringField("phase", awb.track().phase().name());
    out.writeStringField("code", awb.track().code());
    out.writeStringField("label", awb.track().label());
    instant(out, "newsAt", awb.newsAt());
    out.writeEndObject();
  }

  private static Awb awb(JsonFields awb) {
    return new Awb(
        awb.text("courier"),
        awb.text("number"),
        awb.instant("since"),
        instant(awb, "told"),
        new Track(Track.Phase.valueOf(awb.text("phase")), awb.text("code"), awb.text("label")),
        awb.instant("newsAt"));
  }

  private static void hold(JsonGenerator out, ShipmentHold hold) throws IOException {
    out.writeObjectFieldStart("hold");
    out.writeStringField("reason", hold.reason().name());
    out.writeStringField("detail", Stored.text(hold.detail()));
    texts(out, "candidates", hold.candidates());
    out.writeEndObject();
  }

  private static ShipmentHold hold(JsonFields hold) {
    return new ShipmentHold(
        ShipmentHoldReason.valueOf(hold.text("reason")),
        hold.text("detail"),
        texts(hold, "candidates"));
  }

  private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeStartObject();
      out.writeStringField("text", text);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static List<String> texts(JsonFields fields, String name) {
    return fields.list(name).stream().map(one -> one.text("text")).toList();
  }

  private static void instant(JsonGenerator out, String name, @Nullable Instant instant)
      throws IOException {
    Json.text(out, name, instant == null ? null : Stored.instant(instant).toString());
  }

  private static @Nullable Instant instant(JsonFields fields, String name) {
    String text = fields.optional(name);
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable Money money(JsonFields fields, String name) {
    JsonFields money = fields.object(name);
    return money == null ? null : OrderJson.money(money);
  }
}
