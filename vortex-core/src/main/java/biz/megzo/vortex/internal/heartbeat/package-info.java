/** Engine of one pass over a link; not for use outside vortex-core. */
@NullMarked
package biz.megzo.vortex.internal.heartbeat;

import org.jspecify.annotations.NullMarked;
