package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OrderStore;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A channel's snapshot in two texts: the order without its buyer, and all that tells who bought
 * (the buyer, the fields and the raw text). Or in one, for a snapshot that waits.
 */
final class SnapshotJson {
  private SnapshotJson() {}

  /** The order without its buyer. */
  static String order(ChannelOrder snapshot) {
    return Json.write(out -> OrderJson.write(out, snapshot.order()));
  }

  /** What tells who bought; null when nothing does. */
  static @Nullable String buyer(ChannelOrder snapshot) {
    return OrderStore.forgotten(snapshot).equals(snapshot)
        ? null
        : Json.write(out -> buyer(out, snapshot));
  }

  /** Both, in one text. */
  static String whole(ChannelOrder snapshot) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeFieldName("order");
          OrderJson.write(out, snapshot.order());
          out.writeFieldName("private");
          buyer(out, snapshot);
          out.writeEndObject();
        });
  }

  static ChannelOrder read(OrderKey key, String order, @Nullable String buyer) {
    JsonFields typed = Json.read(order, JsonFields::read);
    JsonFields own = buyer == null ? null : Json.read(buyer, JsonFields::read);
    return snapshot(key, typed, own);
  }

  static ChannelOrder read(OrderKey key, String whole) {
    return Json.read(
        whole,
        (JsonParser in) -> {
          JsonFields both = JsonFields.read(in);
          return snapshot(key, both.required("order"), both.object("private"));
        });
  }

  private static ChannelOrder snapshot(OrderKey key, JsonFields typed, @Nullable JsonFields own) {
    Order order = OrderJson.read(key, typed, own == null ? nobody() : buyer(own.required("buyer")));
    ChannelOrder blank = new ChannelOrder(order, FieldRecord.empty(), "");
    return own == null ? blank : new ChannelOrder(order, own.record("fields"), own.text("raw"));
  }

  private static Buyer nobody() {
    return new Buyer("", null, null, null, null, Address.none(), Address.none());
  }

  private static void buyer(JsonGenerator out, ChannelOrder snapshot) throws IOException {
    Buyer buyer = snapshot.order().buyer();
    out.writeStartObject();
    out.writeObjectFieldStart("buyer");
    out.writeStringField("name", buyer.name());
    Json.text(out, "company", buyer.company());
    Json.text(out, "taxId", buyer.taxId());
    Json.text(out, "email", buyer.email());
    Json.text(out, "phone", buyer.phone());
    address(out, "billing", buyer.billing());
    address(out, "delivery", buyer.delivery());
    out.writeEndObject();
    out.writeFieldName("fields");
    FieldJson.write(out, snapshot.fields());
    out.writeStringField("raw", snapshot.raw());
    out.writeEndObject();
  }

  private static void address(JsonGenerator out, String name, Address address) throws IOException {
    out.writeObjectFieldStart(name);
    Json.text(out, "street", address.street());
    Json.text(out, "city", address.city());
    Json.text(out, "county", address.county());
    Json.text(out, "postalCode", address.postalCode());
    Json.text(out, "country", address.country());
    out.writeEndObject();
  }

  private static Buyer buyer(JsonFields buyer) {
    return new Buyer(
        buyer.text("name"),
        buyer.optional("company"),
        buyer.optional("taxId"),
        buyer.optional("email"),
        buyer.optional("phone"),
        address(buyer.required("billing")),
        address(buyer.required("delivery")));
  }

  private static Address address(JsonFields address) {
    return new Address(
        address.optional("street"),
        address.optional("city"),
        address.optional("county"),
        address.optional("postalCode"),
        address.optional("country"));
  }
}
