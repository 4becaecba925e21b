package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is set at one place for the stock of some SKUs. What is null is not set there: the next
 * place decides ({@link StockPolicy} has the order).
 *
 * @param buffer held back
 * @param share the part of the stock that this channel may offer, above 0 and at most 1
 * @param cap most units ever offered, 0 or more
 * @param paused true: offered as zero whatever is on hand; false: on sale although a wider place
 *     pauses it
 * @param kit what one unit is made of, component and units of it, 1 or more each; empty when it is
 *     no kit; only for one SKU
 */
public record StockTerms(
    @Nullable StockBuffer buffer,
    @Nullable BigDecimal share,
    @Nullable Integer cap,
    @Nullable Boolean paused,
    Map<Sku, Integer> kit) {
  /** Most components of a kit. */
  public static final int MOST_COMPONENTS = 100;

  private static final StockTerms NONE = new StockTerms(null, null, null, null, Map.of());

  public StockTerms {
    if (share != null) {
      StockSettings.checkShare(share);
    }
    if (cap != null) {
      StockSettings.checkCap(cap);
    }
    if (kit.size() > MOST_COMPONENTS) {
      throw new IllegalArgumentException(
          "a kit has at most " + MOST_COMPONENTS + " components, was " + kit.size());
    }
    kit.forEach(
        (sku, units) -> {
          if (units < 1) {
            throw new IllegalArgumentException(
                "a kit has at least 1 of each component, was " + units + " of " + sku);
          }
        });
    kit = Collections.unmodifiableMap(new TreeMap<>(kit));
  }

  /** Nothing set. */
  public static StockTerms none() {
    return NONE;
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  public StockTerms withBuffer(@Nullable StockBuffer value) {
    return new StockTerms(value, share, cap, paused, kit);
  }

  public StockTerms withShare(@Nullable BigDecimal value) {
    return new StockTerms(buffer, value, cap, paused, kit);
  }

  public StockTerms withCap(@Nullable Integer value) {
    return new StockTerms(buffer, share, value, paused, kit);
  }

  public StockTerms withPaused(@Nullable Boolean value) {
    return new StockTerms(buffer, share, cap, value, kit);
  }

  public StockTerms withKit(Map<Sku, Integer> value) {
    return new StockTerms(buffer, share, cap, paused, value);
  }

  /** What is set, for people; {@code nothing} when nothing is. */
  @Override
  public String toString() {
    StringJoiner parts = new StringJoiner(", ");
    parts.setEmptyValue("nothing");
    add(parts, "buffer ", buffer);
    add(parts, "share ", share == null ? null : share.toPlainString());
    add(parts, "cap ", cap);
    if (paused != null) {
      parts.add(paused ? "paused" : "on sale");
    }
    if (!kit.isEmpty()) {
      parts.add("kit of " + printKit());
    }
    return parts.toString();
  }

  /** The components, for people: {@code 2 x A + 1 x B}. */
  public String printKit() {
    StringJoiner parts = new StringJoiner(" + ");
    kit.forEach((sku, units) -> parts.add(units + " x " + sku));
    return parts.toString();
  }

  private static void add(StringJoiner parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.add(name + Objects.toString(value));
    }
  }
}
