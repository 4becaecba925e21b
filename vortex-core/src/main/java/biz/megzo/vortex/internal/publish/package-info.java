/** Engine of catalogue, price and stock publishing; not for use outside vortex-core. */
@NullMarked
package biz.megzo.vortex.internal.publish;

import org.jspecify.annotations.NullMarked;
