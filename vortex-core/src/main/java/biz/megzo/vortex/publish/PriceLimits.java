package biz.megzo.vortex.publish;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Between what a price may lie, and how far it may move at once. A null does not limit.
 *
 * @param min lowest price
 * @param max highest price
 * @param maxStep most that a price may move at once, in percent of the one before
 */
public record PriceLimits(
    @Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable BigDecimal maxStep) {
  private static final PriceLimits NONE = new PriceLimits(null, null, null);

  public PriceLimits {
    positive("min", min);
    positive("max", max);
    positive("maxStep", maxStep);
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw new IllegalArgumentException("min must be at most max, were " + min + " and " + max);
    }
  }

  private static void positive(String name, @Nullable BigDecimal value) {
    if (value != null && value.signum() <= 0) {
      throw new IllegalArgumentException(name + " must be above 0, was " + value);
    }
  }

  /** Limits nothing. */
  public static PriceLimits none() {
    return NONE;
  }

  /** These, and the others' where these do not limit. */
  public PriceLimits or(PriceLimits others) {
    BigDecimal lowest = min == null ? others.min : min;
    BigDecimal highest = max == null ? others.max : max;
    if (lowest != null && highest != null && lowest.compareTo(highest) > 0) {
      lowest = min;
      highest = max;
    }
    return new PriceLimits(lowest, highest, maxStep == null ? others.maxStep : maxStep);
  }
}
