/** For hosts: invoices, steps, shipments and payments of recorded orders. */
@NullMarked
package biz.megzo.vortex.fulfil;

import org.jspecify.annotations.NullMarked;
