/** For hosts: settings and outcomes of the stock flow. */
@NullMarked
package biz.megzo.vortex.stock;

import org.jspecify.annotations.NullMarked;
