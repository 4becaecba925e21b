/** For hosts: invoices, shipments and payments of orders. */
@NullMarked
package biz.megzo.vortex.fulfil;

import org.jspecify.annotations.NullMarked;
