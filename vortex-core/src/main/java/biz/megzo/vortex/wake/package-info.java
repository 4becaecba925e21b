/** For hosts that receive pushes: a push makes work happen sooner and is never believed. */
@NullMarked
package biz.megzo.vortex.wake;

import org.jspecify.annotations.NullMarked;
