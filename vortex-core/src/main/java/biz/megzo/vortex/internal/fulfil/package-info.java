/** Engine of invoices, shipments and payments; not for use outside vortex-core. */
@NullMarked
package biz.megzo.vortex.internal.fulfil;

import org.jspecify.annotations.NullMarked;
