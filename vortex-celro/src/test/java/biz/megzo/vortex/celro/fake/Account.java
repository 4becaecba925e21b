package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The seller: account data, callback link, couriers, addresses, contacts. Used under the shop's
 * lock only.
 */
final class Account {
  private final ObjectNode data = Json.object();
  private final Map<Long, String> couriers = new TreeMap<>(Map.of(1L, "Fan Courier", 4L, "DPD"));
  private final Map<Long, ObjectNode> courierAccounts = new LinkedHashMap<>();
  private final Map<Long, ObjectNode> addresses = new LinkedHashMap<>();
  private final Map<Long, ObjectNode> contacts = new LinkedHashMap<>();

  Account() {
    data.put("person", "Maria Ionescu").put("county", "Cluj").put("city", "Cluj-Napoca");
    data.put("timpProcesareImplicit", 1).put("apiLink", "");
    data.putObject("reg").put("j1", "J12").put("j2", "345").put("j3", "2019").put("j4", "");
    courierAccounts.put(
        123L,
        Json.object()
            .put("id", 123)
            .put("courier_id", 1)
            .put("courier_name", "Fan Courier")
            .put("name", "Fan cont principal")
            .put("epod", 0)
            .put("awb_format", "A4")
            .put("service", "")
            .put("default_orders", 1)
            .put("status", 1));
    addresses.put(
        9L,
        Json.object()
            .put("id", 9)
            .put("type", "pickup")
            .put("county", "Cluj")
            .put("city", "Cluj-Napoca")
            .put("address", "Str. Depozitului 1")
            .put("zip", "400001")
            .put("status", 1));
    contacts.put(
        5L,
        Json.object()
            .put("id", 5)
            .put("type", "shipping")
            .put("name", "Depozit")
            .put("phone", "0711111111")
            .put("email", "depozit@example.ro")
            .put("status", 1));
  }

  String apiLink() {
    return data.path("apiLink").asText();
  }

  void apiLink(String template) {
    data.put("apiLink", template);
  }

  ObjectNode data() {
    return data;
  }

  Map<Long, String> couriers() {
    return couriers;
  }

  Map<Long, ObjectNode> courierAccounts() {
    return courierAccounts;
  }

  Map<Long, ObjectNode> addresses() {
    return addresses;
  }

  Map<Long, ObjectNode> contacts() {
    return contacts;
  }
}
