package biz.megzo.vortex.smartbill.fake;

import java.math.BigDecimal;

/**
 * A product of the catalogue.
 *
 * @param id of V3, {@code prod_...}; ids grow in the order of creation
 * @param code empty where the product has none
 * @param price VAT included, RON
 * @param vatName a rate of the company
 */
public record FakeProduct(
    String id,
    String code,
    String name,
    String unit,
    BigDecimal price,
    String vatName,
    boolean service) {

  FakeProduct named(String newName) {
    return new FakeProduct(id, code, newName, unit, price, vatName, service);
  }
}
