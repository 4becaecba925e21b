/** For host applications: the facade, its builder, what a pass reports, and the root exception. */
@NullMarked
package biz.megzo.vortex;

import org.jspecify.annotations.NullMarked;
