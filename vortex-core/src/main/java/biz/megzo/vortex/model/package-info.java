/** For everybody: the immutable values that cross every seam. */
@NullMarked
package biz.megzo.vortex.model;

import org.jspecify.annotations.NullMarked;
