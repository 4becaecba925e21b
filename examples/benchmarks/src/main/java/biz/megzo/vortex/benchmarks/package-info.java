/** Programs that measure the library beside peers; run {@link Benchmarks}. */
@NullMarked
package biz.megzo.vortex.benchmarks;

import org.jspecify.annotations.NullMarked;
