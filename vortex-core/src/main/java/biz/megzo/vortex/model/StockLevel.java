package biz.megzo.vortex.model;

import java.math.BigDecimal;

/**
 * What one warehouse holds of one product.
 *
 * @param quantity as the ERP gives it; may be decimal or negative
 */
public record StockLevel(Sku sku, String warehouse, BigDecimal quantity) {}
