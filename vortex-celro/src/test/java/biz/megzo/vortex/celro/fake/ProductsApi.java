package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code products/readProducts}, categories, characteristics and manufacturers. */
final class ProductsApi {
  private static final int MOST = 50;

  private final Shop shop;

  ProductsApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("products/readProducts", this::read);
    actions.add("import/getSupplierCategories", call -> categories());
    actions.add("products/getCategoryCharacteristics", call -> characteristics(call, false));
    actions.add(
        "products/listCategoryMandatoryCharacteristics", call -> characteristics(call, true));
    actions.add("products/getManufacturerID", this::manufacturer);
    actions.add("admininfo/getPrefix", call -> Json.NODES.textNode(Catalogue.PREFIX));
  }

  private JsonNode read(Call call) {
    Fields fields = call.fields();
    int start = fields.count("start");
    int limit = Math.min(fields.count("limit"), MOST);
    fields.flag("orderByMostViewed");
    fields.flag("includeTransport");
    ProductFilter filter =
        ProductFilter.of(
            fields.maybe("search"),
            fields.has("filters") ? fields.json("filters") : Json.object(),
            shop.catalogue().taxonomy());
    List<ProductState> matching =
        shop.catalogue().listed().stream().filter(filter::matches).toList();
    List<ProductState> page = matching.stream().skip(start).limit(limit).toList();
    ObjectNode answer = Json.object().put("limit", page.size()).put("start", start);
    answer.put("moreavailable", matching.size() > start + page.size() ? 1 : 0);
    if (fields.flag("forceCount")) {
      answer.put("total", matching.size());
    }
    ArrayNode data = answer.putArray("data");
    page.forEach(product -> data.add(row(product)));
    return answer;
  }

  private ObjectNode row(ProductState product) {
    ObjectNode row = Json.object();
    row.put("products_model", product.model());
    row.put("products_name", product.content("products_name"));
    row.put("categories_id", product.content("categories_id"));
    row.put(
        "manufacturers_id",
        shop.catalogue().taxonomy().manufacturerId(product.content("manufacturers_name")));
    row.put("products_image", product.content("products_image"));
    row.set("pretf", Json.number(product.price()));
    row.put("hasTVA", product.priceIncludesVat() ? 1 : 0);
    row.set("pretlei", Json.number(product.grossPrice()));
    row.set("products_price", Json.number(product.grossPrice()));
    row.put("pret_vechi", product.content("pret_vechi"));
    row.put("stoc", product.stock());
    row.put("status", product.active() ? 1 : 0);
    row.put("procesare_in", product.content("procesare_in"));
    row.put("vendor_ext_id", product.content("vendor_ext_id"));
    row.put("live", product.active() && product.stock() > 0 ? 1 : 0);
    row.put("moneda", 1);
    row.put("products_date_added", Stamps.format(product.added()));
    row.put("products_date_updated", Stamps.format(product.modified()));
    row.set("bonus", Json.array());
    return row;
  }

  private JsonNode categories() {
    ArrayNode list = Json.array();
    for (Taxonomy.Category category : shop.catalogue().taxonomy().categories()) {
      list.addObject()
          .put("categories_id", category.id())
          .put("parent_id", category.parent())
          .put("categories_name", category.name());
    }
    if (shop.settings().is(Switch.CATEGORIES_AS_LIST)) {
      return list;
    }
    ObjectNode answer = Json.object();
    answer.set("parent", list);
    return answer;
  }

  private JsonNode characteristics(Call call, boolean mandatoryOnly) {
    ArrayNode answer = Json.array();
    for (var each :
        shop.catalogue().taxonomy().category(call.fields().id("categ_id")).characteristics()) {
      if (each.mandatory() || !mandatoryOnly) {
        ObjectNode row = answer.addObject().put("id", each.id()).put("name", each.name());
        ArrayNode values = row.put("mandatory", each.mandatory() ? 1 : 0).putArray("values");
        each.values().forEach(values::add);
      }
    }
    return answer;
  }

  private JsonNode manufacturer(Call call) {
    String name = call.fields().text("name");
    Taxonomy taxonomy = shop.catalogue().taxonomy();
    if (!taxonomy.knowsManufacturer(name)) {
      throw new Refused("Producator necunoscut");
    }
    return Json.NODES.numberNode(taxonomy.manufacturerId(name));
  }
}
