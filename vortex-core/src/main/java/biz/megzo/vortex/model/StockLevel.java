package biz.megzo.vortex.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one warehouse holds of one product.
 *
 * @param quantity as the ERP gives it; may be decimal or negative
 * @param name the product's name as the stock list has it, null when it has none
 * @param unit the unit of measure as the stock list has it, null when it has none
 */
public record StockLevel(
    Sku sku, String warehouse, BigDecimal quantity, @Nullable String name, @Nullable String unit) {}
