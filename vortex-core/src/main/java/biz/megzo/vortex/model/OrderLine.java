package biz.megzo.vortex.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param lineId the channel's id of the line
 * @param kind what the line sells
 * @param sku null for lines that are no product of the merchant
 * @param quantity as given; units sold are whole, but a reader does not assume it
 * @param unitPrice what the buyer pays for one, VAT included
 * @param vat null when the channel did not say
 */
public record OrderLine(
    String lineId,
    Kind kind,
    @Nullable Sku sku,
    String name,
    BigDecimal quantity,
    Money unitPrice,
    @Nullable Vat vat) {

  /** What a line sells. */
  public enum Kind {
    PRODUCT,
    TRANSPORT,
    DISCOUNT,
    OTHER
  }

  /** Quantity times price, unrounded. */
  public Money total() {
    return unitPrice.times(quantity);
  }

  /**
   * Units this line takes from stock: zero for anything but a product, rounded up to whole units.
   */
  public int units() {
    return kind == Kind.PRODUCT && quantity.signum() > 0
        ? quantity.setScale(0, java.math.RoundingMode.CEILING).intValueExact()
        : 0;
  }
}
