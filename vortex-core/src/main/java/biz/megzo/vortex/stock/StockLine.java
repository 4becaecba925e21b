package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How the offered units of one SKU come about: {@code clamp(0, cap, floor((onHand - reserved -
 * buffer) * share))}.
 *
 * @param onHand sum over the link's warehouses
 * @param reserved sold, not yet taken off {@code onHand}
 * @param buffer held back
 */
public record StockLine(
    Sku sku, BigDecimal onHand, int reserved, int buffer, BigDecimal share, int cap) {

  /** The line of one SKU under these settings. */
  public static StockLine of(Sku sku, BigDecimal onHand, int reserved, StockSettings settings) {
    return new StockLine(
        sku, onHand, reserved, settings.bufferOf(sku).of(onHand), settings.share(), settings.cap());
  }

  /** Units to offer, 0 or more. */
  public int offered() {
    BigDecimal free =
        onHand
            .subtract(BigDecimal.valueOf(reserved))
            .subtract(BigDecimal.valueOf(buffer))
            .multiply(share);
    if (free.signum() <= 0) {
      return 0;
    }
    return free.setScale(0, RoundingMode.FLOOR).min(BigDecimal.valueOf(cap)).intValueExact();
  }

  /** The arithmetic in one line, for people. */
  public String explain() {
    return "on hand "
        + onHand.toPlainString()
        + " - reserved "
        + reserved
        + " - buffer "
        + buffer
        + (share.compareTo(BigDecimal.ONE) == 0 ? "" : ", times " + share.toPlainString())
        + (cap == Integer.MAX_VALUE ? "" : ", at most " + cap)
        + " = offered "
        + offered();
  }
}
