package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Sku;

/**
 * An offer that waits for the marketplace's decision, or that it refused.
 *
 * @param reason the marketplace's words; empty when it gives none
 * @param manual whether a person at the marketplace decides
 */
public record QueuedOffer(Sku sku, String name, String reason, boolean manual) {}
