package biz.megzo.vortex.benchmarks;

import com.dashjoin.jsonata.Jsonata;
import org.jspecify.annotations.Nullable;

/** The price rule in JSONata, in the two ways its users write it. */
final class PriceByJsonata {
  private final Jsonata expression;

  private PriceByJsonata(String expression) {
    this.expression = Jsonata.jsonata(expression);
  }

  /** Its own rounding, which takes ties to the even neighbour. */
  static PriceByJsonata rounding() {
    return new PriceByJsonata("$round(price * (1 + vatPercent / 100), 2)");
  }

  /** The usual way to round half up. */
  static PriceByJsonata flooring() {
    return new PriceByJsonata("$floor(price * (1 + vatPercent / 100) * 100 + 0.5) / 100");
  }

  @Nullable Object map(Object source) {
    return expression.evaluate(source);
  }
}
