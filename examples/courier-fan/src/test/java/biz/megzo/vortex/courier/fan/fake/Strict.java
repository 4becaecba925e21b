package biz.megzo.vortex.courier.fan.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What FAN Courier takes; everything that the page does not name is refused. */
final class Strict {
  private static final Set<String> INFO =
      Set.of(
          "service",
          "packages",
          "weight",
          "cod",
          "declaredValue",
          "payment",
          "costCenter",
          "content",
          "observation",
          "dimensions",
          "options");
  private static final Set<String> RECIPIENT =
      Set.of("name", "contactPerson", "phone", "email", "address");
  private static final Set<String> ADDRESS =
      Set.of("county", "locality", "street", "streetNo", "zipCode");
  private static final Set<String> COUNTIES = Set.of("Brasov", "Cluj", "Bucuresti");
  private static final Set<String> LOCALITIES = Set.of("Brasov", "Cluj-Napoca", "Bucuresti");

  private Strict() {}

  /** The first field that is wrong; null when none is. */
  static @Nullable String wrong(JsonNode body, long client) {
    JsonNode shipments = body.path("shipments");
    if (body.path("clientId").asLong() != client) {
      return "clientId";
    }
    if (!shipments.isArray() || shipments.size() != 1) {
      return "shipments";
    }
    JsonNode info = shipments.get(0).path("info");
    JsonNode recipient = shipments.get(0).path("recipient");
    String stranger = stranger(info, INFO);
    if (stranger == null) {
      stranger = stranger(recipient, RECIPIENT);
    }
    if (stranger == null) {
      stranger = stranger(recipient.path("address"), ADDRESS);
    }
    return stranger != null ? stranger : wrong(info, recipient);
  }

  private static @Nullable String wrong(JsonNode info, JsonNode recipient) {
    if (!Set.of("Standard", "Cont Colector").contains(info.path("service").asText())) {
      return "service";
    }
    int parcels = info.at("/packages/parcel").asInt() + info.at("/packages/envelope").asInt();
    if (parcels < 1) {
      return "packages";
    }
    if (!info.path("weight").isNumber() || info.path("weight").asDouble() <= 0) {
      return "weight";
    }
    if (!info.path("cod").isNumber() || info.path("cod").asDouble() < 0) {
      return "cod";
    }
    if (!Set.of("sender", "recipient").contains(info.path("payment").asText())) {
      return "payment";
    }
    for (String side : new String[] {"length", "width", "height"}) {
      if (info.at("/dimensions/" + side).asInt() < 1) {
        return "dimensions";
      }
    }
    if (recipient.path("name").asText().isBlank()) {
      return "name";
    }
    if (!recipient.path("phone").asText().matches("[+0-9 ]{10,15}")) {
      return "phone";
    }
    return place(recipient.path("address"));
  }

  private static @Nullable String place(JsonNode address) {
    if (!COUNTIES.contains(address.path("county").asText())) {
      return "county";
    }
    if (!LOCALITIES.contains(address.path("locality").asText())) {
      return "locality";
    }
    if (!address.path("streetNo").isTextual()) {
      return "streetNo";
    }
    return address.path("street").asText().isBlank() ? "street" : null;
  }

  private static @Nullable String stranger(JsonNode node, Set<String> known) {
    for (var it = node.fieldNames(); it.hasNext(); ) {
      String name = it.next();
      if (!known.contains(name)) {
        return name;
      }
    }
    return null;
  }
}
