package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * How the offered units of one SKU come about: {@code clamp(0, cap, floor((onHand - reserved -
 * buffer) * share))}. Of a kit, "on hand" is how many can be made: the least, over its components,
 * of {@code floor(free / units)}, where free is a component's {@code (onHand - reserved - buffer) *
 * share}.
 *
 * @param onHand sum over the link's warehouses; of a kit, how many can be made
 * @param reserved sold, not yet taken off {@code onHand}
 * @param limits what is held back and limited, and who says so
 * @param parts the components; empty when it is no kit
 */
public record StockLine(
    Sku sku, BigDecimal onHand, int reserved, StockLimits limits, List<Part> parts) {
  /**
   * A component.
   *
   * @param each units of it in one kit
   */
  public record Part(StockLine line, int each) {
    /** Kits that it is enough for. */
    BigDecimal kits() {
      return line.free().divide(BigDecimal.valueOf(each), 0, RoundingMode.FLOOR);
    }
  }

  public StockLine {
    parts = List.copyOf(parts);
  }

  /** The line of a SKU that is no kit. */
  public static StockLine of(Sku sku, BigDecimal onHand, int reserved, StockLimits limits) {
    return new StockLine(sku, onHand, reserved, limits, List.of());
  }

  /** The line of a kit, which has at least one component. */
  public static StockLine kit(Sku sku, int reserved, StockLimits limits, List<Part> parts) {
    BigDecimal kits = parts.stream().map(Part::kits).min(BigDecimal::compareTo).orElseThrow();
    return new StockLine(sku, kits, reserved, limits, parts);
  }

  /** The same with what is reserved by now. */
  public StockLine with(Map<Sku, Integer> reservedNow) {
    int now = reservedNow.getOrDefault(sku, 0);
    return parts.isEmpty()
        ? new StockLine(sku, onHand, now, limits, parts)
        : kit(
            sku,
            now,
            limits,
            parts.stream()
                .map(part -> new Part(part.line().with(reservedNow), part.each()))
                .toList());
  }

  public boolean isKit() {
    return !parts.isEmpty();
  }

  /** Units held back. */
  public int buffer() {
    return limits.buffer().value().of(onHand);
  }

  /** Units to offer, 0 or more. */
  public int offered() {
    if (limits.paused().value()) {
      return 0;
    }
    return free()
        .setScale(0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(limits.cap().value()))
        .intValueExact();
  }

  /** Units that this channel may use, whole or not, 0 or more. */
  private BigDecimal free() {
    return onHand
        .subtract(BigDecimal.valueOf((long) reserved + buffer()))
        .multiply(limits.share().value())
        .max(BigDecimal.ZERO);
  }

  /** The arithmetic in one line, for people: every number with who set it. */
  public String explain() {
    StringBuilder text = new StringBuilder();
    text.append(isKit() ? "enough for " : "on hand ").append(onHand.toPlainString());
    if (isKit()) {
      text.append(" kits (").append(explainParts()).append(')');
    }
    text.append(" - reserved ").append(reserved);
    text.append(" - buffer ").append(buffer());
    text.append(" (").append(limits.buffer().value());
    text.append(", ").append(limits.buffer().from()).append(')');
    if (limits.share().value().compareTo(BigDecimal.ONE) != 0) {
      text.append(", times ").append(limits.share().value().toPlainString());
      text.append(" (").append(limits.share().from()).append(')');
    }
    if (limits.cap().value() != Integer.MAX_VALUE) {
      text.append(", at most ").append(limits.cap().value());
      text.append(" (").append(limits.cap().from()).append(')');
    }
    if (limits.paused().value()) {
      text.append(", paused (").append(limits.paused().from()).append(')');
    }
    return text.append(" = offered ").append(offered()).toString();
  }

  private String explainParts() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      StockLine line = part.line();
      text.append(text.isEmpty() ? "" : "; ");
      text.append(part.each()).append(" x ").append(line.sku());
      text.append(": on hand ").append(line.onHand().toPlainString());
      text.append(" - reserved ").append(line.reserved());
      text.append(" - buffer ").append(line.buffer());
      if (line.limits().share().value().compareTo(BigDecimal.ONE) != 0) {
        text.append(", times ").append(line.limits().share().value().toPlainString());
      }
      text.append(" is enough for ").append(part.kits().toPlainString());
    }
    return text.toString();
  }
}
