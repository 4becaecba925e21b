package biz.megzo.vortex.celro.fake;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A product that is on the site before the test begins. */
public final class Listing {
  private final String model;
  private final int stock;
  private final BigDecimal price;
  private final Map<String, String> content = new LinkedHashMap<>();
  private boolean priceIncludesVat = true;
  private boolean active = true;

  private Listing(String model, int stock, BigDecimal price) {
    this.model = model;
    this.stock = stock;
    this.price = price;
    content.put("products_name", "Produs " + model);
    content.put("manufacturers_name", "Fara marca");
    content.put("categories_id", "100");
    content.put("products_image", "https://img.example/" + model + ".jpg");
  }

  /** Active, with a price that includes VAT. */
  public static Listing of(String model, int stock, String price) {
    if (stock < 0) {
      throw new IllegalArgumentException("stock must be >= 0, was " + stock);
    }
    return new Listing(model, stock, new BigDecimal(price));
  }

  public Listing name(String name) {
    return with("products_name", name);
  }

  /** Any other field of the importer. */
  public Listing with(String field, String value) {
    content.put(field, value);
    return this;
  }

  public Listing priceWithoutVat() {
    priceIncludesVat = false;
    return this;
  }

  public Listing inactive() {
    active = false;
    return this;
  }

  ListedProduct toProduct() {
    return new ListedProduct(
        model, stock, price, priceIncludesVat, active, Map.copyOf(content), List.of());
  }
}
