package biz.megzo.vortex.publish;

import biz.megzo.vortex.rules.FieldRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells where each value of a product comes from, for links that merge several sources. */
public final class ProductOrigins {
  /** The ERP's own catalogue. */
  public static final String ERP = "erp";

  /** The ERP's stock list: names and units of products that nobody else names. */
  public static final String STOCK = "stock";

  /** Fields that merging keeps beside the product's own. */
  public static final String RESERVED = "vortex.";

  /** The field that says which value is whose, as {@code name=erp,price=file}. */
  public static final String FROM = RESERVED + "from";

  private ProductOrigins() {}

  /** The source of each field, in the order of the fields; empty when nothing was merged. */
  public static Map<String, String> of(FieldRecord product) {
    Map<String, String> origins = new LinkedHashMap<>();
    for (String pair : product.text(FROM).orElse("").split(",", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        origins.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    return origins;
  }

  /** The same for people: {@code name, unit from erp; price from file}. */
  public static String explain(FieldRecord product) {
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    of(product)
        .forEach(
            (field, from) -> bySource.computeIfAbsent(from, f -> new ArrayList<>()).add(field));
    List<String> parts = new ArrayList<>();
    bySource.forEach((from, fields) -> parts.add(String.join(", ", fields) + " from " + from));
    return String.join("; ", parts);
  }
}
