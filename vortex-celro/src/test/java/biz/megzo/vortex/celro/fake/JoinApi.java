package biz.megzo.vortex.celro.fake;

import biz.megzo.vortex.celro.fake.ProductChange.Cause;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** {@code products/addOfferToExistingProduct}: an offer on a product of Cel.ro's own catalogue. */
final class JoinApi {
  /** With the two that every call carries. */
  private static final Set<String> KNOWN =
      Set.of("products_model", "stoc", "pret", "overridePrice", "test", "api_version");

  private final Shop shop;

  JoinApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("products/addOfferToExistingProduct", this::join);
  }

  private JsonNode join(Call call) {
    Fields fields = call.fields();
    fields.only(KNOWN);
    String model = model(fields);
    int stock = fields.count("stoc");
    BigDecimal price = fields.decimal("pret");
    fields.requiredFlag("overridePrice");
    if (price.signum() <= 0) {
      throw fields.bad("pret", "trebuie sa fie pozitiv");
    }
    if (shop.catalogue().find(model).isPresent()) {
      throw new Refused("Exista deja o oferta pentru produsul " + model);
    }
    Listing listing =
        shop.catalogue()
            .own(model)
            .orElseThrow(() -> new Refused("Produsul nu exista in catalog: " + model));
    shop.catalogue().join(listing.toProduct(), stock, price, call.now(), Cause.IMPORTED);
    return Json.success();
  }

  /** The example sends base64; what is no base64 of a text is refused. */
  private static String model(Fields fields) {
    try {
      byte[] bytes = Base64.getDecoder().decode(fields.text("products_model"));
      String model = new String(bytes, StandardCharsets.UTF_8);
      if (model.isBlank()
          || !java.util.Arrays.equals(model.getBytes(StandardCharsets.UTF_8), bytes)) {
        throw fields.bad("products_model", "este invalid");
      }
      return model;
    } catch (IllegalArgumentException e) {
      throw fields.bad("products_model", "trebuie trimis in base64");
    }
  }
}
