package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A change that is not made, and why.
 *
 * @param change what would be changed; null when it could not be worked out
 * @param message for people: what is wrong, without the remedy
 */
public record Withheld(Sku sku, Facet facet, Guard guard, @Nullable Change change, String message) {
  /** What to do about it. */
  public String remedy() {
    return guard.remedy();
  }
}
