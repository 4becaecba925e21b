package biz.megzo.vortex.benchmarks;

import io.github.jamsesso.jsonlogic.JsonLogic;
import io.github.jamsesso.jsonlogic.JsonLogicException;

/** The price rule in JsonLogic. It knows no rounding, so one is registered, as its users do. */
final class PriceByJsonLogic {
  private static final String RULE =
      """
      {"round2": [{"*": [
        {"var": "price"},
        {"+": [1, {"/": [{"var": "vatPercent"}, 100]}]}
      ]}]}""";

  private final JsonLogic logic =
      new JsonLogic()
          .addOperation(
              "round2", args -> Math.round(((Number) args[0]).doubleValue() * 100) / 100d);

  Object map(Object source) {
    try {
      return logic.apply(RULE, source);
    } catch (JsonLogicException e) {
      throw new IllegalStateException("the JsonLogic rule failed", e);
    }
  }
}
