/** For hosts: states, holds, outcomes and settings of the order flow. */
@NullMarked
package biz.megzo.vortex.order;

import org.jspecify.annotations.NullMarked;
