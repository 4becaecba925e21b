package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code admininfo/*}: account data with the callback link, couriers, addresses, contacts. */
final class AccountApi {
  private static final int PAGE = 25;
  private static final Set<String> REGISTER = Set.of("j1", "j2", "j3", "j4");
  private static final Set<String> CONTACT_TYPES =
      Set.of("admin", "tehnic", "sales", "financial", "op", "shipping");

  private final Shop shop;

  AccountApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("admininfo/updateAccountInformation", this::update);
    actions.add("admininfo/getAccountInformation", call -> shop.account().data().deepCopy());
    actions.add("admininfo/getCouriers", call -> couriers());
    actions.add(
        "admininfo/getAccountCouriers", call -> list(shop.account().courierAccounts().values()));
    actions.add("admininfo/getAffiliateAddresses", call -> addresses());
    actions.add("admininfo/getAffiliateContacts", call -> page(shop.account().contacts().values()));
    actions.add("admininfo/saveAffiliateAddress", this::saveAddress);
    actions.add("admininfo/saveAfiliateContact", this::saveContact);
  }

  /** Overwrites whatever is sent; the link is tried out at once with a push of type 0. */
  private JsonNode update(Call call) {
    Fields fields = call.fields();
    ObjectNode data = shop.account().data();
    ObjectNode register = fields.brackets("reg");
    new Fields(register, "reg").only(REGISTER);
    String person = fields.text("person");
    String county = fields.text("county");
    String city = fields.text("city");
    int handling = fields.count("timpProcesareImplicit");
    String link = fields.maybe("apiLink").orElse("");
    if (!link.isEmpty()) {
      requirePlaceholders(link);
    }
    data.put("person", person).put("county", county).put("city", city);
    data.put("timpProcesareImplicit", handling);
    data.set("reg", register.deepCopy());
    for (String name :
        List.of("cif", "iban", "telephone", "bankName", "hqAddress", "description")) {
      fields.maybe(name).ifPresent(value -> data.put(name, value));
    }
    fields.maybe("password").ifPresent(shop.tokens()::password);
    if (!link.isEmpty()) {
      shop.account().apiLink(link);
      call.afterwards().run(() -> shop.pushes().event(0, "0"));
    }
    return Json.success();
  }

  static void requirePlaceholders(String link) {
    if (!link.matches("https?://.*")
        || !List.of("$1$", "$2$", "$3$").stream().allMatch(link::contains)) {
      throw new Refused("Link invalid: trebuie sa contina $1$, $2$ si $3$");
    }
  }

  private JsonNode couriers() {
    ArrayNode list = Json.array();
    shop.account()
        .couriers()
        .forEach((id, name) -> list.addObject().put("id", id).put("name", name));
    return list;
  }

  private JsonNode addresses() {
    Collection<ObjectNode> all = shop.account().addresses().values();
    return shop.settings().is(Switch.ADDRESS_PAGE_AS_LIST) ? list(all) : page(all);
  }

  private static ArrayNode list(Collection<ObjectNode> rows) {
    ArrayNode list = Json.array();
    rows.forEach(row -> list.add(row.deepCopy()));
    return list;
  }

  private static ObjectNode page(Collection<ObjectNode> rows) {
    ObjectNode page = Json.object();
    page.set("list", list(rows));
    return page.put("page", 1).put("total", rows.size()).put("limit", PAGE);
  }

  private JsonNode saveAddress(Call call) {
    Fields fields = call.fields();
    ObjectNode row = Json.object();
    for (String name : List.of("type", "county", "city", "address", "zip")) {
      row.put(name, fields.text(name));
    }
    boolean capital = row.path("city").asText().equals("Bucuresti");
    if (capital && !row.path("county").asText().matches("Sector [1-6]")) {
      throw fields.bad("county", "trebuie sa fie Sector N pentru Bucuresti");
    }
    row.put("status", fields.requiredFlag("status") ? 1 : 0);
    return save(shop.account().addresses(), fields.maybeNumber("address_id").orElse(0L), row);
  }

  private JsonNode saveContact(Call call) {
    Fields fields = call.fields();
    ObjectNode row = Json.object();
    for (String name : List.of("type", "name", "email", "phone")) {
      row.put(name, fields.text(name));
    }
    if (!CONTACT_TYPES.contains(row.path("type").asText())) {
      throw fields.bad("type", "este invalid");
    }
    row.put("status", fields.requiredFlag("status") ? 1 : 0);
    return save(shop.account().contacts(), fields.maybeNumber("id").orElse(0L), row);
  }

  private static JsonNode save(Map<Long, ObjectNode> rows, long id, ObjectNode row) {
    if (id != 0 && !rows.containsKey(id)) {
      throw new Refused("Inregistrarea " + id + " nu exista");
    }
    long key = id != 0 ? id : rows.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    ObjectNode saved = Json.object().put("id", key);
    saved.setAll(row);
    rows.put(key, saved);
    return Json.success();
  }
}
