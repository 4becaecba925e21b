package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A buyer wants to send something back ({@code api/celro.md} 8.1).
 *
 * @param id the marketplace's id of the request; empty when it gives none
 * @param orderId null when the marketplace does not say
 * @param sku null when the marketplace does not say
 * @param state the marketplace's word for how far it is; empty when it gives none
 * @param raw the marketplace's own text; buyer data
 */
public record ReturnRequest(
    String id, @Nullable String orderId, @Nullable Sku sku, String state, String raw) {
  /** Prints no buyer data. */
  @Override
  public String toString() {
    return "ReturnRequest[" + id + ", order " + orderId + "]";
  }
}
