package biz.megzo.vortex.model;

import org.jspecify.annotations.Nullable;

/**
 * A product as the ERP's catalogue shows it.
 *
 * @param price null when the source has no price
 * @param priceIncludesVat whether {@code price} is gross
 * @param vat null when the source has no rate
 * @param unit the ERP's unit of measure, null when the source has none
 */
public record Product(
    Sku sku,
    String name,
    @Nullable Money price,
    boolean priceIncludesVat,
    @Nullable Vat vat,
    @Nullable String unit,
    boolean service) {}
