package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The objects of V3, sorted by id, and their filters. */
final class V3Items {
  private V3Items() {}

  static String singular(FakeCall call) {
    return switch (call) {
      case V3_PRODUCTS -> "product";
      case V3_WAREHOUSES -> "warehouse";
      case V3_CLIENTS -> "client";
      default -> "supplier";
    };
  }

  static String prefix(FakeCall call) {
    return switch (call) {
      case V3_PRODUCTS -> "prod_";
      case V3_WAREHOUSES -> "ware_";
      case V3_CLIENTS -> "cus_";
      default -> "sup_";
    };
  }

  static List<ObjectNode> of(FakeCall call, Company company) {
    return switch (call) {
      case V3_PRODUCTS ->
          company.products.all().stream().map(product -> product(company, product)).toList();
      case V3_WAREHOUSES -> company.warehouses.stream().map(V3Items::warehouse).toList();
      case V3_CLIENTS -> clients(company);
      default -> List.of();
    };
  }

  static List<ObjectNode> filtered(FakeCall call, List<ObjectNode> all, FakeRequest request) {
    Optional<String> name = request.param("name");
    Optional<String> code = request.param("code").filter(any -> call == FakeCall.V3_PRODUCTS);
    Optional<String> vat = request.param("vatCode").filter(any -> call == FakeCall.V3_CLIENTS);
    boolean anywhere = call == FakeCall.V3_WAREHOUSES;
    return all.stream()
        .filter(item -> name.map(text -> named(item, text, anywhere)).orElse(true))
        .filter(item -> code.map(item.path("code").asText()::equals).orElse(true))
        .filter(item -> vat.map(item.path("vatCode").asText()::equals).orElse(true))
        .toList();
  }

  /** Warehouses match anywhere in the name, the others by whole words; letter case never counts. */
  private static boolean named(JsonNode item, String wanted, boolean anywhere) {
    String name = item.path("name").asText().toLowerCase(Locale.ROOT);
    String text = wanted.toLowerCase(Locale.ROOT).strip();
    return anywhere
        ? name.contains(text)
        : Arrays.asList(name.split("\\s+")).containsAll(Arrays.asList(text.split("\\s+")));
  }

  private static ObjectNode product(Company company, FakeProduct product) {
    BigDecimal percentage =
        company.rates.stream()
            .filter(rate -> rate.name().equals(product.vatName()))
            .map(VatRate::percentage)
            .findFirst()
            .orElse(BigDecimal.ZERO);
    ObjectNode item =
        Json.object()
            .put("id", product.id())
            .put("name", product.name())
            .put("description", "")
            .put("code", product.code())
            .put("isService", product.service())
            .put("price", product.price())
            .put("measuringUnitName", product.unit())
            .put("currency", "RON")
            .put("vatPercentage", Json.oneDecimal(percentage))
            .put("vatName", product.vatName())
            .put("isVatIncluded", true)
            .put("cnCode", "")
            .put("cpvCode", "")
            .put("countryOfOrigin", "");
    item.putArray("containerDeposits");
    return item;
  }

  private static ObjectNode warehouse(Warehouse warehouse) {
    return Json.object()
        .put("id", warehouse.id)
        .put("name", warehouse.name)
        .put("description", "")
        .put("type", warehouse.type)
        .put("keeper", "")
        .put("address", "")
        .put("city", "")
        .put("county", "")
        .put("country", "RO")
        .put("isCustody", false);
  }

  private static List<ObjectNode> clients(Company company) {
    var items = new ArrayList<ObjectNode>();
    for (JsonNode client : company.clients.values()) {
      ObjectNode item = Json.object().put("id", "cus_%032x".formatted(items.size() + 1));
      String fields =
          "name vatCode regCom code address city county country bank iban email contact";
      for (String field : (fields + " phone").split(" ")) {
        item.put(field, Json.text(client, field));
      }
      item.put("isVatPayer", Json.flag(client, "isTaxPayer")).put("brand", "");
      item.putArray("deliveryAddresses");
      items.add(item);
    }
    return items;
  }
}
