package biz.megzo.vortex.smartbill.fake;

import java.math.BigDecimal;

/**
 * A line as it stands on the printed document.
 *
 * @param name as printed, which is the catalogue's when the request said so
 * @param total VAT included; zero for a discount that was ignored
 * @param vat the part of {@code total} that is VAT
 */
public record FakeLine(
    String name,
    String code,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal total,
    BigDecimal vat,
    boolean discount) {

  BigDecimal net() {
    return total.subtract(vat);
  }
}
