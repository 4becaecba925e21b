package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the buffer adviser found, and what it rests on.
 *
 * @param interval the pause between heartbeats that was played
 * @param lag from reading the stock to the channel's word that it took the push
 * @param span how far back the sales go that were counted
 * @param products most sold first
 * @param more products with sales beyond those
 */
public record BufferAdvice(
    Measured interval, Measured lag, Duration span, List<OfProduct> products, int more) {
  public BufferAdvice {
    products = List.copyOf(products);
  }

  /**
   * A time and how it is known.
   *
   * @param samples how many it is the median of; 0 when it was given or is assumed
   */
  public record Measured(Duration value, int samples) {}

  /**
   * One product.
   *
   * @param orders with it in the span
   * @param units of it in the span
   * @param played what is to be expected in 30 days by buffer and interval; empty when there are
   *     too few sales to say
   * @param now the units held back today
   * @param suggested the least buffer that keeps oversells as rare as was asked; empty when there
   *     are too few sales to say, or no buffer that was played is enough
   */
  public record OfProduct(
      Sku sku,
      int orders,
      int units,
      List<Expected> played,
      StockBuffer now,
      Optional<Integer> suggested) {
    public OfProduct {
      played = List.copyOf(played);
    }

    /** Whether the history is too short for anything but a guess. */
    public boolean tooFew() {
      return played.isEmpty();
    }
  }

  /**
   * What is to be expected in 30 days.
   *
   * @param oversold units that buyers ordered and nobody had
   * @param turnedAway orders that were not possible though there was enough: what a buffer costs
   */
  public record Expected(
      Duration interval, int buffer, BigDecimal oversold, BigDecimal turnedAway) {}
}
