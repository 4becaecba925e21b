/** Orders and what follows them: lists, one order with its whole story, and what people do. */
@NullMarked
package biz.megzo.vortex.panel.orders;

import org.jspecify.annotations.NullMarked;
