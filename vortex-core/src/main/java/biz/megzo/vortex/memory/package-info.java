/** For trials and tests: a store that keeps everything in memory. */
@NullMarked
package biz.megzo.vortex.memory;

import org.jspecify.annotations.NullMarked;
