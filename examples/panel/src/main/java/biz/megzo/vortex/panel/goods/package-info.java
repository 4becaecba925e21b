/** Products, prices and stock: lists, one product, differences, stock settings, plans. */
@NullMarked
package biz.megzo.vortex.panel.goods;

import org.jspecify.annotations.NullMarked;
