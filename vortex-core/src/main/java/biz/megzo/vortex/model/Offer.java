package biz.megzo.vortex.model;

import org.jspecify.annotations.Nullable;

/**
 * A product as it is listed on the channel right now.
 *
 * @param price null when the channel does not say
 * @param stock null when the channel does not say
 * @param active whether buyers can see it
 */
public record Offer(
    Sku sku, String name, @Nullable Money price, @Nullable Integer stock, boolean active) {}
