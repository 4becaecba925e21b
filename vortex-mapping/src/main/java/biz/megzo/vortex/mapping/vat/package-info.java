/** For hosts and rule authors: effective-dated VAT rates. */
@NullMarked
package biz.megzo.vortex.mapping.vat;

import org.jspecify.annotations.NullMarked;
