/** The first page: how every link is. */
@NullMarked
package biz.megzo.vortex.panel.overview;

import org.jspecify.annotations.NullMarked;
