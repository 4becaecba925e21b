/** For hosts: shipments, invoices and payments of an order, and their outcomes. */
@NullMarked
package biz.megzo.vortex.fulfil;

import org.jspecify.annotations.NullMarked;
