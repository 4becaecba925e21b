/** The order engine: polling, recording, and what people do with held orders. */
@NullMarked
package biz.megzo.vortex.internal.order;

import org.jspecify.annotations.NullMarked;
