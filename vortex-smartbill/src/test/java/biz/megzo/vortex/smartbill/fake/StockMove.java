package biz.megzo.vortex.smartbill.fake;

import java.math.BigDecimal;

/** The new level of a product in a warehouse, as it is pushed. */
record StockMove(String code, String name, String warehouse, BigDecimal quantity) {}
