/** For hosts: plans, guards and outcomes of publishing catalogue, prices and stock. */
@NullMarked
package biz.megzo.vortex.publish;

import org.jspecify.annotations.NullMarked;
