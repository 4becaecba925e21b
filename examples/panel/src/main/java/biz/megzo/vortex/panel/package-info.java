/** The vendor's web panel: the library behind pages. */
@NullMarked
package biz.megzo.vortex.panel;

import org.jspecify.annotations.NullMarked;
