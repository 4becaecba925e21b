package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code import/*} and the two queues. */
final class ImportApi {
  private static final int PAGE = 50;

  private final Shop shop;
  private final Catalogue catalogue;

  ImportApi(Shop shop) {
    this.shop = shop;
    this.catalogue = shop.catalogue();
  }

  void addTo(Actions actions) {
    actions.add("import/importer", this::importer);
    actions.add("import/productImportStatus", this::status);
    actions.add("products/getWaitingProducts", call -> queue(call, catalogue.waiting()));
    actions.add("products/getRejectedProducts", call -> queue(call, catalogue.rejected()));
  }

  private JsonNode importer(Call call) {
    ObjectNode products = call.fields().brackets("products");
    boolean batchVat = new Fields(products, "products").flag("hasTVA");
    ObjectNode bare = products.deepCopy();
    bare.remove("hasTVA");
    List<ImportItem> items = new ArrayList<>();
    for (JsonNode product : Fields.elements("products", bare)) {
      Fields fields = new Fields(product, "products");
      items.add(new ImportItem(fields.text("products_model"), fields, batchVat, call.now(), ""));
    }
    if (items.isEmpty()) {
      throw new Refused("Lista de produse este goala");
    }
    if (shop.settings().is(Switch.BATCH_ALL_OR_NOTHING)) {
      for (ImportItem item : items) {
        Optional<String> problem = catalogue.problem(item);
        if (problem.isPresent()) {
          throw new Refused(item.model() + ": " + problem.get());
        }
      }
    }
    items.forEach(catalogue::submit);
    return Json.success();
  }

  private JsonNode status(Call call) {
    ArrayNode answer = Json.array();
    for (JsonNode asked : Fields.elements("products", call.fields().json("products"))) {
      answer.add(status(new Fields(asked, "products").text("model")));
    }
    return answer;
  }

  private ObjectNode status(String model) {
    ObjectNode answer = Json.object().put("model", model);
    ImportItem pending = catalogue.waiting().get(model);
    ImportItem refused = catalogue.rejected().get(model);
    Optional<ProductState> listed = catalogue.find(model);
    if (pending != null) {
      vendorId(answer, pending.text("vendor_ext_id"));
      return answer.put("status", listed.isPresent() ? "ON_SITE_PENDING_UPDATE" : "IMPORT_PENDING");
    }
    if (refused != null) {
      vendorId(answer, refused.text("vendor_ext_id"));
      return answer.put("status", "IMPORT_REFUSED").put("message", refused.reason());
    }
    if (listed.isEmpty()) {
      return answer.put("status", "NOT_FOUND");
    }
    vendorId(answer, listed.get().content("vendor_ext_id"));
    return answer.put("status", "ON_SITE").put("message", catalogue.notTaken(model).orElse(""));
  }

  private static void vendorId(ObjectNode answer, String id) {
    if (!id.isEmpty()) {
      answer.put("vendor_ext_id", id);
    }
  }

  private JsonNode queue(Call call, Map<String, ImportItem> items) {
    int start = call.fields().count("start");
    List<ImportItem> all = List.copyOf(items.values());
    ObjectNode page = Json.object().put("limit", PAGE).put("start", start);
    page.put("moreavailable", all.size() > start + PAGE ? 1 : 0);
    ArrayNode data = page.putArray("data");
    all.stream().skip(start).limit(PAGE).forEach(item -> data.add(row(item)));
    return page;
  }

  private ObjectNode row(ImportItem item) {
    ObjectNode row = Json.object();
    row.put("_id", Integer.toHexString(item.model().hashCode()));
    row.put("products_model", item.model());
    for (String field :
        List.of("products_name", "products_image", "vendor_ext_id", "categories_id")) {
      row.put(field, item.text(field));
    }
    row.put("products_description", base64(item.text("products_description")));
    row.put("pretf", item.text("pretf"));
    row.put("stoc", item.text("stoc"));
    row.put("moneda", 1);
    row.put("motiv", item.reason());
    row.put("refused", item.reason().isEmpty() ? 0 : 1);
    row.put("status", item.fields().maybe("status").orElse("1"));
    row.put("products_date_added", Stamps.format(item.at()));
    row.put("products_date_updated", Stamps.format(item.at()));
    row.set("image", Json.array());
    row.set("charact", Json.object());
    return row;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
