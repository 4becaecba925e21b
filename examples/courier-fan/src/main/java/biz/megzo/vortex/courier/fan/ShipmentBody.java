package biz.megzo.vortex.courier.fan;

import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentRequest.Option;
import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.model.Address;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as FAN Courier wants it. */
final class ShipmentBody {
  private ShipmentBody() {}

  /** What keeps the request from being sent; empty when nothing does. */
  static List<String> lacks(ShipmentRequest request) {
    Recipient to = request.recipient();
    List<String> lacks = new ArrayList<>();
    need(lacks, "recipient name", to.name());
    need(lacks, "phone", to.phone());
    need(lacks, "street", to.address().street());
    need(lacks, "city", to.address().city());
    need(lacks, "county", to.address().county());
    if (!request.cashOnDelivery().currency().getCurrencyCode().equals("RON")) {
      lacks.add("an amount to collect in lei");
    }
    return lacks;
  }

  private static void need(List<String> lacks, String what, @Nullable String value) {
    if (value == null || value.isBlank()) {
      lacks.add(what);
    }
  }

  static ObjectNode of(FanCourierConfig config, ShipmentRequest request) {
    ObjectNode body = FanApi.JSON.createObjectNode();
    body.put("clientId", config.clientId());
    ObjectNode shipment = body.putArray("shipments").addObject();
    info(shipment.putObject("info"), config, request);
    recipient(shipment.putObject("recipient"), request.recipient());
    return body;
  }

  private static void info(ObjectNode info, FanCourierConfig config, ShipmentRequest request) {
    info.put("service", config.service(!request.cashOnDelivery().isZero()));
    ObjectNode packages = info.putObject("packages");
    packages.put("parcel", request.parcels().count());
    packages.put("envelope", request.parcels().envelopes());
    info.put("weight", request.parcels().weightKg());
    info.put("cod", request.cashOnDelivery().rounded().amount());
    info.put("declaredValue", request.declaredValue().rounded().amount());
    info.put("payment", config.payer());
    info.put("costCenter", request.reference());
    info.put("content", "Comanda " + request.order().orderId());
    info.put("observation", request.reference());
    int[] size = config.dimensions();
    info.putObject("dimensions")
        .put("length", size[0])
        .put("width", size[1])
        .put("height", size[2]);
    ArrayNode options = info.putArray("options");
    if (request.options().contains(Option.OPEN_ON_DELIVERY)) {
      options.add("A");
    }
    if (request.options().contains(Option.SATURDAY)) {
      options.add("S");
    }
  }

  private static void recipient(ObjectNode out, Recipient to) {
    Address address = to.address();
    out.put("name", to.name());
    out.put("contactPerson", to.contact());
    out.put("phone", given(to.phone()));
    out.put("email", given(to.email()));
    ObjectNode place = out.putObject("address");
    boolean bucharest = given(address.county()).toLowerCase(Locale.ROOT).startsWith("sector");
    place.put("county", bucharest ? "Bucuresti" : Words.plain(given(address.county())));
    place.put("locality", bucharest ? "Bucuresti" : Words.plain(given(address.city())));
    place.put("street", given(address.street()));
    place.put("streetNo", "");
    place.put("zipCode", given(address.postalCode()));
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
