package biz.megzo.vortex.stock;

import java.math.BigDecimal;

/**
 * The terms that count for one SKU, each with where it comes from. The places, narrowest first: the
 * SKU as people set it, the SKU in the link's settings in code, the rules by their order, the link
 * as people set it, the link's settings in code. Each of the four is looked for on its own.
 *
 * @param buffer held back
 * @param share the part of the stock that this channel may offer
 * @param cap most units ever offered; {@link Integer#MAX_VALUE} without limit
 * @param paused whether it is offered as zero
 */
public record StockLimits(
    Chosen<StockBuffer> buffer,
    Chosen<BigDecimal> share,
    Chosen<Integer> cap,
    Chosen<Boolean> paused) {
  /**
   * A value and its origin.
   *
   * @param from for people, such as {@code rule lamps}
   */
  public record Chosen<T>(T value, String from) {}

  /** Nothing held back, nothing limited. */
  public static StockLimits none() {
    String from = "nothing set";
    return new StockLimits(
        new Chosen<>(StockBuffer.none(), from),
        new Chosen<>(BigDecimal.ONE, from),
        new Chosen<>(Integer.MAX_VALUE, from),
        new Chosen<>(false, from));
  }

  /** The limits of one SKU under the settings in code alone. */
  static StockLimits ofCode(StockSettings settings, StockBuffer buffer, String from) {
    return new StockLimits(
        new Chosen<>(buffer, from),
        new Chosen<>(settings.share(), StockPolicy.CODE),
        new Chosen<>(settings.cap(), StockPolicy.CODE),
        new Chosen<>(false, StockPolicy.CODE));
  }
}
