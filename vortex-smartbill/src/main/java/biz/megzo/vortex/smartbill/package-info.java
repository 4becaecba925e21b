/**
 * For hosts that keep their stock and prices in SmartBill: {@link
 * biz.megzo.vortex.smartbill.SmartBill} and its settings. Everything else is hidden.
 */
@NullMarked
package biz.megzo.vortex.smartbill;

import org.jspecify.annotations.NullMarked;
