/** Vortex on the command line. A program, not a library: nothing here is meant to be called. */
@NullMarked
package biz.megzo.vortex.runner;

import org.jspecify.annotations.NullMarked;
