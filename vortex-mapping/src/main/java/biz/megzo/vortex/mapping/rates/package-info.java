/** For hosts: currency rates, from BNR or from a source of the host's own. */
@NullMarked
package biz.megzo.vortex.mapping.rates;

import org.jspecify.annotations.NullMarked;
